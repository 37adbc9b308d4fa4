import { z } from 'zod';
import { payers } from '../warranty/warranty.terms.ts';
import { customerOnPaper, shopOnPaper } from './papers.facts.ts';

/** Of what a bill speaks: each order by its number, as people call its device. */
export const orderOnBill = z.object({ number: z.string(), label: z.string(), serial: z.string() });

/** `storage`: days for which a device was kept after the letter; the paper says it in the customer's language. */
export const billLineKinds = ['labour', 'parts', 'fee', 'storage'] as const;

export const lineOnBill = z.object({
  /** The order that it belongs to. */
  orderNumber: z.string(),
  kind: z.enum(billLineKinds),
  label: z.string(),
  quantity: z.number(),
  unitMinor: z.number(),
  totalMinor: z.number(),
  /** What somebody else bears of it, and who that is. */
  coveredMinor: z.number(),
  payer: z.enum(payers),
  customerMinor: z.number(),
  taxBasisPoints: z.number(),
});

/** Tax that is in the customer's sums, by rate. */
export const taxOnBill = z.object({
  basisPoints: z.number(),
  netMinor: z.number(),
  taxMinor: z.number(),
  grossMinor: z.number(),
});

const moneyOnBill = z.object({
  kind: z.enum(['deposit', 'payment', 'refund']),
  method: z.enum(['cash', 'card', 'transfer']),
  minor: z.number(),
  on: z.string(),
});

const bill = {
  shop: shopOnPaper,
  customer: customerOnPaper,
  number: z.string(),
  issuedOn: z.string(),
  currency: z.string(),
  orders: z.array(orderOnBill),
  lines: z.array(lineOnBill),
  taxes: z.array(taxOnBill),
  /** What the customer is charged, tax included. */
  customerMinor: z.number(),
};

export const invoiceFacts = z.object({
  ...bill,
  coveredMinor: z.number(),
  /** What had been paid when it was issued, and what was paid with it: deposits first. */
  money: z.array(moneyOnBill),
  /** Cash that was put on the counter, and what was given back of it; null where none was. */
  tenderedMinor: z.number().nullable(),
  changeMinor: z.number(),
  /** What stays owed. Negative: what the customer has to their credit. */
  balanceMinor: z.number(),
});

/** What is taken back of an invoice, line by line. */
export const creditNoteFacts = z.object({
  ...bill,
  invoiceNumber: z.string(),
  invoiceOn: z.string(),
  reason: z.string(),
});

export type InvoiceFacts = z.output<typeof invoiceFacts>;
export type LineOnBill = z.output<typeof lineOnBill>;
