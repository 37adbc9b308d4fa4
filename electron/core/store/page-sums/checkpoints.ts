import { rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openPageKeeper, type PageFindings, type PageKeeper } from './page-keeper.ts';

const PAUSE_MS = 1000;
const PAUSE_WHILE_LEARNING_MS = 50;
const PAUSE_WHILE_READ_MS = 30_000;
/** When a log is long: SQLite's own measure, about four megabytes. */
const LONG_LOG_BYTES = 1000 * 4096;
/** Some milliseconds of work. */
const LEARNT_AT_ONCE = 256;
/** What is still unknown when a shop closes is learnt up to this many pages: about a tenth of a second. */
const LEARNT_AT_CLOSE = 16_384;

/**
 * Empties the log into the file when nobody waits for it, and keeps a sum of every page meanwhile. None of it is part
 * of a command; whatever goes wrong here, at worst pages are unknown.
 */
export interface Checkpoints {
  /** After a commit. */
  soon(): void;
  /** Which pages are not as the last checkpoint left them; null where that cannot be said. */
  comparePages(): Promise<PageFindings | null>;
  /** Closes the connection: settles everything first, and lets go of the file afterwards. */
  closeWith(close: () => void): void;
}

/** @param writing the connection that writes; null while nothing may be written. */
export function openCheckpoints(file: string, writing: () => Database.Database | null): Checkpoints {
  let keeper: PageKeeper | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isOff = false;

  const keeperFor = (db: Database.Database) => (keeper ??= openPageKeeper(file, db));

  /** @returns milliseconds until it is worth while to look again, or null. */
  const work = (db: Database.Database): number | null => {
    const keeping = keeperFor(db);
    if (logBytes(file) >= LONG_LOG_BYTES && !keeping.checkpoint(db)) return PAUSE_WHILE_READ_MS;
    return keeping.learn(LEARNT_AT_ONCE) ? PAUSE_WHILE_LEARNING_MS : null;
  };

  const attempt = <T>(what: (db: Database.Database) => T): T | null => {
    const db = writing();
    if (isOff || !db || db.inTransaction) return null;
    try {
      return what(db);
    } catch {
      // A disk that fails here fails in the next command too, which says so.
      giveUp();
      return null;
    }
  };

  const giveUp = () => {
    isOff = true;
    try {
      if (keeper) keeper.giveUp();
      else forgetSums(file);
    } catch {
      // The sums that are left say of pages that they changed: nothing is shown of it but that they did.
    }
  };

  const lookIn = (pauseMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      const nextMs = attempt(work);
      if (nextMs !== null) lookIn(nextMs);
    }, pauseMs).unref();
  };

  return {
    soon: () => lookIn(PAUSE_MS),
    comparePages: async () => {
      const keeping = attempt(keeperFor);
      return keeping ? keeping.compare() : null;
    },
    closeWith(close) {
      if (timer) clearTimeout(timer);
      timer = null;
      const isSettled = attempt((db) => {
        const keeping = keeperFor(db);
        if (keeping.checkpoint(db)) keeping.learn(LEARNT_AT_CLOSE);
        return true;
      });
      // The closing itself may empty a log into the file.
      if (!isSettled && writing()) giveUp();
      close();
      keeper?.close();
      keeper = null;
    },
  };
}

/** From now on every page of the file is unknown: it was changed, or replaced, by other means than a checkpoint. */
export function forgetSums(file: string): void {
  rmSync(`${file}.sums`, { force: true });
}

function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
