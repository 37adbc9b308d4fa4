import { useTranslation } from 'react-i18next';
import type { RepairRow } from '../../shared/repairs/repairs.contract.ts';
import {
  type CoverageWord,
  coverageMeanings,
  isLate,
  type RepairState,
  repairStates,
} from '../../shared/repairs/repairs.rules.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { StatusDot } from '../ui/StatusDot.tsx';

export function RepairStateDot({ state }: { state: RepairState }) {
  const { t } = useTranslation();
  return <StatusDot meaning={repairStates[state].meaning}>{t(`repairs.state.${state}`)}</StatusDot>;
}

export function CoverageDot({ coverage }: { coverage: CoverageWord }) {
  const { t } = useTranslation();
  return <StatusDot meaning={coverageMeanings[coverage]}>{t(`repairs.coverage.${coverage}`)}</StatusDot>;
}

/** The promised day; late in red and by word. */
export function PromisedDay({ repair }: { repair: Pick<RepairRow, 'group' | 'promisedOn'> }) {
  const { t } = useTranslation();
  const { today } = useDesk();
  if (repair.group === 'closed' || !isLate(repair, today)) {
    return <DayText day={repair.promisedOn} isRelative={repair.group === 'open'} />;
  }
  return (
    <StatusDot meaning="bad">
      <span style={{ color: 'var(--meaning-bad)' }}>
        {t('repairs.late')} · <DayText day={repair.promisedOn} isRelative />
      </span>
    </StatusDot>
  );
}

/** Whose turn it is: the person who was named, else the shop; nobody where all is done. */
export function WhoseTurn({ repair }: { repair: Pick<RepairRow, 'state' | 'ownerName'> }) {
  const { t } = useTranslation();
  if (repairStates[repair.state].turn === 'nobody') return <span>–</span>;
  return repair.ownerName ? <bdi>{repair.ownerName}</bdi> : <span>{t('repairs.turn.shop')}</span>;
}
