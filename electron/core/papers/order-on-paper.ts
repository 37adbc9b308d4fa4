import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading } from '../context.ts';
import type { Select } from '../store/statement.ts';
import { orderOnPaper, ordersOfVisit } from './papers.sql.ts';

type RowOf<Statement> = Statement extends Select<infer Columns> ? Columns : never;

/** An order with all that a paper may say of it. */
export type OrderOnPaper = RowOf<typeof orderOnPaper>;

export function orderForPaper({ store }: Pick<Reading, 'store'>, repairId: number): OrderOnPaper {
  return store.get(orderOnPaper, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
}

/** All that came on one visit. */
export function ordersForPaper({ store }: Pick<Reading, 'store'>, visitId: number): OrderOnPaper[] {
  return store.all(ordersOfVisit, { visit: visitId });
}
