import type { Day } from '../kernel/day.ts';

export const promiseKinds = ['handover', 'callback', 'visit', 'refund'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** What becomes of a promise. Only `kept` counts as kept; `open` is one whose day has not passed. */
export const promiseOutcomes = ['open', 'kept', 'revised', 'broken', 'withdrawn'] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];

export type EndedBy = 'fulfilled' | 'revised' | 'withdrawn';

/**
 * The outcome that an act on day `on` gives to a promise for `dueOn`. What is done, moved or called off when the day
 * has passed comes too late: the promise was broken.
 */
export function outcomeOf(by: EndedBy, dueOn: Day, on: Day): Exclude<PromiseOutcome, 'open'> {
  if (on > dueOn) return 'broken';
  return by === 'fulfilled' ? 'kept' : by;
}

export interface ReadPromise {
  dueOn: Day;
  /** As the ledger has it; null where nothing was written down. */
  ended: Exclude<PromiseOutcome, 'open'> | null;
  /** Orders from before the ledger knew ends: the day of the promise that took its place, or of being ready or closed. */
  revisedOn: Day | null;
  fulfilledOn: Day | null;
  withdrawnOn: Day | null;
}

/** How a promise stands today. Without an act it is open up to its day, and broken from the next one on. */
export function standingOf(promise: ReadPromise, today: Day): PromiseOutcome {
  const { dueOn, ended, revisedOn, fulfilledOn, withdrawnOn } = promise;
  if (ended) return ended;
  if (revisedOn) return outcomeOf('revised', dueOn, revisedOn);
  if (fulfilledOn) return outcomeOf('fulfilled', dueOn, fulfilledOn);
  if (withdrawnOn) return outcomeOf('withdrawn', dueOn, withdrawnOn);
  return dueOn < today ? 'broken' : 'open';
}

export interface KeptCount {
  kept: number;
  revised: number;
  broken: number;
  withdrawn: number;
  open: number;
}

export function countOutcomes(outcomes: Iterable<PromiseOutcome>): KeptCount {
  const count: KeptCount = { kept: 0, revised: 0, broken: 0, withdrawn: 0, open: 0 };
  for (const outcome of outcomes) count[outcome] += 1;
  return count;
}

/**
 * The share of promises kept in hundredths of a percent; revised in advance and broken are not. What still stands and
 * what the customer called off has no say. Null where there is nothing to judge.
 */
export function keptShare({ kept, revised, broken }: KeptCount): number | null {
  const judged = kept + revised + broken;
  return judged === 0 ? null : Math.round((kept * 10_000) / judged);
}
