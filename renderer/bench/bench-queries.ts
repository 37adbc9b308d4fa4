import { useQuery } from '@tanstack/react-query';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';

/** What the bench knows changes with the orders too. */
const follows = { follows: ['repairs'] };

export function useWork(whose: 'mine' | 'unassigned') {
  return useQuery(orpc.bench.work.queryOptions({ input: { whose }, meta: follows })).data;
}

export function useBenchOf(repairId: number) {
  const mayRead = useMay('bench.read');
  return useQuery(orpc.bench.ofRepair.queryOptions({ input: { repairId }, meta: follows, enabled: mayRead }))
    .data;
}

export type BenchFacts = NonNullable<ReturnType<typeof useBenchOf>>;

/** The clock of the person at the desk; null where none runs, undefined until it is known. */
export function useClock() {
  const mayWork = useMay('bench.work');
  return useQuery(orpc.bench.clock.queryOptions({ enabled: mayWork, meta: follows })).data;
}

export function useCodes() {
  const mayRead = useMay('bench.read');
  return useQuery(orpc.bench.codes.queryOptions({ enabled: mayRead })).data;
}
