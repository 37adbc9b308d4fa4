import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { workedMinutes } from '../../shared/bench/work-time.rules.ts';
import { useNow } from '../app/now.ts';
import classes from './bench.module.css';
import { useClock } from './bench-queries.ts';
import { useWorkClock } from './use-work-clock.tsx';
import { useWorkedTime } from './worked-time.ts';

/** On every screen of whoever works: on what, for how long, and how to stop. Nothing where no clock runs. */
export function RunningClock() {
  const { t } = useTranslation();
  const running = useClock();
  const now = useNow();
  const workedTime = useWorkedTime();
  const { stop, isBusy, sheet } = useWorkClock();
  if (!running) return sheet;
  const { workId, repairId, number, startedAt, isForgotten } = running;
  const minutes = workedMinutes([{ startedAt, endedAt: null }], now);
  return (
    <div className={classes.clock} data-forgotten={isForgotten || undefined} role="status" aria-live="off">
      <Link
        to={`/repairs/${repairId}`}
        className={classes.clockWords}
        aria-label={t('bench.clock.running', { number, time: workedTime(minutes) })}
      >
        <span className={classes.clockDot} aria-hidden="true" />
        <bdi className={classes.clockNumber}>{number}</bdi> <span>{workedTime(minutes)}</span>
      </Link>
      <Button
        size="compact-sm"
        variant="default"
        className={classes.clockStop}
        leftSection={<IconPlayerStop size={14} aria-hidden="true" />}
        loading={isBusy}
        onClick={() => stop(workId)}
      >
        {t('bench.action.stop')}
      </Button>
      {sheet}
    </div>
  );
}
