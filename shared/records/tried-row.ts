import { z } from 'zod';
import { badRow } from './imported-row.ts';
import { targets } from './targets.ts';

/** A good row of a try in short: who, what, and which of them would be new. */
export const triedRow = z.object({
  line: z.number(),
  customer: z.string(),
  device: z.string(),
  repair: z.string(),
  isNewCustomer: z.boolean(),
  isNewDevice: z.boolean(),
});
export type TriedRow = z.output<typeof triedRow>;

/** One field of which the file says otherwise than the shop. */
export const difference = z.object({
  line: z.number(),
  kind: z.enum(['customer', 'device', 'repair']),
  ref: z.number(),
  /** Of whom or what: the name, the label or the number in the shop. */
  title: z.string(),
  field: z.enum(targets),
  inShop: z.string(),
  inFile: z.string(),
});
export type Difference = z.output<typeof difference>;

/** How many records an import makes, or an undo takes away. */
export const countsMade = z.object({
  customers: z.number(),
  devices: z.number(),
  repairs: z.number(),
  categories: z.number(),
  brands: z.number(),
});
export type CountsMade = z.output<typeof countsMade>;

const result = z.object({
  rowsRead: z.number(),
  rowsGood: z.number(),
  rowsBad: z.number(),
  /** Rows that an earlier import already brought in. */
  rowsKnown: z.number(),
  /** Fields of records in the shop of which the file says otherwise. */
  differences: z.number(),
  /** What the good rows would make. */
  made: countsMade,
  /** The first names of categories that nobody here knows yet: a slip of the pen shows among them. */
  newCategories: z.array(z.string()),
  /** The first of the bad rows; all of them through `badRows`. */
  bad: z.array(badRow),
});

export const job = z.object({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  bytesRead: z.number(),
  bytesTotal: z.number(),
  rowsRead: z.number(),
  failure: z.string().nullable(),
  result: result.nullable(),
});

export type Job = z.output<typeof job>;
