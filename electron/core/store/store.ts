import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type Connection, connectionOver } from './connection.ts';
import { refuseUnfit } from './file-gate.ts';
import { makeFolder } from './flush.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { forgetSums, openCheckpoints } from './page-sums/checkpoints.ts';
import type { PageFindings } from './page-sums/page-keeper.ts';
import { configure } from './pragmas.ts';
import { finishSwap } from './restore-swap.ts';
import type { Change, Params, Select } from './statement.ts';
import { keepHealth, type StoreHealth } from './store-health.ts';
import { holdLock, type Lock } from './store-lock.ts';
import { runTransaction, type TransactionEnd } from './transaction.ts';
import { refuseDamaged, refuseFailing, refuseFull, troubleOf, UnknownOutcome } from './trouble.ts';

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
  /** Goes on where the ids of another file ended, whose rows come into this fresh one. Throws where an id was given out. */
  continueIds(branch: number, next: number): void;
}

export interface Store {
  readonly file: string;
  readonly branch: number;
  readonly health: StoreHealth;
  /** False while the file cannot even be opened. */
  readonly isReadable: boolean;
  /** Rises before and after every write: what was read at one count holds as long as it is the count. */
  readonly writes: number;
  /** @throws Refusal `health.damaged` where the file cannot be read there. */
  read<T>(work: (reader: Reader) => T): T;
  /**
   * Runs `work` in one immediate transaction: all of it is durably there when this returns, or none of it.
   * @throws Refusal `health.disk-full` and `health.store-failing`: none of it is there; `health.not-known-saved`: the
   *   disk did not say.
   */
  write<T>(work: (writer: Writer) => T): T;
  /** @throws Refusal `health.store-failing` while nothing may be written; the file is not touched. */
  refuseUnlessWritable(): void;
  /** From now on nothing is written, for what a check found. */
  stopWriting(code: string): void;
  /** Closes the file and opens it anew, for reading; it is written again only after `trust`. Throws where it cannot. */
  reopen(): void;
  /** Proves by a write through to the disk that the file takes writes again. Throws as `write` does. */
  trust(): void;
  /** Which pages are not as they were written; null where that cannot be said. Works in slices of a millisecond. */
  comparePages(): Promise<PageFindings | null>;
  close(): void;
}

export interface StoreOptions {
  file: string;
  now: () => number;
  /** What brings a file to this version; all that the program has if none are named. */
  migrations?: readonly Migration[];
  /** Called once for every fault of the disk. */
  log?: (fault: unknown, reference: string) => void;
  onHealth?: (health: StoreHealth) => void;
  /** Opens the file: better-sqlite3 itself, unless a test stands between. */
  connect?: ((file: string, options: Database.Options) => Database.Database) | undefined;
}

const ID_SPAN = 2 ** 40;
const readIds = 'SELECT number, next_id FROM branch';
const saveIds = 'UPDATE branch SET number = ?, next_id = ?';

/**
 * Opens the shop's file, bringing it to this version first.
 * @throws Refusal `settings.store-newer`, `settings.store-damaged` or `settings.store-locked`: the file is untouched.
 */
export function openStore(options: StoreOptions): Store {
  const { file, now, migrations = readMigrations(), connect = plainly } = options;
  makeFolder(dirname(file));
  const lock: Lock = holdLock(file);
  let db: Database.Database | undefined;
  try {
    finishSwap(file);
    if (existsSync(file)) refuseUnfit(file, migrations.at(-1)?.version ?? 0);
    db = connect(file, {});
    configure(db);
    migrate(db, { file, now }, migrations);
    return storeOver(connectionOver(db), lock, { ...options, connect });
  } catch (error) {
    if (db) forgetSums(file); // closing it may write into the file
    db?.close();
    lock.release();
    throw error;
  }
}

const plainly = (file: string, options: Database.Options) => new Database(file, options);

type Wiring = StoreOptions & { connect: NonNullable<StoreOptions['connect']> };

