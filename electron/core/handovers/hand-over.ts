import type { HandOverInput } from '../../../shared/handovers/handovers.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type BillLine, sumsOf } from '../../../shared/payments/bill.rules.ts';
import type { Owed } from '../../../shared/payments/ledger.rules.ts';
import type { Writing } from '../context.ts';
import { returnItems } from '../custody/items.ts';
import { sealEvidence } from '../evidence/seal.ts';
import { balanceOfOrder } from '../payments/account.ts';
import { type BilledOrder, openBill, orderToBill } from '../payments/bill.ts';
import { closeIfSettled } from '../payments/closing.ts';
import { type Paid, writeInvoice } from '../payments/invoices.ts';
import { type Given, takeMoney } from '../payments/takings.ts';
import { moveTo } from '../repairs/moves.ts';
import { issueHandoverPaper } from './handover-paper.ts';
import { insertHandover, insertHandoverOrder } from './handovers.sql.ts';
import { wasWorkedOn, writeOutcome } from './order-work.ts';

/** Gives back all that one customer takes home: one transaction, so that no half of it ever stands. */
export function handOver(context: Writing, input: HandOverInput) {
  const { store, now, actor } = context;
  const orders = ordersToHand(context, input);
  for (const { repairId, itemIds } of input.orders) returnItems(context, repairId, itemIds);
  for (const { id } of orders) {
    const content = { purpose: 'handover' as const, signature: input.signature };
    sealEvidence(context, id, [{ kind: 'signature', content }]);
  }
  const lines = orders.flatMap((order) => openBill(context, order));
  const paid = pay(context, orders, lines, input);
  const invoice = lines.length > 0 ? writeInvoice(context, orders, lines, paid) : null;
  const paperId = issueHandoverPaper(context, orders, input);

  const id = context.newId();
  const [first] = orders as [BilledOrder];
  store.run(insertHandover, {
    id,
    customer: first.customer_id,
    collectedBy: input.collectedBy || first.customer_name,
    isByCustomer: input.collectedBy === '' ? 1 : 0,
    satisfaction: input.satisfaction,
    said: input.said,
    invoice: invoice?.id ?? null,
    paper: paperId,
    now,
    person: actor.id,
  });
  for (const order of input.orders) {
    store.run(insertHandoverOrder, {
      handover: id,
      repair: order.repairId,
      wasWorkedOn: wasWorkedOn(context, order.repairId) ? 1 : 0,
      explained: order.explained,
      wasShown: order.wasShown ? 1 : 0,
      hasLeaflet: order.hasLeaflet ? 1 : 0,
      nextMaintenance: order.nextMaintenanceOn,
    });
    writeOutcome(context, order.repairId);
    moveTo(context, order.repairId, 'handedOver');
  }
  context.record({ domain: 'handovers', subject: id, after: { orders: orders.map(({ number }) => number) } });
  const mayKnow = context.mayI('payments.read');
  return {
    handoverId: id,
    paperId,
    invoicePaperId: mayKnow && invoice ? invoice.paperId : null,
    changeMinor: mayKnow ? paid.changeMinor : null,
    closed: orders.map(({ id: order }) => order).filter((order) => closeIfSettled(context, order)),
  };
}

/** Orders of one visit that are ready, each once. */
function ordersToHand(context: Writing, input: HandOverInput): BilledOrder[] {
  const ids = input.orders.map(({ repairId }) => repairId);
  const orders = ids.map((id) => orderToBill(context, id));
  const [first] = orders as [BilledOrder];
  if (new Set(ids).size < ids.length) refuse('conflict', 'handovers.twice', { number: first.number });
  const isOneVisit = orders.every(
    ({ id, visit_id }) => id === first.id || (visit_id !== null && visit_id === first.visit_id),
  );
  if (!isOneVisit) refuse('conflict', 'handovers.several-visits');
  for (const { state, number } of orders) {
    if (state !== 'ready') refuse('conflict', 'handovers.not-ready', { number });
  }
  return orders;
}

/** Takes what is paid now. What stays owed must be said to stay owed. */
function pay(
  context: Writing,
  orders: readonly BilledOrder[],
  lines: readonly BillLine[],
  { amounts, tenderedMinor, mayStayOwed }: Given & { mayStayOwed: boolean },
): Paid {
  const owed: Owed[] = orders.map(({ id }) => ({
    repairId: id,
    minor:
      balanceOfOrder(context, id) + sumsOf(lines.filter(({ repairId }) => repairId === id)).customerMinor,
  }));
  let changeMinor = 0;
  let leftMinor = owed.reduce((sum, { minor }) => sum + Math.max(0, minor), 0);
  if (amounts.length > 0) {
    if (!context.mayI('payments.take')) refuse('forbidden', 'people.not-yours', { right: 'payments.take' });
    ({ changeMinor } = takeMoney(context, 'payment', owed, { amounts, tenderedMinor }));
    leftMinor -= amounts.reduce((sum, { minor }) => sum + minor, 0);
  }
  if (leftMinor > 0 && !mayStayOwed) refuse('conflict', 'handovers.stays-owed');
  return { tenderedMinor: amounts.length > 0 ? tenderedMinor : null, changeMinor };
}
