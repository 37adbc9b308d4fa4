import Database from 'better-sqlite3';
import { replaceFileCall, replaceMethod } from './replaced.ts';

/** A point at which a process can be cut off: before or after one change of its files. */
export interface Moment {
  /** Counted from 0 since the watch began. */
  index: number;
  when: 'before' | 'after';
  what: string;
  /** Whose statement it is; null for a call of the file system. */
  db: Database.Database | null;
}

const fileCalls = [
  'writeSync',
  'writeFileSync',
  'renameSync',
  'fsyncSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'copyFileSync',
] as const;

type Listener = (moment: Moment) => void;

interface Teller {
  tell(when: Moment['when'], what: string, db: Moment['db']): void;
  /** Tells of the moment before the work and of the one after it. */
  around<T>(db: Moment['db'], what: string, work: () => T): T;
}

/**
 * Tells of every statement that changes a database and of every call that changes a file, until the answered function
 * is called. A script of several statements is run statement by statement, each with its own two moments. What the
 * listener throws stands for the error of that statement or call.
 */
export function watchMoments(listener: Listener): () => void {
  let index = 0;
  const tell: Teller['tell'] = (when, what, db) => listener({ index: index++, when, what, db });
  const around: Teller['around'] = (db, what, work) => {
    tell('before', what, db);
    const result = work();
    tell('after', what, db);
    return result;
  };
  const undo = [...watchStatements({ tell, around }), ...watchFileCalls({ tell, around })];
  return () => {
    for (const one of undo) one();
  };
}

const changingPragma = /^(user_version =|wal_checkpoint)/;
const openings = ['default', 'deferred', 'immediate', 'exclusive'] as const;

function watchStatements({ tell, around }: Teller): (() => void)[] {
  return [
    replaceMethod('exec', (exec, db) => (script: string) => {
      for (const sql of statementsOf(db, script)) around(db, titleOf(sql), () => exec(sql));
      return db;
    }),
    replaceMethod('pragma', (pragma, db) => (source: string, options: unknown) => {
      const work = () => pragma(source, options);
      return changingPragma.test(source) ? around(db, `PRAGMA ${source}`, work) : work();
    }),
    replaceMethod('prepare', (prepare, db) => (sql: string) => {
      const statement = prepare(sql) as Database.Statement;
      if (statement.reader || statement.readonly) return statement;
      const { run } = statement;
      const watched = (...args: never[]) => around(db, titleOf(sql), () => run.apply(statement, args));
      return Object.assign(statement, { run: watched });
    }),
    replaceMethod('transaction', (transaction, db) => (work: (...args: never[]) => unknown) => {
      const inside = (...args: never[]) => {
        tell('after', 'BEGIN', db);
        const result = work(...args);
        tell('before', 'COMMIT', db);
        return result;
      };
      const whole = transaction(inside) as Database.Transaction;
      const watched =
        (opening: (typeof openings)[number]) =>
        (...args: unknown[]) => {
          tell('before', 'BEGIN', db);
          const result = whole[opening](...args);
          tell('after', 'COMMIT', db);
          return result;
        };
      return Object.assign(
        watched('default'),
        Object.fromEntries(openings.map((one) => [one, watched(one)])),
      );
    }),
  ];
}

function watchFileCalls({ around }: Teller): (() => void)[] {
  return fileCalls.map((name) =>
    replaceFileCall(
      name,
      (original) =>
        (...args: never[]) =>
          around(null, name, () => (original as (...args: never[]) => unknown)(...args)),
    ),
  );
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
