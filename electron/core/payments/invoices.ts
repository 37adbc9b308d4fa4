import { refuse } from '../../../shared/kernel/refusal.ts';
import type { InvoiceFacts } from '../../../shared/papers/bill.facts.ts';
import { type BillLine, sumsOf, taxesOf } from '../../../shared/payments/bill.rules.ts';
import { balanceOf } from '../../../shared/payments/ledger.rules.ts';
import type { Writing } from '../context.ts';
import { customerOnPaper } from '../papers/customer-on-paper.ts';
import { issuePaper, shopForPaper } from '../papers/issue.ts';
import { labelOf, readerOf } from '../papers/repair-papers.ts';
import { nextNumber } from '../settings/number-series.ts';
import { accountOf } from './account.ts';
import type { BilledOrder } from './bill.ts';
import { insertInvoice, insertInvoiceLine } from './invoices.sql.ts';
import { paymentsOfRepair } from './takings.sql.ts';

export interface Paid {
  tenderedMinor: number | null;
  changeMinor: number;
}

/** Of what the paper is: of the whole visit where several orders stand on it. */
export function subjectOf(orders: readonly BilledOrder[]) {
  const [first] = orders as [BilledOrder];
  const isWholeVisit = orders.length > 1 && first.visit_id !== null;
  return {
    visitId: isWholeVisit ? first.visit_id : null,
    repairId: isWholeVisit ? null : first.id,
    deviceId: null,
  };
}

/** Writes the invoice of these lines, with what has been paid by now on its paper. Its number comes once. */
export function writeInvoice(
  context: Writing,
  orders: readonly BilledOrder[],
  lines: readonly BillLine[],
  paid: Paid = { tenderedMinor: null, changeMinor: 0 },
) {
  const { store, now, today, actor } = context;
  const [first] = orders as [BilledOrder];
  if (orders.some(({ currency }) => currency !== first.currency)) {
    refuse('conflict', 'payments.several-currencies');
  }
  const reader = readerOf(first);
  const number = nextNumber(context, 'invoice', today);
  const sums = sumsOf(lines);
  const ofOrders = orders.filter(({ id }) => lines.some(({ repairId }) => repairId === id));
  const facts: InvoiceFacts = {
    shop: shopForPaper(context),
    customer: customerOnPaper(context, first),
    number,
    issuedOn: today,
    currency: first.currency,
    orders: ofOrders.map((order) => ({
      number: order.number,
      label: labelOf(order, reader.language),
      serial: order.serial,
    })),
    lines: lines.map(({ repairId, lineId: _, ...line }) => ({
      ...line,
      orderNumber: orders.find(({ id }) => id === repairId)?.number ?? '',
    })),
    taxes: taxesOf(lines),
    customerMinor: sums.customerMinor,
    coveredMinor: sums.coveredMinor,
    ...moneyOf(context, ofOrders, sums.customerMinor),
    ...paid,
  };
  const { id: paperId } = issuePaper(context, {
    kind: 'invoice',
    ...subjectOf(orders),
    ...reader,
    facts,
  });
  const id = context.newId();
  store.run(insertInvoice, {
    id,
    number,
    customer: first.customer_id,
    currency: first.currency,
    charged: sums.customerMinor,
    covered: sums.coveredMinor,
    paper: paperId,
    day: today,
    now,
    person: actor.id,
  });
  for (const line of lines) {
    store.run(insertInvoiceLine, {
      id: context.newId(),
      invoice: id,
      repair: line.repairId,
      estimateLine: line.lineId,
      kind: line.kind,
      label: line.label,
      quantity: line.quantity,
      unit: line.unitMinor,
      total: line.totalMinor,
      covered: line.coveredMinor,
      payer: line.payer,
      charged: line.customerMinor,
      tax: line.taxBasisPoints,
    });
  }
  context.record({ domain: 'payments', subject: id, after: { invoice: number, ...sums } });
  for (const order of ofOrders) {
    context.record({ domain: 'repairs', subject: order.id, after: { invoice: number } });
  }
  return { id, number, paperId };
}

/** What was paid for these orders before, as the paper tells it: what was void and its void are not worth a line. */
function moneyOf(context: Writing, orders: readonly BilledOrder[], chargedMinor: number) {
  const rows = orders.flatMap(({ id }) => context.store.all(paymentsOfRepair, { repair: id }));
  const undone = new Set(rows.filter(({ kind }) => kind === 'void').map(({ originalId }) => originalId));
  const told = new Map<string, InvoiceFacts['money'][number]>();
  for (const { id, kind, method, minor, on } of rows) {
    if (kind === 'void' || undone.has(id)) continue;
    const key = `${kind} ${method} ${on}`;
    const earlier = told.get(key);
    if (earlier) earlier.minor += minor;
    else told.set(key, { kind, method, minor, on });
  }
  // nothing of these lines is in the books yet
  const before = orders.reduce((sum, { id }) => sum + balanceOf(accountOf(context, id)), 0);
  return { money: [...told.values()], balanceMinor: chargedMinor + before };
}
