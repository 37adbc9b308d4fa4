import { refuse } from '../../../shared/kernel/refusal.ts';
import { sumsOf } from '../../../shared/payments/bill.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { accountOf, balanceOfOrder } from './account.ts';
import { type BilledOrder, isInvoiced, openBill, orderToBill } from './bill.ts';
import { closeIfSettled } from './closing.ts';
import { writeInvoice } from './invoices.ts';
import { orderState } from './payments-gate.sql.ts';
import { type Given, takeMoney } from './takings.ts';

interface Asked extends Given {
  repairId: number;
}

/** The most that can be taken ahead: what the agreed work costs the customer, less what was paid; 0 where none can. */
export function mostDeposit(context: Reading, order: BilledOrder): number {
  const { group } = context.store.get(orderState, { repair: order.id }) ?? { group: 'closed' };
  if (group !== 'open' || isInvoiced(context, order.id)) return 0;
  const { customerMinor } = sumsOf(openBill(context, order));
  return Math.max(0, customerMinor - accountOf(context, order.id).paidMinor);
}

export function takeDeposit(context: Writing, { repairId, ...given }: Asked) {
  const mostMinor = mostDeposit(context, orderToBill(context, repairId));
  if (mostMinor === 0) refuse('conflict', 'payments.no-deposit');
  const taken = takeMoney(context, 'deposit', [{ repairId, minor: mostMinor }], given);
  context.record({ domain: 'repairs', subject: repairId, after: { isPaid: 'deposit' } });
  return taken;
}

export function take(context: Writing, { repairId, ...given }: Asked) {
  const owedMinor = balanceOfOrder(context, repairId);
  if (owedMinor <= 0) refuse('conflict', 'payments.nothing-owed');
  const taken = takeMoney(context, 'payment', [{ repairId, minor: owedMinor }], given);
  context.record({ domain: 'repairs', subject: repairId, after: { isPaid: 'payment' } });
  return { ...taken, isClosed: closeIfSettled(context, repairId) };
}

/** States from which an order is billed: the work is done, or there will be none. */
const billed = ['ready', 'handedOver'];

/** Of orders that are ready, before they are handed over. */
export function invoice(context: Writing, { repairIds }: { repairIds: readonly number[] }) {
  const orders = [...new Set(repairIds)].map((id) => orderToBill(context, id));
  if (new Set(orders.map(({ customer_id }) => customer_id)).size > 1) {
    refuse('conflict', 'payments.several-customers');
  }
  if (!orders.every(({ state }) => billed.includes(state))) refuse('conflict', 'payments.not-ready');
  const lines = orders.flatMap((order) => openBill(context, order));
  if (lines.length === 0) refuse('conflict', 'payments.nothing-to-invoice');
  const { id, paperId } = writeInvoice(context, orders, lines);
  return { invoiceId: id, paperId };
}
