import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../shared/kernel/day.ts';
import type { RepairRow } from '../../shared/repairs/repair-row.ts';
import { type CoverageWord, coverageMeanings, isLate } from '../../shared/repairs/repairs.rules.ts';
import { repairStates } from '../../shared/repairs/states.rules.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './repairs.module.css';
import { useStateWord } from './state-words.ts';

interface RepairStateDotProps {
  repair: Pick<RepairRow, 'state'> & Partial<Pick<RepairRow, 'ownState' | 'isTooLong'>>;
}

/** Where it stands, by the shop's own name if it has one; that it stands there too long is a word too. */
export function RepairStateDot({ repair }: RepairStateDotProps) {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const { state, ownState, isTooLong } = repair;
  return (
    <StatusDot meaning={isTooLong ? 'bad' : repairStates[state].meaning}>
      {ownState ? <bdi>{ownState.name}</bdi> : stateWord(state)}
      {isTooLong && <span className={classes.late}> · {t('repairs.word.too-long')}</span>}
    </StatusDot>
  );
}

export function CoverageDot({ coverage }: { coverage: CoverageWord }) {
  const { t } = useTranslation();
  return <StatusDot meaning={coverageMeanings[coverage]}>{t(`repairs.coverage.${coverage}`)}</StatusDot>;
}

interface PromisedDayProps {
  repair: Pick<RepairRow, 'group' | 'state' | 'promisedOn'>;
  /** On a record: the day itself beside how near it is. */
  withDay?: boolean;
}

/** The promised day; how many days late in red and by word. */
export function PromisedDay({ repair, withDay = false }: PromisedDayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const { group, promisedOn } = repair;
  if (promisedOn === null || group === 'closed' || repair.state === 'ready')
    return <DayText day={promisedOn} />;
  const near = isLate(repair, today) ? (
    <StatusDot meaning="bad">
      <time dateTime={promisedOn} title={format.day(promisedOn, 'full')} className={classes.late}>
        {t('repairs.days-late', { count: daysBetween(promisedOn, today) })}
      </time>
    </StatusDot>
  ) : (
    <DayText day={promisedOn} isRelative />
  );
  if (!withDay) return near;
  return (
    <Group gap="md">
      <DayText day={promisedOn} style="full" />
      {near}
    </Group>
  );
}

/** Whose turn it is: the person who was named, else the shop; nobody where all is done. */
export function WhoseTurn({ repair }: { repair: Pick<RepairRow, 'state' | 'ownerName'> }) {
  const { t } = useTranslation();
  if (repairStates[repair.state].waitsFor === null) return <span>–</span>;
  return repair.ownerName ? <bdi>{repair.ownerName}</bdi> : <span>{t('repairs.turn.shop')}</span>;
}