function storeOver(first: Connection, lock: Lock, { file, now, log, onHealth, connect }: Wiring): Store {
  let connection: Connection | null = first;
  let isClosed = false;
  let writes = 0;
  const checkpoints = openCheckpoints(file, () => (connection?.isReadOnly ? null : (connection?.db ?? null)));
  const closeConnection = () => {
    checkpoints.closeWith(() => connection?.close());
    connection = null;
  };
  const keeper = keepHealth(now, log ?? (() => undefined), onHealth ?? (() => undefined));
  const open = () => {
    if (isClosed) refuse('conflict', 'settings.store-closed');
    return connection ?? refuseDamaged();
  };

  const reader: Reader = {
    get: (statement, params) =>
      open()
        .prepare(statement.sql)
        .get(params ?? {}) as never,
    all: (statement, params) =>
      open()
        .prepare(statement.sql)
        .all(params ?? {}) as never,
  };

  const ids = () => open().prepare(readIds).get() as { number: number; next_id: number } | undefined;

  /** What could not be rolled back would be read as if it were saved: reading goes on through another connection. */
  const leave = () => {
    writes += 1;
    closeConnection();
    try {
      connection = connectionOver(connect(file, { readonly: true, fileMustExist: true }));
    } catch (fault) {
      keeper.fail(fault);
    }
  };

  const read = <T>(work: (reader: Reader) => T): T => {
    const { db } = open();
    if (db.inTransaction) return work(reader);
    const { outcome, fault, isLeftOpen } = runTransaction(open(), 'BEGIN', () => work(reader));
    if (!fault) return (outcome as { value: T }).value;
    if (isLeftOpen) leave();
    if (!isLeftOpen && !troubleOf(fault.error)) throw fault.error;
    keeper.fail(fault.error);
    return refuseDamaged();
  };

  const writeThrough = <T>(work: () => T): T => {
    writes += 1;
    const end: TransactionEnd<T> = runTransaction(open(), 'BEGIN IMMEDIATE', work);
    writes += 1;
    if (end.outcome) {
      keeper.sound();
      checkpoints.soon();
      return end.outcome.value;
    }
    const { error, isUnknown } = end.fault;
    if (end.isLeftOpen) leave();
    const trouble = troubleOf(error);
    if (trouble === 'full' && !end.isLeftOpen) {
      keeper.full(error);
      return refuseFull();
    }
    if (trouble === null && !isUnknown && !end.isLeftOpen) throw error;
    keeper.fail(error);
    if (isUnknown) throw new UnknownOutcome();
    return refuseFailing();
  };

  const refuseUnlessWritable = () => {
    if (keeper.health.state === 'failing') refuseFailing();
  };

  const write = <T>(work: (writer: Writer) => T): T => {
    refuseUnlessWritable();
    return writeThrough(() => {
      const kept = ids() ?? { number: 1, next_id: 1 };
      let { number, next_id: next } = kept;
      const result = work({
        ...reader,
        run: (statement, params) =>
          open()
            .prepare(statement.sql)
            .run(params ?? {}).changes,
        newId: () => number * ID_SPAN + next++,
        chooseBranch: (branch) => {
          if (next !== 1) throw new Error('the branch is chosen before the first id');
          number = branch;
        },
        continueIds: (branch, following) => {
          if (next !== 1) throw new Error('the ids of a file go on from its own');
          number = branch;
          next = following;
        },
      });
      if (next !== kept.next_id || number !== kept.number) open().prepare(saveIds).run(number, next);
      return result;
    });
  };

  return {
    file,
    get branch() {
      return read(ids)?.number ?? 1;
    },
    get health() {
      return keeper.health;
    },
    get isReadable() {
      return connection !== null;
    },
    get writes() {
      return writes;
    },
    read,
    write,
    refuseUnlessWritable,
    stopWriting: keeper.stop,
    reopen() {
      writes += 1;
      if (isClosed) refuse('conflict', 'settings.store-closed');
      closeConnection();
      let db: Database.Database | undefined;
      try {
        db = connect(file, { fileMustExist: true });
        configure(db);
        connection = connectionOver(db);
      } catch (fault) {
        if (db) forgetSums(file);
        db?.close();
        leave();
        throw fault;
      }
    },
    trust() {
      if (open().isReadOnly) refuseFailing();
      writeThrough(() => open().prepare('UPDATE branch SET next_id = next_id').run());
    },
    comparePages: checkpoints.comparePages,
    close() {
      if (isClosed) return;
      isClosed = true;
      closeConnection();
      lock.release();
    },
  };
}
