import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading } from '../context.ts';
import { repairById } from './repairs.sql.ts';

/** The order as it stands; refused where there is none. */
export function orderById({ store }: Pick<Reading, 'store'>, id: number) {
  return store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
}

/** The same of an order on which somebody still works. */
export function openOrderById(context: Pick<Reading, 'store'>, id: number) {
  const order = orderById(context, id);
  if (order.group !== 'open') refuse('conflict', 'repairs.not-open', { number: order.number });
  return order;
}

/** Every change of an order gets a moment of its own, also within one millisecond or under a clock that was set back. */
export function momentAfter({ now }: Pick<Reading, 'now'>, { changedAt }: { changedAt: number }): number {
  return Math.max(now, changedAt + 1);
}
