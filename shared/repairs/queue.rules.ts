import type { Day } from '../kernel/day.ts';

/** All that the order of work looks at. What a repair costs and who pays for it is not here. */
export interface Queued {
  id: number;
  promisedOn: Day | null;
  isUrgent: boolean;
  receivedAt: number;
}

/** Stands for no promise: after every day. */
export const noDay = '9999-12-31';

/**
 * The order of work: by the promised day, those without one last; on the same day the urgent ones first; then whoever
 * came first. Negative where `one` comes before `other`; 0 only for the same order.
 */
export function inQueueOrder(one: Queued, other: Queued): number {
  const [oneDay, otherDay] = [one.promisedOn ?? noDay, other.promisedOn ?? noDay];
  if (oneDay !== otherDay) return oneDay < otherDay ? -1 : 1;
  if (one.isUrgent !== other.isUrgent) return one.isUrgent ? -1 : 1;
  return one.receivedAt - other.receivedAt || one.id - other.id;
}
