import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { StoreState } from '../../shared/health/health.contract.ts';
import { orpc, refusalOf } from './api.ts';

const askAgainMs = 5000;

/** Whether the shop's file can be written; undefined until the core has said. */
export function useStoreHealth(): StoreState | undefined {
  return useQuery({
    ...orpc.health.state.queryOptions(),
    meta: { isQuiet: true },
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'sound' ? askAgainMs : false),
  }).data;
}

/** Whether nothing can be written now, for what is done by itself and not by somebody's hand. */
export function useIsReadOnly(): { readonly current: boolean } {
  const isReadOnly = useRef(false);
  isReadOnly.current = useStoreHealth()?.state === 'failing';
  return isReadOnly;
}

/** Whether an answer says that the disk is the trouble: the banner tells it, and the same may be tried again later. */
export function isOfStoreHealth(error: unknown): boolean {
  return refusalOf(error)?.reason.startsWith('health.') ?? false;
}
