import Database from 'better-sqlite3';

/** What the next matching statement does instead of what it should. */
interface Plan {
  sql: RegExp;
  code: string;
  /** Whether SQLite does what it was told all the same, and only its answer is lost. */
  isDone: boolean;
  /** How often; for ever if not given. */
  times: number;
}

/** A disk between the store and its file that fails on demand, with SQLite's own codes. */
export interface FailingDisk {
  connect(file: string, options: Database.Options): Database.Database;
  fail(sql: RegExp, code: string, options?: { isDone?: boolean; times?: number }): void;
  mend(): void;
  /** Every statement that reached the file since the last look. */
  statements(): string[];
  opened: number;
}

export function failingDisk(): FailingDisk {
  let plans: Plan[] = [];
  let seen: string[] = [];
  let isWriting = false;
  const planFor = (sql: string) => {
    const plan = plans.find((candidate) => candidate.times > 0 && candidate.sql.test(sql));
    if (plan) plan.times -= 1;
    return plan;
  };
  const disk: FailingDisk = {
    opened: 0,
    connect(file, options) {
      if (planFor('OPEN')) throw new Database.SqliteError('told to fail', 'SQLITE_CANTOPEN');
      disk.opened += 1;
      const db = new Database(file, options);
      return new Proxy(db, {
        get(target, name) {
          const value = Reflect.get(target, name, target) as unknown;
          if (name === 'prepare') return (sql: string) => statement(target, sql);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
    fail(sql, code, { isDone = false, times = Number.POSITIVE_INFINITY } = {}) {
      plans.push({ sql, code, isDone, times });
    },
    mend() {
      plans = [];
    },
    statements() {
      const before = seen;
      seen = [];
      return before;
    },
  };

  function statement(db: Database.Database, sql: string): Database.Statement {
    const real = db.prepare(sql);
    const guarded =
      (run: (...args: unknown[]) => unknown) =>
      (...args: unknown[]) => {
        if (sql.startsWith('BEGIN')) isWriting = sql === 'BEGIN IMMEDIATE';
        seen.push(sql);
        // the end of a look reaches no disk
        const plan = sql === 'COMMIT' && !isWriting ? undefined : planFor(sql);
        if (!plan) return run(...args);
        if (plan.isDone) run(...args);
        // as SQLite does after a fault of the disk: the transaction is gone
        else if (db.inTransaction && sql !== 'ROLLBACK' && /IOERR|FULL|CORRUPT/.test(plan.code)) {
          db.prepare('ROLLBACK').run();
        }
        throw new Database.SqliteError('told to fail', plan.code);
      };
    return {
      run: guarded((...args) => real.run(...(args as []))),
      get: guarded((...args) => real.get(...(args as []))),
      all: guarded((...args) => real.all(...(args as []))),
    } as unknown as Database.Statement;
  }

  return disk;
}
