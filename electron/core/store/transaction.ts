import type { Connection } from './connection.ts';

/**
 * How a transaction ended. `isUnknown`: COMMIT failed and SQLite let go of the transaction, so that it may or may not be
 * in the file. `isLeftOpen`: the connection could not be cleared of it.
 */
export type TransactionEnd<T> =
  | { outcome: { value: T }; fault?: undefined; isLeftOpen: false }
  | { outcome?: undefined; fault: { error: unknown; isUnknown: boolean }; isLeftOpen: boolean };

/** Runs `work` between `opening` and COMMIT. After a fault nothing of it is open, else `isLeftOpen` says so. */
export function runTransaction<T>(
  { db, prepare }: Connection,
  opening: 'BEGIN' | 'BEGIN IMMEDIATE',
  work: () => T,
): TransactionEnd<T> {
  let isCommitting = false;
  try {
    prepare(opening).run();
    const value = work();
    isCommitting = true;
    prepare('COMMIT').run();
    return { outcome: { value }, isLeftOpen: false };
  } catch (error) {
    const isUnknown = isCommitting && !db.inTransaction;
    return { fault: { error, isUnknown }, isLeftOpen: !isRolledBack() };
  }

  /** After a fault of the disk SQLite may have rolled back by itself; where it did not, a rollback may fail too. */
  function isRolledBack(): boolean {
    try {
      if (db.inTransaction) prepare('ROLLBACK').run();
      return !db.inTransaction;
    } catch {
      return false;
    }
  }
}
