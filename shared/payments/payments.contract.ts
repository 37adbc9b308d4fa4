import { z } from 'zod';
import { dayField, idField, line, minorField } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { billLineKinds } from '../papers/bill.facts.ts';
import { payers } from '../warranty/warranty.terms.ts';
import { payMethods, paymentKinds } from './ledger.rules.ts';

const someMinor = minorField.min(1, { error: 'common.invalid.amount' }).max(1e13, {
  error: 'common.invalid.amount',
});

/** What is paid and how: several rows where it is paid in several ways. */
export const amountsField = z
  .array(z.object({ method: z.enum(payMethods), minor: someMinor }))
  .max(6, { error: 'common.invalid.tooMany' });

const someAmounts = amountsField.min(1, { error: 'common.invalid.required' });

/** Cash that was put on the counter; null: just as much as is taken. */
export const tenderedField = minorField.max(1e13, { error: 'common.invalid.amount' }).nullable();

const reason = line({ max: 300 });
const countersignId = idField.optional();

const account = {
  invoicedMinor: z.number(),
  creditedMinor: z.number(),
  paidMinor: z.number(),
  writtenOffMinor: z.number(),
  /** What is owed; negative: what the customer has to their credit. */
  balanceMinor: z.number(),
};

const moneyRow = z.object({
  id: z.number(),
  takingId: z.number(),
  repairId: z.number(),
  number: z.string(),
  kind: z.enum(paymentKinds),
  method: z.enum(payMethods),
  /** Negative where it went out. */
  minor: z.number(),
  originalId: z.number().nullable(),
  reason: z.string(),
  at: z.number(),
  by: z.string(),
  approvedBy: z.string().nullable(),
});

export const billLine = z.object({
  id: z.number(),
  repairId: z.number(),
  kind: z.enum(billLineKinds),
  label: z.string(),
  quantity: z.number(),
  unitMinor: z.number(),
  totalMinor: z.number(),
  coveredMinor: z.number(),
  payer: z.enum(payers),
  customerMinor: z.number(),
  taxBasisPoints: z.number(),
});

const invoiceOfOrder = z.object({
  id: z.number(),
  number: z.string(),
  paperId: z.number(),
  issuedOn: z.string(),
  customerMinor: z.number(),
  lines: z.array(billLine.extend({ isCredited: z.boolean() })),
  creditNotes: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      paperId: z.number(),
      customerMinor: z.number(),
      reason: z.string(),
    }),
  ),
});

export type MoneyRow = z.output<typeof moneyRow>;
export type InvoiceOfOrder = z.output<typeof invoiceOfOrder>;

const accountOfOrder = z.object({
  ...account,
  currency: z.string(),
  /** What of the work that was agreed is not on an invoice yet. */
  openMinor: z.number(),
  /** The most that can be taken as a deposit now; 0 where none can. */
  mostDepositMinor: z.number(),
  /** What the house asks for as a deposit. */
  askedDepositMinor: z.number(),
  mayInvoice: z.boolean(),
  rows: z.array(moneyRow),
  invoices: z.array(invoiceOfOrder),
  /** What is owed over all the orders of this customer. */
  customerBalanceMinor: z.number(),
});

export type AccountOfOrder = z.output<typeof accountOfOrder>;

const tillSum = z.object({
  method: z.enum(payMethods),
  inMinor: z.number(),
  outMinor: z.number(),
  count: z.number(),
});

const till = z.object({
  on: z.string(),
  currency: z.string(),
  byMethod: z.array(tillSum),
  byPerson: z.array(z.object({ name: z.string(), minor: z.number(), count: z.number() })),
  rows: z.array(moneyRow),
  /** Handed over and not settled, the oldest first; 100 at most. */
  owing: z.array(
    z.object({
      repairId: z.number(),
      number: z.string(),
      customerName: z.string(),
      balanceMinor: z.number(),
      since: z.number(),
    }),
  ),
});

export type Till = z.output<typeof till>;

export const payments = {
  ofRepair: query('payments.read')
    .input(z.object({ repairId: idField }))
    .output(accountOfOrder),
  /** What everybody may know: whether something is owed, and no sums. */
  isOwed: query('handovers.read')
    .input(z.object({ repairId: idField }))
    .output(z.object({ isOwed: z.boolean() })),
  /** What was taken and given out on one day, today if none is named. */
  till: query('payments.read')
    .input(z.object({ on: dayField.optional() }))
    .output(till),
  /** Of an approved order, at most what it comes to cost. */
  takeDeposit: command('payments.take')
    .input(z.object({ repairId: idField, amounts: someAmounts, tenderedMinor: tenderedField }))
    .output(z.object({ takingId: z.number(), changeMinor: z.number() })),
  /** What is owed for an order, or part of it. */
  take: command('payments.take')
    .input(z.object({ repairId: idField, amounts: someAmounts, tenderedMinor: tenderedField }))
    .output(z.object({ takingId: z.number(), changeMinor: z.number(), isClosed: z.boolean() })),
  /** Gives back what the customer has to their credit, of one payment. */
  refund: command('payments.take')
    .input(
      z.object({
        paymentId: idField,
        minor: someMinor,
        method: z.enum(payMethods),
        reason,
        countersignId,
      }),
    )
    .output(z.object({ paymentId: z.number() })),
  /** Takes back a row that should never have been. */
  makeVoid: command('payments.take')
    .input(z.object({ paymentId: idField, reason, countersignId }))
    .output(z.object({ paymentId: z.number() })),
  /** What the orders have come to cost, before they are handed over. */
  invoice: command('payments.take')
    .input(z.object({ repairIds: z.array(idField).min(1, { error: 'common.invalid.required' }).max(10) }))
    .output(z.object({ invoiceId: z.number(), paperId: z.number() })),
  /** Takes back an invoice, whole or these lines of it. */
  credit: command('payments.take')
    .input(
      z.object({
        invoiceId: idField,
        lineIds: z.array(idField).min(1, { error: 'common.invalid.required' }).max(200),
        reason,
        countersignId,
      }),
    )
    .output(z.object({ creditNoteId: z.number(), paperId: z.number() })),
  /** Lets the customer off what they owe for an order. */
  writeOff: command('payments.writeOff')
    .input(z.object({ repairId: idField, reason, countersignId }))
    .output(z.object({ isClosed: z.boolean() })),
};
