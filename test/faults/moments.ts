import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

/** A point at which a process can be cut off: before or after one change of its files. */
export interface Moment {
  /** Counted from 0 since the watch began. */
  index: number;
  when: 'before' | 'after';
  what: string;
  /** Whose statement it is; null for a call of the file system. */
  db: Database.Database | null;
}

type Listener = (moment: Moment) => void;

const proto = Database.prototype as unknown as Record<
  string,
  (this: Database.Database, ...args: never[]) => unknown
>;
const fileCalls = [
  'writeSync',
  'writeFileSync',
  'renameSync',
  'fsyncSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'copyFileSync',
];

/**
 * Tells of every statement that changes a database and of every call that changes a file, until the answered function
 * is called. A script of several statements is run statement by statement, each with its own two moments. What the
 * listener throws stands for the error of that statement or call.
 */
export function watchMoments(listener: Listener): () => void {
  const undo: (() => void)[] = [];
  let index = 0;
  const tell = (when: Moment['when'], what: string, db: Moment['db']) =>
    listener({ index: index++, when, what, db });
  const around = <T>(db: Moment['db'], what: string, work: () => T): T => {
    tell('before', what, db);
    const result = work();
    tell('after', what, db);
    return result;
  };
  const replace = (name: string, make: (original: (typeof proto)[string]) => unknown) => {
    const original = proto[name] as (typeof proto)[string];
    proto[name] = make(original) as (typeof proto)[string];
    undo.push(() => {
      proto[name] = original;
    });
  };

  replace(
    'exec',
    (exec) =>
      function (this: Database.Database, script: string) {
        for (const sql of statementsOf(this, script))
          around(this, titleOf(sql), () => exec.call(this, sql as never));
        return this;
      },
  );
  replace(
    'pragma',
    (pragma) =>
      function (this: Database.Database, source: string, options: never) {
        const work = () => pragma.call(this, source as never, options);
        return /^(user_version =|wal_checkpoint)/.test(source)
          ? around(this, `PRAGMA ${source}`, work)
          : work();
      },
  );
  replace(
    'prepare',
    (prepare) =>
      function (this: Database.Database, sql: string) {
        const statement = prepare.call(this, sql as never) as Database.Statement;
        if (statement.reader || statement.readonly) return statement;
        const run = statement.run;
        return Object.assign(statement, {
          run: (...args: never[]) => around(this, titleOf(sql), () => run.apply(statement, args)),
        });
      },
  );
  replace(
    'transaction',
    (transaction) =>
      function (this: Database.Database, work: (...args: never[]) => unknown) {
        const inside = (...args: never[]) => {
          tell('after', 'BEGIN', this);
          const result = work(...args);
          tell('before', 'COMMIT', this);
          return result;
        };
        const whole = transaction.call(this, inside as never) as Database.Transaction;
        const told =
          (kind: 'default' | 'deferred' | 'immediate' | 'exclusive') =>
          (...args: unknown[]) => {
            tell('before', 'BEGIN', this);
            const result = whole[kind](...args);
            tell('after', 'COMMIT', this);
            return result;
          };
        const kinds = ['default', 'deferred', 'immediate', 'exclusive'] as const;
        return Object.assign(told('default'), Object.fromEntries(kinds.map((kind) => [kind, told(kind)])));
      },
  );

  const calls = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of fileCalls) {
    const original = calls[name] as (...args: unknown[]) => unknown;
    calls[name] = (...args) => around(null, name, () => original(...args));
    undo.push(() => {
      calls[name] = original;
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const one of undo) one();
    syncBuiltinESMExports();
  };
}

/** The statements of a script one by one: SQLite itself says where each is whole, so each must have been run by then. */
function* statementsOf(db: Database.Database, script: string): Generator<string> {
  let statement = '';
  for (const piece of script.split(/(?<=;)/)) {
    statement += piece;
    if (!isWhole(db, statement)) continue;
    yield statement;
    statement = '';
  }
  // Nothing but white space and comments, unless it is wrong: then SQLite says so.
  if (statement.replace(/--.*|\s+/g, '') !== '') yield statement;
}

function isWhole(db: Database.Database, sql: string): boolean {
  try {
    nativePrepare.call(db, sql);
    return true;
  } catch (error) {
    return !/incomplete input|unrecognized token|no statements/.test(String(error));
  }
}

const nativePrepare = Database.prototype.prepare;

function titleOf(sql: string): string {
  return sql.replace(/--.*/g, '').replace(/\s+/g, ' ').trim().slice(0, 60);
}
