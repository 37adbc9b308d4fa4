import { z } from 'zod';
import type { Day } from '../kernel/day.ts';

export const badReasons = [
  'cells-missing',
  'cells-too-many',
  'quote-open',
  'nothing-in-it',
  'customer-missing',
  'category-missing',
  'date-missing',
  'date-unreadable',
  'date-in-future',
  'year-unreadable',
  'text-too-long',
  'characters',
  'source-twice',
  'serial-twice',
  'number-twice',
  'serial-of-other',
  'number-taken',
] as const;
export type BadReason = (typeof badReasons)[number];

/** A row that cannot come in: where it stands in the file, why, and the words that it says it with. */
export const badRow = z.object({
  /** 1 for the heading, so that it agrees with what a spreadsheet shows. */
  line: z.number(),
  reason: z.enum(badReasons),
  column: z.string(),
  value: z.string(),
});
export type BadRow = z.output<typeof badRow>;

export const outcomes = ['fixed', 'repairable', 'endOfLife', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

export interface ImportedCustomer {
  name: string;
  phone: string;
  email: string;
  address: string;
  /** What the file says in a column of another kind, such as an e-mail address that is none. */
  notes: string;
}

export interface ImportedDevice {
  category: string;
  brand: string;
  model: string;
  serial: string;
  purchasedOn: Day | null;
  manufacturedOn: Day | null;
  receiptNumber: string;
}

export interface ImportedRepair {
  number: string;
  receivedOn: Day;
  closedOn: Day;
  fault: string;
  finding: string;
  outcome: Outcome;
}

/** One row as it will come in. */
export interface ImportedRow {
  line: number;
  /** What names this row over files and years: the same source is never taken in twice. */
  source: string;
  customer: ImportedCustomer;
  device: ImportedDevice | null;
  repair: ImportedRepair | null;
}
