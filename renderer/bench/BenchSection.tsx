import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOutcome, outcomes } from '../../shared/bench/outcome.rules.ts';
import { partStates } from '../../shared/bench/parts.rules.ts';
import { useMay } from '../app/me.ts';
import { useMover } from '../repairs/mover.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import type { BenchPartProps } from './bench-part.ts';
import { CheckRounds } from './CheckRounds.tsx';
import { Findings } from './Findings.tsx';
import { PartRows } from './PartRows.tsx';
import { WorkTimes } from './WorkTimes.tsx';

/** What the bench knows, one thing under the other; what there is nothing of is not there. */
export function BenchSection(props: BenchPartProps) {
  const { t } = useTranslation();
  const { repair, bench } = props;
  const { findings, parts, rounds, notes, workTimes, outcome, job, installedVersion } = bench;
  const isEmpty =
    findings.length + parts.length + rounds.length + notes.length + workTimes.length === 0 &&
    outcome === '' &&
    job === 'repair' &&
    installedVersion === '';
  if (isEmpty) return null;
  return (
    <Section title={t('bench.section.title')} aside={<OutcomeDot outcome={outcome} />}>
      {(job !== 'repair' || installedVersion !== '') && <Versions {...props} />}
      {findings.length > 0 && (
        <Part title={t('bench.section.findings')}>
          <Findings {...props} />
        </Part>
      )}
      {(parts.length > 0 || repair.state === 'waitingForParts') && (
        <Part title={t('bench.section.parts')}>
          <Parts {...props} />
        </Part>
      )}
      {rounds.length > 0 && (
        <Part title={t('bench.section.checks')}>
          <CheckRounds {...props} />
        </Part>
      )}
      {workTimes.length > 0 && <WorkTimes {...props} />}
      {notes.length > 0 && (
        <Part title={t('bench.section.notes')}>
          <Notes {...props} />
        </Part>
      )}
    </Section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className={classes.sub}>{title}</h3>
      {children}
    </>
  );
}

function OutcomeDot({ outcome }: { outcome: string }) {
  const { t } = useTranslation();
  if (!isOutcome(outcome)) return null;
  return <StatusDot meaning={outcomes[outcome].meaning}>{t(`bench.outcome.${outcome}`)}</StatusDot>;
}

function Versions({ bench }: BenchPartProps) {
  const { t } = useTranslation();
  const { job, targetVersion, currentVersion, installedVersion } = bench;
  return (
    <p className={classes.said}>
      {job !== 'repair' && (
        <>
          {t(`bench.job.${job}`)} → <bdi dir="ltr">{targetVersion || currentVersion}</bdi>
          {' · '}
        </>
      )}
      {t('bench.field.installed')}: {installedVersion ? <bdi dir="ltr">{installedVersion}</bdi> : '–'}
    </p>
  );
}

/** With the last part here, work can go on: said and offered at once. */
function Parts({ repair, bench, mayWork, onOpen }: BenchPartProps) {
  const { t } = useTranslation();
  const mover = useMover();
  const [isJustHere, setJustHere] = useState(false);
  const mayMove = useMay('repairs.move');
  const isWaiting = repair.state === 'waitingForParts';
  const isAllHere = !bench.parts.some(({ state }) => partStates[state].isOutstanding);
  return (
    <>
      <PartRows
        parts={bench.parts}
        mayWork={mayWork}
        onChange={(part) => onOpen({ kind: 'part', part })}
        onOrder={(part) => onOpen({ kind: 'part', part, isOrdering: true })}
        onAllHere={() => setJustHere(true)}
      />
      {isWaiting && isAllHere && (
        <p className={classes.inline} role={isJustHere ? 'status' : undefined}>
          <StatusDot meaning="good">{t('bench.part.all-here')}</StatusDot>
          {mayMove && (
            <Button
              className={classes.big}
              leftSection={<IconArrowRight size={18} className={classes.forward} aria-hidden="true" />}
              onClick={() => mover.start(repair, 'inRepair')}
            >
              {t('bench.part.go-on')}
            </Button>
          )}
        </p>
      )}
      {mover.sheet}
    </>
  );
}

function Notes({ bench }: BenchPartProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.rows}>
      {bench.notes.map(({ id, audience, text, writtenAt, writtenBy }) => (
        <li key={id} className={classes.row}>
          <span className={classes.rowWords}>
            <bdi className={classes.note}>{text}</bdi>
            <span className={classes.quiet}>
              {t(`bench.note.${audience}`)} · <InstantText at={writtenAt} />{' '}
              {writtenBy && <bdi>{writtenBy}</bdi>}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
