import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, orpc } from '../app/api.ts';
import { connectionIsLost, isConnectionError, useConnection } from '../app/connection.ts';
import { report } from '../app/query-client.ts';
import { isOfStoreHealth } from '../app/store-health.ts';
import { completed, type IntakeValues, isIntake } from './intake-values.ts';

const pauseMs = 350;
const askAgainMs = 2500;

interface Local {
  values: IntakeValues;
}

/** What the core has not yet confirmed stays in this tab until it has. */
const localKey = (form: string, personId: number) => `aftercare-draft ${personId} ${form}`;

function readLocal(key: string): IntakeValues | null {
  try {
    const { values } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Local>;
    return isIntake(values) ? completed(values) : null;
  } catch {
    return null;
  }
}

/** The draft as it was left: undefined until the core has said, null where there is none. */
export function useKeptDraft(form: string, personId: number): IntakeValues | null | undefined {
  const key = localKey(form, personId);
  const { data, isSuccess, isError } = useQuery({
    ...orpc.drafts.of.queryOptions({ input: { form } }),
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  const isConnectionGone = useConnection(({ isLost }) => isLost);
  const local = readLocal(key);
  if (local) return local;
  if (isSuccess) return isIntake(data?.body) ? completed(data.body) : null;
  return isError || isConnectionGone ? null : undefined;
}

export interface DraftKeeper {
  /** Whether all that was typed is kept in the core. */
  isKept: boolean;
  keep: (values: IntakeValues) => void;
  /** Now, without the pause: on leaving a field or the page. */
  flush: () => void;
  /** Keeps what is still waiting and then no more: what arrived after the intake would bring its draft back. */
  hold: () => Promise<void>;
  /** The intake was refused: goes on keeping. */
  resume: () => void;
  /** The intake is done, and the core has ended its draft. */
  end: () => void;
}

/**
 * Keeps what is typed: at once in this tab, a moment later in the core. Without a connection it stays here and goes
 * when the core answers again.
 */
export function useDraftKeeper(form: string, personId: number): DraftKeeper {
  const key = localKey(form, personId);
  const [isKept, setIsKept] = useState(false);
  const waiting = useRef<IntakeValues | null>(null);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isEnded = useRef(false);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const values = waiting.current;
    if (!values || isEnded.current) return;
    waiting.current = null;
    // One after another, so that an older one cannot arrive last.
    const send = () => api.drafts.keep({ form, body: values });
    underWay.current = underWay.current.then(send).then(
      () => {
        if (waiting.current) return;
        sessionStorage.removeItem(key);
        setIsKept(true);
      },
      (error) => {
        waiting.current ??= values;
        const isConnectionGone = isConnectionError(error);
        if (isConnectionGone) connectionIsLost();
        // the banner says it; it stays in this tab and goes when the disk takes it
        if (isConnectionGone || isOfStoreHealth(error)) timer.current = setTimeout(flush, askAgainMs);
        else report(error);
      },
    );
  }, [form, key]);

  const keep = useCallback(
    (values: IntakeValues) => {
      waiting.current = values;
      setIsKept(false);
      try {
        sessionStorage.setItem(key, JSON.stringify({ values } satisfies Local));
      } catch {
        // no room in the tab's own store: it stays on the screen, and goes to the core all the same
      }
      clearTimeout(timer.current);
      if (!isEnded.current) timer.current = setTimeout(flush, pauseMs);
    },
    [flush, key],
  );

  const hold = useCallback(async () => {
    flush();
    isEnded.current = true;
    await underWay.current;
    clearTimeout(timer.current);
  }, [flush]);

  const resume = useCallback(() => {
    isEnded.current = false;
    flush();
  }, [flush]);

  const end = useCallback(() => {
    isEnded.current = true;
    waiting.current = null;
    sessionStorage.removeItem(key);
  }, [key]);

  useEffect(() => {
    isEnded.current = false;
    const onHide = () => flush();
    globalThis.addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      globalThis.removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);

  return { isKept, keep, flush, hold, resume, end };
}
