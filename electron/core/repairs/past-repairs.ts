import { codeText } from '../../../shared/kernel/search-text.ts';
import { categoryWords } from '../catalogue/catalogue.ts';
import type { Writing } from '../context.ts';
import { makeFindable } from '../search/search.ts';
import { addPastRepair } from './past-repairs.sql.ts';

export interface PastRepair {
  /** As the old records number it: the paper that the customer still has says the same. */
  number: string;
  customerId: number;
  customerName: string;
  deviceId: number | null;
  /** What was repaired, as people say it. */
  label: string;
  categoryId: number | null;
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
  const { customerName, label, categoryId, ...columns } = past;
  store.run(addPastRepair, {
    ...columns,
    id,
    numberKey: codeText(past.number),
    currency: shop.currency,
    now,
  });
  makeFindable(store, {
    kind: 'repair',
    ref: id,
    title: `${past.number} · ${label}`,
    detail: [past.fault.slice(0, 120), customerName].filter(Boolean).join(' · '),
    words: [past.fault, past.finding, ...(categoryId === null ? [] : categoryWords(context, categoryId))],
    codes: [past.number],
  });
  return id;
}
