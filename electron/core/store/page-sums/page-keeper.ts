import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openSums, sumOfPage, UNKNOWN } from './sums-file.ts';
import { type WalName, walPages } from './wal-pages.ts';

const COMPARED_AT_ONCE = 64;
/** As pragmas.ts has it. */
const PATIENCE_MS = 5000;
/** A log that is made, not begun anew, has this sequence and whatever salt. */
const FIRST: WalName = { sequence: 0, salt: 0 };

export interface PageFindings {
  /** How many pages have a sum. */
  known: number;
  /** The numbers of those that are not as the last checkpoint left them. */
  damaged: number[];
  /** Whether something other than this program wrote into the file meanwhile: then that is the likelier reason. */
  isTouched: boolean;
}

/** Knows what each page of an open file was when a checkpoint last wrote into it. Each method may throw. */
export interface PageKeeper {
  /** Empties the log into the file. False where somebody still reads what stands in it. */
  checkpoint(db: Database.Database): boolean;
  /** Learns so many pages that are unknown; true where there may be more. */
  learn(atMost: number): boolean;
  compare(): Promise<PageFindings>;
  /** After a failure: nothing is known of any page, so that nothing wrong is said of one. */
  giveUp(): void;
  /** Only after the connection was closed. */
  close(): void;
}

/**
 * SQLite has no sums of its pages and would not see a digit that changed on the disk. Only checkpoints write into the
 * file, and they write what stands in the log; so a page may not change but in one of them. Before each one the pages
 * of its log become unknown, durably, and after it they are learnt: a crash in between leaves pages unknown, none wrong.
 */
export function openPageKeeper(file: string, db: Database.Database): PageKeeper {
  const sums = openSums(file);
  // The locks that SQLite has on a file are the process's: closing any other handle of it would give them up.
  const handle = openSync(file, 'r');
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const bytes = Buffer.alloc(pageBytes);
  /** Those of the last checkpoint, and all from `learntUpTo` on. */
  let toLearn: number[] = [];
  let learntUpTo = 0;
  let isClosed = false;

  const writtenAtMs = () => fstatSync(handle).mtimeMs;
  let next = sums.settled?.next ?? FIRST;
  let isTouched = sums.settled?.isTouched ?? false;
  let hasLooked = false;
  const settle = () => {
    sums.settled = { next, isTouched, writtenAtMs: writtenAtMs() };
  };
  // A file that was copied with its times has them rounded.
  const wasWritten = () => sums.settled !== null && Math.abs(writtenAtMs() - sums.settled.writtenAtMs) >= 1;
  const sumInFile = (page: number) =>
    readSync(handle, bytes, 0, pageBytes, (page - 1) * pageBytes) === pageBytes ? sumOfPage(bytes) : UNKNOWN;

  /** What the log may have brought into the file becomes unknown: everything, where a log went by unseen. */
  const forgetLogged = () => {
    const log = walPages(file);
    if (wasWritten()) isTouched = true;
    if (!log) return null;
    const isNext = log.name.sequence === next.sequence && log.name.salt === next.salt;
    const isFirst = !hasLooked && log.name.sequence === 0;
    if (!isNext && !isFirst) {
      sums.forgetAll();
      settle();
      learntUpTo = 0;
    }
    hasLooked = true;
    next = log.name;
    for (const page of log.pages) sums.set(page, UNKNOWN);
    if (Number.isFinite(log.leastPages)) sums.forgetFrom(log.leastPages + 1);
    return log;
  };

  const isWritten = () => process.platform === 'win32' || wasWritten();
  const isOdd = (page: number) => sums.sumOf(page) !== UNKNOWN && sums.sumOf(page) !== sumInFile(page);

  const learnPage = (page: number): number => {
    if (sums.sumOf(page) !== UNKNOWN) return 0;
    sums.set(page, sumInFile(page));
    return 1;
  };

  if (!sums.settled)
    sums.forgetAll(); // nobody says of which state of the file they are
  else if (isWritten()) forgetLogged();
  settle();

  return {
    checkpoint(db) {
      const log = forgetLogged();
      if (!log) return true;
      sums.flush();
      const isEmpty = emptyLog(db);
      if (isEmpty) next = { sequence: next.sequence + 1, salt: (next.salt + 1) >>> 0 };
      settle();
      toLearn = [...log.pages];
      return isEmpty;
    },
    learn(atMost) {
      // What was written and not by `checkpoint` may not be on the disk yet.
      if (wasWritten()) return false;
      const pages = Math.floor(fstatSync(handle).size / pageBytes);
      let left = atMost;
      while (left > 0 && toLearn.length > 0) left -= learnPage(toLearn.pop() as number);
      while (left > 0 && learntUpTo < pages) left -= learnPage(++learntUpTo);
      sums.write();
      return left === 0;
    },
    async compare() {
      const damaged: number[] = [];
      let known = 0;
      for (let page = 1; page <= sums.capacity && !isClosed; page++) {
        if (page % COMPARED_AT_ONCE === 0) await new Promise((resume) => setImmediate(resume));
        if (isClosed || sums.sumOf(page) === UNKNOWN) continue;
        known += 1;
        if (!isOdd(page)) continue;
        // SQLite empties a very long log by itself.
        if (isWritten()) forgetLogged();
        if (isOdd(page)) damaged.push(page);
      }
      isTouched &&= damaged.length > 0;
      return { known, damaged, isTouched };
    },
    giveUp: () => sums.forgetAll(),
    close() {
      isClosed = true;
      closeSync(handle);
      sums.close();
    },
  };
}

/** False where somebody still reads what stands in the log. */
function emptyLog(db: Database.Database): boolean {
  db.pragma('busy_timeout = 0');
  try {
    const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return outcome?.busy === 0;
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: string }).code))) return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${PATIENCE_MS}`);
  }
}
