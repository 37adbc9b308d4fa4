import type { Signature } from '../../shared/evidence/signature.ts';
import type { PreparedHandover, satisfactions } from '../../shared/handovers/handovers.contract.ts';
import { amountsOf, noAmounts, type TypedAmounts, tenderedOf } from '../payments/amounts.ts';

export interface OrderValues {
  repairId: number;
  /** One that is ready too may be left for another day. */
  isIncluded: boolean;
  itemIds: number[];
  explained: string;
  wasShown: boolean;
  hasLeaflet: boolean;
  nextMaintenanceOn: string | null;
}

export interface HandoverValues extends Record<string, unknown> {
  orders: OrderValues[];
  isByAnother: boolean;
  collectedBy: string;
  satisfaction: (typeof satisfactions)[number] | null;
  said: string;
  signature: Signature | null;
  typed: TypedAmounts;
  mayStayOwed: boolean;
}

export function valuesOf(prepared: PreparedHandover): HandoverValues {
  return {
    orders: prepared.orders.map(({ repairId, explained, nextMaintenanceOn }) => ({
      ...{ repairId, isIncluded: true, itemIds: [], explained, nextMaintenanceOn },
      ...{ wasShown: false, hasLeaflet: false },
    })),
    ...{ isByAnother: false, collectedBy: '', satisfaction: null, said: '', signature: null },
    ...{ typed: { ...noAmounts }, mayStayOwed: false },
  };
}

export function includedOf(orders: readonly OrderValues[]): OrderValues[] {
  return orders.filter(({ isIncluded }) => isIncluded);
}

export function handOverInputOf({ orders, isByAnother, collectedBy, typed, ...said }: HandoverValues) {
  return {
    ...said,
    orders: includedOf(orders).map(({ isIncluded: _, ...order }) => order),
    collectedBy: isByAnother ? collectedBy : '',
    amounts: amountsOf(typed),
    tenderedMinor: tenderedOf(typed),
  };
}

/** What is due for the orders that are handed over now. */
export function dueOf({ bill }: PreparedHandover, orders: readonly { repairId: number }[]): number {
  if (!bill) return 0;
  const now = orders.map(({ repairId }) => repairId);
  return bill.dues
    .filter(({ repairId }) => now.includes(repairId))
    .reduce((sum, { minor }) => sum + Math.max(0, minor), 0);
}
