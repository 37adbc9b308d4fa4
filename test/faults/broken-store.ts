// Loaded before a desk by the fault tests' controls: breaks the writing of the store in one way, so that the check
// that is to see it can be seen to see it.
import Database from 'better-sqlite3';

type Prepare = (this: Database.Database, sql: string) => Database.Statement;
type Run = () => unknown;

const proto = Database.prototype as unknown as { prepare: Prepare };
const prepare = proto.prepare;
const nothing = { run: () => ({ changes: 0 }) } as unknown as Database.Statement;

/** A statement whose `run` is replaced. */
function insteadOf(run: Run): Database.Statement {
  return { run } as unknown as Database.Statement;
}

const breakages: Record<string, Prepare> = {
  /** Each statement of a command is a transaction of its own. */
  piecemeal(sql) {
    const statement = prepare.call(this, sql);
    if (sql === 'BEGIN IMMEDIATE') return nothing;
    return sql === 'COMMIT' ? insteadOf(() => this.inTransaction && statement.run()) : statement;
  },
  /** Says saved and commits with every fourth command. */
  hasty(sql) {
    const statement = prepare.call(this, sql);
    let commits = 0;
    if (sql === 'BEGIN IMMEDIATE') return insteadOf(() => !this.inTransaction && statement.run());
    return sql === 'COMMIT' ? insteadOf(() => ++commits % 4 === 0 && statement.run()) : statement;
  },
  /** Keeps no answer, so that a retry does a thing twice. */
  forgetful(sql) {
    return /^\s*INSERT INTO command /.test(sql) ? nothing : prepare.call(this, sql);
  },
  /** Takes a full disk for one that took it all. */
  carefree: deafTo(/^SQLITE_FULL/),
  /** Takes a sync that failed for one that went through. */
  trusting: deafTo(/^SQLITE_IOERR_FSYNC/),
};

/** After such an error it goes on as if there were none. */
function deafTo(code: RegExp): Prepare {
  return function (this: Database.Database, sql) {
    const statement = prepare.call(this, sql);
    if (/^\s*(SELECT|WITH|PRAGMA)|RETURNING/i.test(sql)) return statement;
    const run = (...params: unknown[]) => {
      try {
        return sql === 'COMMIT' && !this.inTransaction ? undefined : statement.run(...(params as []));
      } catch (error) {
        if (!code.test(String((error as { code?: string }).code))) throw error;
        return { changes: 1 };
      }
    };
    return { run } as unknown as Database.Statement;
  };
}

const breakage = breakages[process.env.AFTERCARE_BROKEN ?? ''];
if (!breakage) throw new Error('say in AFTERCARE_BROKEN what is to be broken');
proto.prepare = breakage;
