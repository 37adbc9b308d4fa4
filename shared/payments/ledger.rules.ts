import type { Minor } from '../kernel/money.ts';

export const paymentKinds = ['deposit', 'payment', 'refund', 'void'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export const payMethods = ['cash', 'card', 'transfer'] as const;
export type PayMethod = (typeof payMethods)[number];

/** All that the books say of an order, or of all orders of a customer. Each sum is zero or more but `paidMinor`. */
export interface Account {
  invoicedMinor: Minor;
  creditedMinor: Minor;
  /** What came in, less what went out and what was void. */
  paidMinor: Minor;
  writtenOffMinor: Minor;
}

/** What is owed; negative: what the customer has to their credit. */
export function balanceOf({ invoicedMinor, creditedMinor, paidMinor, writtenOffMinor }: Account): Minor {
  return invoicedMinor - creditedMinor - paidMinor - writtenOffMinor;
}

export interface Amount {
  method: PayMethod;
  minor: Minor;
}

export interface Owed {
  repairId: number;
  minor: Minor;
}

/**
 * Each amount laid on the orders in their turn, an order being filled before the next: rows of one order and one way of
 * paying. What is more than all that is owed stays over.
 */
export function spread(amounts: readonly Amount[], owed: readonly Owed[]) {
  const rows: (Amount & { repairId: number })[] = [];
  const rest = owed.filter(({ minor }) => minor > 0).map((one) => ({ ...one }));
  let overMinor = 0;
  for (const { method, minor } of amounts) {
    let left = minor;
    for (const order of rest) {
      const part = Math.min(left, order.minor);
      if (part <= 0) continue;
      rows.push({ repairId: order.repairId, method, minor: part });
      order.minor -= part;
      left -= part;
    }
    overMinor += left;
  }
  return { rows, overMinor };
}

export function sumOf(amounts: readonly { minor: Minor }[]): Minor {
  return amounts.reduce((sum, { minor }) => sum + minor, 0);
}

/**
 * What is given back of the cash that was put on the counter. Null where it does not reach: nobody is ever given less
 * than nothing.
 */
export function changeOf(tenderedMinor: Minor | null, amounts: readonly Amount[]): Minor | null {
  const cashMinor = sumOf(amounts.filter(({ method }) => method === 'cash'));
  if (tenderedMinor === null) return 0;
  return tenderedMinor >= cashMinor && cashMinor > 0 ? tenderedMinor - cashMinor : null;
}

/** How money that came in this way may go back: never out of the drawer what did not go into it. */
export function waysBack(method: PayMethod): readonly PayMethod[] {
  return method === 'cash' ? payMethods : ['card', 'transfer'];
}

export interface LedgerRow {
  id: number;
  kind: PaymentKind;
  minor: Minor;
  originalId: number | null;
}

/** What of a row has neither been refunded nor made void; zero for one that was, and of a void itself. */
export function restOf(row: LedgerRow, rows: readonly LedgerRow[]): Minor {
  if (row.kind === 'void') return 0;
  const children = rows.filter(({ originalId }) => originalId === row.id);
  const undone = children.flatMap(({ id }) => rows.filter(({ originalId }) => originalId === id));
  return row.minor + sumOf(children) + sumOf(undone);
}

/** Whether a row may be made void: nothing of it has gone back. */
export function mayVoid(row: LedgerRow, rows: readonly LedgerRow[]): boolean {
  return row.kind !== 'void' && restOf(row, rows) === row.minor;
}

/** Whether a refund needs a second person. */
export function needsSecond(minor: Minor, limitMinor: Minor): boolean {
  return minor > limitMinor;
}
