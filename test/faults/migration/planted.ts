import { rmSync } from 'node:fs';
import { replaceFileCall, replaceMethod } from '../replaced.ts';
import { latest } from './rehearsal.ts';

type Undo = () => void;

/** Ways to migrate wrongly, each of which somebody might write one day. */
const plants = {
  'a migration that commits every statement by itself': () =>
    replaceMethod('transaction', () => (work: () => unknown) => Object.assign(work, { immediate: work })),

  'a version that is said before it is reached': () =>
    replaceMethod('exec', (exec, db) => (sql: string) => {
      if (db.inTransaction)
        for (const early of [`PRAGMA user_version = ${latest + 1}`, 'COMMIT', 'BEGIN']) exec(early);
      return exec(sql);
    }),

  'a migration that is different each time': () =>
    replaceMethod(
      'exec',
      (exec) => (sql: string) =>
        exec(sql.replace('SELECT id, customer_id, fault', 'SELECT id, customer_id, random()')),
    ),

  'a backup before the migration that is not kept': () =>
    replaceFileCall('renameSync', () => (from: string) => rmSync(from)),

  'a gate that takes every version for its own': () =>
    replaceMethod('pragma', (pragma, db) => (source: string, options: unknown) => {
      const answer = pragma(source, options);
      return db.readonly && source === 'user_version' ? Math.min(Number(answer), latest) : answer;
    }),
} satisfies Record<string, () => Undo>;

export type Plant = keyof typeof plants;
export const plantNames = Object.keys(plants) as Plant[];

/** Breaks the store in this process; '' breaks nothing. */
export function plant(name: string): Undo {
  return plants[name as Plant]?.() ?? (() => undefined);
}
