import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { type EstimateValues, isEstimate } from './estimate-values.ts';

const pauseMs = 500;

const formOf = (repairId: number) => `estimates.write:${repairId}`;

/** What this person had typed and not sent: undefined until the core has said, null where there is none. */
export function useKeptEstimate(repairId: number): EstimateValues | null | undefined {
  const { data, isSuccess, isError } = useQuery({
    ...orpc.drafts.of.queryOptions({ input: { form: formOf(repairId) } }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (isSuccess) return isEstimate(data?.body) ? data.body : null;
  return isError ? null : undefined;
}

/** Keeps what is typed, a moment later and on leaving; `end` when it was sent or is not wanted any more. */
export function useEstimateKeeper(repairId: number) {
  const form = formOf(repairId);
  const [isKept, setIsKept] = useState(false);
  const waiting = useRef<EstimateValues | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const body = waiting.current;
    if (!body) return;
    waiting.current = null;
    const send = () => api.drafts.keep({ form, body }).then(() => setIsKept(waiting.current === null));
    underWay.current = underWay.current.then(send).catch(report);
  }, [form]);

  const keep = useCallback(
    (values: EstimateValues) => {
      waiting.current = values;
      setIsKept(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    [flush],
  );

  const end = useCallback(async () => {
    waiting.current = null;
    clearTimeout(timer.current);
    await underWay.current;
    await api.drafts.discard({ form }).catch(report);
  }, [form]);

  useEffect(() => {
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { isKept, keep, end };
}
