import { type BillLine, storageLines } from '../../../shared/payments/bill.rules.ts';
import type { Reading } from '../context.ts';
import { chargeLines } from '../estimates/charge-lines.ts';
import { letterFor } from '../handovers/letter.ts';
import { type OrderOnPaper, orderForPaper } from '../papers/order-on-paper.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import { standingLine } from './invoices.sql.ts';

export type BilledOrder = OrderOnPaper;

export const orderToBill = orderForPaper;

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
  const letter = feeMinor === null ? undefined : letterFor(context, order.id);
  if (!letter) return [];
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
