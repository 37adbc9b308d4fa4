import { codeText } from '../../../shared/kernel/search-text.ts';
import type { Writing } from '../context.ts';
import { addRepairFindable } from './findable-repairs.ts';
import { addPastRepair } from './past-repairs.sql.ts';

export interface PastRepair {
  /** As the old records number it: the paper that the customer still has says the same. */
  number: string;
  customerId: number;
  deviceId: number | null;
  fault: string;
  finding: string;
  outcome: string;
  receivedAt: number;
  closedAt: number;
  /** The import that brought it, if it was one. */
  importId: number | null;
}

/** A repair that was finished before this desk knew of it, from the shop's old records. */
export function recordPastRepair(context: Writing, past: PastRepair): number {
  const { store, shop, now } = context;
  const id = context.newId();
  store.run(addPastRepair, {
    ...past,
    id,
    numberKey: codeText(past.number),
    currency: shop.currency,
    now,
  });
  addRepairFindable(context, id);
  return id;
}
