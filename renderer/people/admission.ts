import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../app/api.ts';
import { askWhoIsThere, report } from '../app/query-client.ts';

export interface Admission {
  outcome: 'signed-in' | 'wrong' | 'changed';
  waitSeconds: number;
}

export interface Attempts {
  isWrong: boolean;
  isBusy: boolean;
  /** Seconds until the next try; 0 if it may come now. */
  waitSeconds: number;
  /** True if the secret was right. */
  attempt: (ask: () => Promise<Admission>) => Promise<boolean>;
  forget: () => void;
}

/** Tries a secret, and counts down where the core says to wait. */
export function useAttempts(): Attempts {
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [waitUntil, setWaitUntil] = useState(0);
  const [now, setNow] = useState(0);
  const waitSeconds = Math.max(0, Math.ceil((waitUntil - now) / 1000));
  const isWaiting = waitSeconds > 0;

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isWaiting]);

  const wait = useCallback((seconds: number) => {
    const start = Date.now();
    setNow(start);
    setWaitUntil(seconds > 0 ? start + seconds * 1000 : 0);
  }, []);

  const attempt = useCallback(
    async (ask: () => Promise<Admission>) => {
      setIsBusy(true);
      setIsWrong(false);
      try {
        const admission = await ask();
        setIsWrong(admission.outcome === 'wrong');
        wait(admission.waitSeconds);
        if (admission.outcome === 'signed-in') askWhoIsThere();
        return admission.outcome !== 'wrong';
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal?.reason === 'people.wait') wait(Number(refusal.facts?.waitSeconds ?? 1));
        else report(error);
        return false;
      } finally {
        setIsBusy(false);
      }
    },
    [wait],
  );

  const forget = useCallback(() => {
    setIsWrong(false);
    setWaitUntil(0);
  }, []);
  return { isWrong, isBusy, waitSeconds, attempt, forget };
}
