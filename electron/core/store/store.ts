import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { refuseUnfit } from './file-gate.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { configure } from './pragmas.ts';
import type { Change, Params, Select } from './statement.ts';
import { holdLock, type Lock } from './store-lock.ts';

/** One consistent view of the shop's file. */
export interface Reader {
  get<Row>(statement: Select<Row>, params?: Params): Row | undefined;
  all<Row>(statement: Select<Row>, params?: Params): Row[];
}

/** A view that may also change the file, inside the one transaction of a command. */
export interface Writer extends Reader {
  /** @returns how many rows were touched. */
  run(statement: Change, params?: Params): number;
  /** A whole number unique over all branches of a chain: `branch × 2^40 + n`. */
  newId(): number;
  /** Gives a fresh file its branch number (1 to 8,191), before its first id. Throws where an id was given out. */
  chooseBranch(branch: number): void;
}

export interface Store {
  readonly file: string;
  readonly branch: number;
  read<T>(work: (reader: Reader) => T): T;
  /** Runs `work` in one immediate transaction: all of it is durably there when this returns, or none of it. */
  write<T>(work: (writer: Writer) => T): T;
  close(): void;
}

export interface StoreOptions {
  file: string;
  now: () => number;
  /** What brings a file to this version; all that the program has if none are named. */
  migrations?: readonly Migration[];
}

const ID_SPAN = 2 ** 40;

/**
 * Opens the shop's file, bringing it to this version first.
 * @throws Refusal `settings.store-newer`, `settings.store-damaged` or `settings.store-locked`: the file is untouched.
 */
export function openStore({ file, now, migrations = readMigrations() }: StoreOptions): Store {
  mkdirSync(dirname(file), { recursive: true });
  const lock: Lock = holdLock(file);
  let db: Database.Database | undefined;
  try {
    if (existsSync(file)) refuseUnfit(file, migrations.at(-1)?.version ?? 0);
    db = new Database(file);
    configure(db);
    migrate(db, { file, now }, migrations);
    return storeOver(db, file, lock);
  } catch (error) {
    db?.close();
    lock.release();
    throw error;
  }
}

function storeOver(db: Database.Database, file: string, lock: Lock): Store {
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
  const begin = db.prepare('BEGIN');
  const beginImmediate = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const readIds = db.prepare<[], { number: number; next_id: number }>('SELECT number, next_id FROM branch');
  const saveIds = db.prepare('UPDATE branch SET number = ?, next_id = ?');

  const reader: Reader = {
    get: (statement, params) => prepare(statement.sql).get(params ?? {}) as never,
    all: (statement, params) => prepare(statement.sql).all(params ?? {}) as never,
  };

  const transaction = <T>(opening: Database.Statement, work: () => T): T => {
    opening.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      throw error;
    }
  };

  return {
    file,
    get branch() {
      return readIds.get()?.number ?? 1;
    },
    read: (work) => (db.inTransaction ? work(reader) : transaction(begin, () => work(reader))),
    write: (work) =>
      transaction(beginImmediate, () => {
        const ids = readIds.get() ?? { number: 1, next_id: 1 };
        let { number, next_id: next } = ids;
        const result = work({
          ...reader,
          run: (statement, params) => prepare(statement.sql).run(params ?? {}).changes,
          newId: () => number * ID_SPAN + next++,
          chooseBranch: (branch) => {
            if (next !== 1) throw new Error('the branch is chosen before the first id');
            number = branch;
          },
        });
        if (next !== ids.next_id || number !== ids.number) saveIds.run(number, next);
        return result;
      }),
    close: () => {
      if (!db.open) return;
      db.close();
      lock.release();
    },
  };
}
