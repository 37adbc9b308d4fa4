import { Button } from '@mantine/core';
import { IconArrowRight, IconHandGrab, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WorkRow } from '../../shared/bench/bench.contract.ts';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { api, refusalOf } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { countersign } from '../people/Countersign.tsx';
import type { Mover } from '../repairs/mover.tsx';
import { nextSteps } from '../repairs/next-step.ts';
import { CoverageDot, PromisedDay, RepairStateDot } from '../repairs/RepairStatus.tsx';
import { useStateWord } from '../repairs/state-words.ts';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import { PartsDot } from './PartsDot.tsx';
import type { WorkClock } from './use-work-clock.tsx';
import { useWorkedTime } from './worked-time.ts';

interface WorkItemProps {
  row: WorkRow;
  to: string;
  isOpen: boolean;
  isMine: boolean;
  mayWork: boolean;
  /** The clock that runs on this order; null where none does. */
  runningWorkId: number | null;
  clock: WorkClock;
  mover: Mover;
}

/** The state that usually comes next, where a move alone leads there: what is written or signed is done on its page. */
function usualNext(state: RepairState): RepairState | null {
  const [step] = nextSteps[state].filter((id) => !id.startsWith('bench.'));
  const prefix = 'repairs.move-';
  return step?.startsWith(prefix) ? (step.slice(prefix.length) as RepairState) : null;
}

/** One order on the bench: what it is, when it is due, what it waits for, and what is done with it by one tap. */
export function WorkItem({ row, to, isOpen, isMine, mayWork, runningWorkId, clock, mover }: WorkItemProps) {
  const { t } = useTranslation();
  const workedTime = useWorkedTime();
  const { id, number, label, fault, workedMinutes } = row;
  return (
    <li
      className={classes.item}
      data-open={isOpen || undefined}
      data-running={runningWorkId !== null || undefined}
    >
      <Link to={to} className={classes.itemWords}>
        <span className={classes.itemHead}>
          <bdi className={classes.itemLabel}>{label}</bdi>
          <bdi className={classes.itemNumber}>{number}</bdi>
          {row.isUrgent && <StatusDot meaning="risk">{t('repairs.word.urgent')}</StatusDot>}
        </span>
        <bdi className={classes.itemFault}>{fault}</bdi>
        <span className={classes.itemFacts}>
          <PromisedDay repair={row} />
          <RepairStateDot repair={row} />
          <PartsDot parts={row.parts} on={row.partsOn} />
          <CoverageDot coverage={row.coverage} />
          {workedMinutes > 0 && <span className={classes.quiet}>{workedTime(workedMinutes)}</span>}
        </span>
      </Link>
      {mayWork && (
        <div className={classes.itemActions}>
          {isMine ? (
            <>
              <ClockButton id={id} runningWorkId={runningWorkId} clock={clock} />
              <NextButton row={row} mover={mover} />
            </>
          ) : (
            <TakeButton row={row} />
          )}
        </div>
      )}
    </li>
  );
}

function ClockButton({
  id,
  runningWorkId,
  clock,
}: {
  id: number;
  runningWorkId: number | null;
  clock: WorkClock;
}) {
  const { t } = useTranslation();
  const isRunning = runningWorkId !== null;
  return (
    <Button
      className={classes.big}
      variant={isRunning ? 'filled' : 'default'}
      disabled={clock.isBusy}
      leftSection={
        isRunning ? (
          <IconPlayerStop size={18} aria-hidden="true" />
        ) : (
          <IconPlayerPlay size={18} aria-hidden="true" />
        )
      }
      onClick={() => (isRunning ? clock.stop(runningWorkId) : clock.start(id))}
    >
      {t(isRunning ? 'bench.action.stop' : 'bench.action.start')}
    </Button>
  );
}

function NextButton({ row, mover }: { row: WorkRow; mover: Mover }) {
  const stateWord = useStateWord();
  const next = usualNext(row.state);
  if (next === null) return null;
  return (
    <Button
      className={classes.big}
      variant="default"
      leftSection={<IconArrowRight size={18} className={classes.forward} aria-hidden="true" />}
      onClick={() => mover.start(row, next)}
    >
      {stateWord(next)}
    </Button>
  );
}

function TakeButton({ row: { id, number, label } }: { row: WorkRow }) {
  const { t } = useTranslation();
  const name = useMe()?.person?.name ?? '';
  const takeIt = async () => {
    try {
      return await api.bench.take({ repairId: id });
    } catch (error) {
      if (refusalOf(error)?.reason !== 'capacity.skill-missing') throw error;
      const sentence = t('repairs.assign.warranty-work', { name, number });
      const countersignId = await countersign({ right: 'capacity.write', sentence });
      return countersignId === null ? null : await api.bench.take({ repairId: id, countersignId });
    }
  };
  const take = useMutation({
    mutationFn: takeIt,
    onSuccess: (answer) => {
      if (answer === null) return;
      if (answer.isUnskilled) notifyProblem(t('bench.take.unskilled', { number, label }));
      else notifyDone(t('bench.take.done', { number }));
    },
  });
  return (
    <Button
      className={classes.big}
      leftSection={<IconHandGrab size={18} aria-hidden="true" />}
      loading={take.isPending}
      onClick={() => take.mutate()}
    >
      {t('bench.action.take')}
    </Button>
  );
}
