import { shareOf } from '../../../shared/kernel/money.ts';
import { sumsOf } from '../../../shared/payments/bill.rules.ts';
import { balanceOf } from '../../../shared/payments/ledger.rules.ts';
import type {
  AccountOfOrder,
  payments as contract,
  InvoiceOfOrder,
} from '../../../shared/payments/payments.contract.ts';
import type { Reading } from '../context.ts';
import { depositAsked } from '../estimates/charge-lines.ts';
import { policy } from '../settings/policy.ts';
import type { UseCases } from '../use-case.ts';
import { accountOf, balanceOfCustomer } from './account.ts';
import { type BilledOrder, openBill, orderToBill } from './bill.ts';
import { credit } from './credit-notes.ts';
import { creditNotesOfInvoice, invoicesOfRepair, linesOfInvoice } from './invoices.sql.ts';
import { makeVoid, refund, writeOff } from './reversals.ts';
import { invoice, mostDeposit, take, takeDeposit } from './taking-money.ts';
import { paymentsOfRepair } from './takings.sql.ts';
import { till } from './till.ts';

export const payments: UseCases<typeof contract> = {
  ofRepair,
  isOwed,
  till,
  takeDeposit,
  take,
  refund,
  makeVoid,
  invoice,
  credit,
  writeOff,
};

function ofRepair(context: Reading, { repairId }: { repairId: number }): AccountOfOrder {
  const { store } = context;
  const order = orderToBill(context, repairId);
  const account = accountOf(context, repairId);
  const lines = openBill(context, order);
  const open = sumsOf(lines);
  const mostDepositMinor = mostDeposit(context, order);
  return {
    ...account,
    balanceMinor: balanceOf(account),
    currency: order.currency,
    openMinor: open.customerMinor,
    mostDepositMinor,
    askedDepositMinor: Math.min(
      mostDepositMinor,
      askedDeposit(context, repairId, open.customerMinor, account.paidMinor),
    ),
    mayInvoice: mayInvoice(order, lines.length),
    rows: store.all(paymentsOfRepair, { repair: repairId }),
    invoices: invoicesOf(context, repairId),
    customerBalanceMinor: balanceOfCustomer(context, order.customer_id),
  };
}

function mayInvoice({ state }: BilledOrder, lineCount: number): boolean {
  return lineCount > 0 && (state === 'ready' || state === 'handedOver');
}

/** What was approved with it, or else the house's share of the agreed sum, less what was paid. */
function askedDeposit(context: Reading, repairId: number, customerMinor: number, paidMinor: number): number {
  const asked = depositAsked(context, repairId) ?? shareOf(customerMinor, policy(context).depositBasisPoints);
  return Math.max(0, asked - paidMinor);
}

function invoicesOf({ store }: Reading, repairId: number): InvoiceOfOrder[] {
  return store.all(invoicesOfRepair, { repair: repairId }).map((one) => ({
    ...one,
    lines: store
      .all(linesOfInvoice, { invoice: one.id })
      .map(({ creditNoteId, ...line }) => ({ ...line, isCredited: creditNoteId !== null })),
    creditNotes: store.all(creditNotesOfInvoice, { invoice: one.id }),
  }));
}

function isOwed(context: Reading, { repairId }: { repairId: number }) {
  const order = orderToBill(context, repairId);
  const openMinor = sumsOf(openBill(context, order)).customerMinor;
  return { isOwed: openMinor + balanceOf(accountOf(context, repairId)) > 0 };
}
