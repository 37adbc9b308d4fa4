import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type BillLine, storageLines } from '../../../shared/payments/bill.rules.ts';
import type { Reading } from '../context.ts';
import { chargeLines } from '../estimates/charge-lines.ts';
import { lastLetter } from '../handovers/uncollected.sql.ts';
import { orderOnPaper } from '../papers/papers.sql.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import type { Select } from '../store/statement.ts';
import { standingLine } from './invoices.sql.ts';

type RowOf<Statement> = Statement extends Select<infer Columns> ? Columns : never;

export type BilledOrder = RowOf<typeof orderOnPaper>;

export function orderToBill({ store }: Reading, repairId: number): BilledOrder {
  return store.get(orderOnPaper, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
}

/** Whether lines of an order stand on an invoice and were not taken back. */
export function isInvoiced({ store }: Reading, repairId: number): boolean {
  return store.get(standingLine, { repair: repairId }) !== undefined;
}

/** All that an order has come to cost and that is on no invoice: agreed work, fees, and storage after the letter. */
export function openBill(context: Reading, order: BilledOrder): BillLine[] {
  if (isInvoiced(context, order.id)) return [];
  const lines: BillLine[] = chargeLines(context, order.id).map((line) => ({ ...line, repairId: order.id }));
  return [...lines, ...storageOf(context, order)];
}

function storageOf(context: Reading, order: BilledOrder): BillLine[] {
  if (order.state !== 'ready') return [];
  const feeMinor = policy(context).storageFeeMinor;
  const letter = feeMinor === null ? undefined : context.store.get(lastLetter, { repair: order.id });
  const isOfThisTime =
    letter && order.ready_at !== null && letter.takenOn >= dayOfInstant(order.ready_at, context.shop.zone);
  if (!isOfThisTime) return [];
  return storageLines(
    {
      repairId: order.id,
      letterOn: letter.takenOn,
      feeMinor,
      taxBasisPoints: shop(context).taxBasisPoints,
    },
    context.today,
  );
}
