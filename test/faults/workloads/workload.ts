import { createHash } from 'node:crypto';
import type { Migration } from '../../../electron/core/store/migrate.ts';
import type { Bench } from './bench.ts';

/** Something that somebody does who then waits for an answer; asked for again, it is done once. */
export interface Step {
  name: string;
  /** Whether it may have been done although it ended in an error: it does not end in one transaction. */
  mayBeDone?: true;
  do(bench: Bench, key: string): unknown;
}

/** A stretch of a shop's day that is disturbed. */
export interface Workload {
  id: string;
  /** Whether there is a shop before it begins. */
  beginsWith: 'shop' | 'nothing';
  /** What brings the file to a later version than this program's own. */
  migrations?: readonly Migration[];
  steps: readonly Step[];
  /** What else must be in the folder of the file once that step is answered (-1: none is): what is wrong with it. */
  look?(folder: string, answered: number): Promise<string[]>;
}

/** The idempotency key of a step: the same whenever it is tried. */
export function keyOf({ id }: Workload, step: number): string {
  const hex = createHash('sha256').update(`${id} ${step}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
