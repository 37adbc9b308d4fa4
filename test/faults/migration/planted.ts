import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { latest } from './rehearsal.ts';

type Undo = () => void;

/** Ways to migrate wrongly, each of which somebody might write one day. */
const plants = {
  'a migration that commits every statement by itself': () =>
    instead('transaction', () => (work: () => unknown) => Object.assign(work, { immediate: work })),

  'a version that is said before it is reached': () =>
    instead('exec', (exec, db) => (sql: string) => {
      if (db.inTransaction)
        for (const early of [`PRAGMA user_version = ${latest + 1}`, 'COMMIT', 'BEGIN']) exec(early);
      return exec(sql);
    }),

  'a migration that is different each time': () =>
    instead(
      'exec',
      (exec) => (sql: string) =>
        exec(sql.replace('SELECT id, customer_id, fault', 'SELECT id, customer_id, random()')),
    ),

  'a backup before the migration that is not kept': () => {
    const rename = fs.renameSync;
    fs.renameSync = (from) => fs.rmSync(from);
    syncBuiltinESMExports();
    return () => {
      fs.renameSync = rename;
      syncBuiltinESMExports();
    };
  },

  'a gate that takes every version for its own': () =>
    instead('pragma', (pragma, db) => (source: string, options: unknown) => {
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

type Method = (...args: never[]) => unknown;

/** A method of every connection, replaced by what is made of it. */
function instead(
  name: 'exec' | 'pragma' | 'transaction',
  make: (original: (...args: unknown[]) => unknown, db: Database.Database) => Method,
): Undo {
  const proto = Database.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const original = proto[name] as (...args: unknown[]) => unknown;
  proto[name] = function (this: Database.Database, ...args: unknown[]) {
    return make(original.bind(this), this)(...(args as never[]));
  };
  return () => {
    proto[name] = original;
  };
}
