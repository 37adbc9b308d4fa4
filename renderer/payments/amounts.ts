import type { Minor } from '../../shared/kernel/money.ts';
import { type Amount, changeOf, payMethods, sumOf } from '../../shared/payments/ledger.rules.ts';

/** What is typed at the till: nothing where a way of paying is not used. */
export interface TypedAmounts extends Record<string, unknown> {
  cash: Minor | null;
  card: Minor | null;
  transfer: Minor | null;
  tendered: Minor | null;
}

export const noAmounts: TypedAmounts = { cash: null, card: null, transfer: null, tendered: null };

/** The rows that the core is sent; an amount that cannot be read stays in, so that the schema refuses it. */
export function amountsOf(typed: TypedAmounts): Amount[] {
  return payMethods.flatMap((method) => {
    const minor = typed[method];
    return minor === null || minor === 0 ? [] : [{ method, minor }];
  });
}

export function tenderedOf({ cash, tendered }: TypedAmounts): Minor | null {
  return cash === null || cash === 0 ? null : tendered;
}

/** What is left to pay; null while an amount cannot be read. */
export function leftOf(typed: TypedAmounts, dueMinor: Minor): Minor | null {
  const left = dueMinor - sumOf(amountsOf(typed));
  return Number.isNaN(left) ? null : left;
}

/** What goes back over the counter; null where it does not reach or cannot be read. */
export function changeFor(typed: TypedAmounts): Minor | null {
  const change = changeOf(tenderedOf(typed), amountsOf(typed));
  return change === null || Number.isNaN(change) ? null : change;
}
