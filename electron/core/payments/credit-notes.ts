import type { Day } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { sumsOf, taxesOf } from '../../../shared/payments/bill.rules.ts';
import type { Writing } from '../context.ts';
import { customerOnPaper } from '../papers/customer-on-paper.ts';
import { issuePaper, shopForPaper } from '../papers/issue.ts';
import { labelOf, readerOf } from '../papers/repair-papers.ts';
import { nextNumber } from '../settings/number-series.ts';
import { type BilledOrder, orderToBill } from './bill.ts';
import { closeIfSettled } from './closing.ts';
import { insertCreditNote, insertCreditNoteLine, invoiceById, linesOfInvoice } from './invoices.sql.ts';
import { subjectOf } from './invoices.ts';
import { secondAbove } from './reversals.ts';

interface Asked {
  invoiceId: number;
  lineIds: readonly number[];
  reason: string;
  countersignId?: number | undefined;
}

/** Takes back lines of an invoice: each whole, each once. The invoice stays as it is. */
export function credit(context: Writing, { invoiceId, lineIds, reason, countersignId }: Asked) {
  const { store, today, now, actor } = context;
  const invoice =
    store.get(invoiceById, { id: invoiceId }) ?? refuse('not-found', 'payments.no-such-invoice');
  const asked = new Set(lineIds);
  const lines = store.all(linesOfInvoice, { invoice: invoiceId }).filter(({ id }) => asked.has(id));
  if (lines.length !== asked.size) refuseField(['lineIds'], 'common.invalid.choice');
  if (lines.some(({ creditNoteId }) => creditNoteId !== null)) refuse('conflict', 'payments.credited-before');
  const sums = sumsOf(lines);
  const approver = secondAbove(context, sums.customerMinor, countersignId);
  const orders = [...new Set(lines.map(({ repairId }) => repairId))].map((id) => orderToBill(context, id));
  const reader = readerOf((orders as [BilledOrder])[0]);
  const number = nextNumber(context, 'creditNote', today);
  const { id: paperId } = issuePaper(context, {
    kind: 'creditNote',
    ...subjectOf(orders),
    ...reader,
    facts: {
      shop: shopForPaper(context),
      customer: customerOnPaper(context, (orders as [BilledOrder])[0]),
      number,
      issuedOn: today,
      currency: invoice.currency,
      orders: orders.map((order) => ({
        number: order.number,
        label: labelOf(order, reader.language),
        serial: order.serial,
      })),
      lines,
      taxes: taxesOf(lines),
      customerMinor: sums.customerMinor,
      invoiceNumber: invoice.number,
      invoiceOn: invoice.issuedOn as Day,
      reason,
    },
  });
  const id = context.newId();
  store.run(insertCreditNote, {
    id,
    number,
    invoice: invoiceId,
    credited: sums.customerMinor,
    reason,
    paper: paperId,
    day: today,
    now,
    person: actor.id,
    approver,
  });
  for (const line of lines) store.run(insertCreditNoteLine, { creditNote: id, line: line.id });
  context.record({ domain: 'payments', subject: id, after: { creditNote: number, ...sums, reason } });
  for (const order of orders) {
    context.record({ domain: 'repairs', subject: order.id, after: { creditNote: number, reason } });
    closeIfSettled(context, order.id);
  }
  return { creditNoteId: id, paperId };
}
