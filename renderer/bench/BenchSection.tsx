import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckRound } from '../../shared/bench/bench.contract.ts';
import { openPoints } from '../../shared/bench/checks.rules.ts';
import { codeName } from '../../shared/bench/codes.rules.ts';
import { isOutcome, outcomes } from '../../shared/bench/outcome.rules.ts';
import { partStates } from '../../shared/bench/parts.rules.ts';
import { workedMinutes } from '../../shared/bench/work-time.rules.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { useMay, useMe } from '../app/me.ts';
import { useNow } from '../app/now.ts';
import { useMover } from '../repairs/mover.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import { type BenchFacts, useCodes } from './bench-queries.ts';
import { PartRows } from './PartRows.tsx';
import type { BenchSheet } from './use-bench-part.tsx';
import { useWorkedTime } from './worked-time.ts';

interface BenchSectionProps {
  repair: Repair;
  bench: BenchFacts;
  mayWork: boolean;
  onOpen: (sheet: BenchSheet) => void;
}

/** What the bench knows, one thing under the other; what there is nothing of is not there. */
export function BenchSection(props: BenchSectionProps) {
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
          <Rounds {...props} />
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

function Versions({ bench }: BenchSectionProps) {
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

function Findings({ bench, mayWork, onOpen }: BenchSectionProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const codes = useCodes();
  const names = useMemo(
    () => new Map((codes ?? []).map((code) => [code.word, codeName(code, language)])),
    [codes, language],
  );
  return (
    <ul className={classes.rows}>
      {bench.findings.map((finding) => {
        const { id, unit, unitNames, fault, cause, remedy, text } = finding;
        const why = [names.get(cause), names.get(remedy)].filter(Boolean).join(' · ');
        const isWhole = fault !== '' && cause !== '' && remedy !== '';
        return (
          <li key={id} className={classes.row}>
            <span className={classes.rowWords}>
              <span>
                {unit && <strong>{nameIn({ name: unit, names: unitNames }, language)}: </strong>}
                {names.get(fault) ?? fault}
              </span>
              {why && <span className={classes.quiet}>{why}</span>}
              {text && <bdi className={classes.note}>{text}</bdi>}
            </span>
            <span className={classes.inline}>
              {!isWhole && <StatusDot meaning="risk">{t('bench.finding.not-whole')}</StatusDot>}
              {mayWork && (
                <Button
                  variant="default"
                  className={classes.big}
                  onClick={() => onOpen({ kind: 'finding', finding })}
                >
                  {t(isWhole ? 'common.action.edit' : 'bench.finding.complete')}
                </Button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** With the last part here, work can go on: said and offered at once. */
function Parts({ repair, bench, mayWork, onOpen }: BenchSectionProps) {
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

function Rounds({ bench, mayWork, onOpen }: BenchSectionProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.rows}>
      {bench.rounds.map((round) => (
        <li key={round.id} className={classes.row}>
          <span className={classes.rowWords}>
            <span className={classes.inline}>
              {t(`bench.check.${round.moment}`)} <RoundDot round={round} />
            </span>
            <Failed round={round} />
          </span>
          {mayWork && !round.isOver && (
            <Button
              variant="default"
              className={classes.big}
              onClick={() => onOpen({ kind: 'check', moment: round.moment })}
            >
              {t('bench.check.open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function RoundDot({ round: { isOver, moment, points } }: { round: CheckRound }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isOver) return <StatusDot meaning="done">{t('bench.check.over')}</StatusDot>;
  const open = openPoints(moment, points);
  if (open.length === 0) return <StatusDot meaning="good">{t('bench.check.passed')}</StatusDot>;
  const meaning = open.some(({ answer }) => answer === 'fail') ? 'bad' : 'waiting';
  return (
    <StatusDot meaning={meaning}>
      {format.digits(t('bench.check.open-points', { count: open.length }))}
    </StatusDot>
  );
}

function Failed({ round }: { round: CheckRound }) {
  const { language } = useDesk();
  const failed = round.points.filter(({ answer }) => answer === 'fail');
  if (failed.length === 0) return null;
  return (
    <bdi className={classes.quiet}>
      {failed
        .map(
          ({ names, note }) => `${nameIn({ name: Object.values(names)[0] ?? '', names }, language)}: ${note}`,
        )
        .join(' · ')}
    </bdi>
  );
}

function WorkTimes({ bench, mayWork, onOpen }: BenchSectionProps) {
  const { t } = useTranslation();
  const me = useMe()?.person?.id;
  const mayTellRight = useMay('bench.codes');
  const workedTime = useWorkedTime();
  const now = useNow();
  const total = workedMinutes(bench.workTimes, now);
  return (
    <Part title={`${t('bench.section.work')} · ${workedTime(total)}`}>
      <ul className={classes.rows}>
        {bench.workTimes.map((work) => {
          const { id, personId, personName, startedAt, endedAt, reason, isCorrection } = work;
          const minutes = workedMinutes([work], now);
          return (
            <li key={id} className={classes.row}>
              <span className={classes.inline}>
                <span>{workedTime(minutes)}</span>
                <bdi>{personName}</bdi>
                <span className={classes.quiet}>
                  <InstantText at={startedAt} />
                  {reason && (
                    <>
                      {' · '}
                      {isCorrection && <>{t('bench.work.corrected')}: </>}
                      <bdi>{reason}</bdi>
                    </>
                  )}
                </span>
                {endedAt === null && <StatusDot meaning="good">{t('bench.work.running')}</StatusDot>}
              </span>
              {mayWork && endedAt !== null && (personId === me || mayTellRight) && (
                <Button
                  variant="subtle"
                  color="gray"
                  className={classes.big}
                  onClick={() => onOpen({ kind: 'work', work: { id, minutes } })}
                >
                  {t('bench.work.correct')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Notes({ bench }: BenchSectionProps) {
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
