import { useMutation } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, refusalOf } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import { useWorkedTime } from './worked-time.ts';

// The frame shows the clock: what brings whole contracts along is loaded when it is needed.
const ForgottenSheet = lazy(async () => ({ default: (await import('./ForgottenSheet.tsx')).ForgottenSheet }));

export interface Forgotten {
  workId: number;
  number: string;
  startedAt: number;
}

export interface WorkClock {
  start: (repairId: number) => void;
  stop: (workId: number) => void;
  isBusy: boolean;
  /** Asks what a forgotten clock really counted. */
  sheet: ReactNode;
}

/** Starting and stopping one's clock, from wherever an order is shown. */
export function useWorkClock(): WorkClock {
  const { t } = useTranslation();
  const workedTime = useWorkedTime();
  const [forgotten, setForgotten] = useState<Forgotten | null>(null);
  const onError = (error: unknown) => {
    const refusal = refusalOf(error);
    if (refusal?.reason === 'bench.forgotten-clock') setForgotten(refusal.facts as unknown as Forgotten);
    else report(error);
  };
  const { mutate: start, isPending: isStarting } = useMutation({
    mutationFn: (repairId: number) => api.bench.startWork({ repairId }).catch(onError),
    onSuccess: (answer) => {
      if (!answer?.stopped) return;
      const { number, minutes } = answer.stopped;
      notifyDone(t('bench.clock.stopped-other', { number, time: workedTime(minutes) }));
    },
  });
  const { mutate: stop, isPending: isStopping } = useMutation({
    mutationFn: (workId: number) => api.bench.stopWork({ workId }).catch(onError),
    onSuccess: (answer) => {
      if (!answer) return;
      if (answer.wasClockSetBack) notifyProblem(t('bench.clock.set-back'));
      else notifyDone(t('bench.clock.stopped', { time: workedTime(answer.minutes) }));
    },
  });
  return {
    start,
    stop,
    isBusy: isStarting || isStopping,
    sheet: forgotten && (
      <Suspense fallback={null}>
        <ForgottenSheet forgotten={forgotten} onClose={() => setForgotten(null)} />
      </Suspense>
    ),
  };
}
