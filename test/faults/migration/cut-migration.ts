import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../../electron/core/store/store.ts';
import { dumpDifference, dumpOf, type LogicalDump } from '../logical-dump.ts';
import { type Moment, watchMoments } from '../moments.ts';
import { inScratch } from '../scratch.ts';
import { migrations } from './rehearsal.ts';

/** The process dies; the disk is full; a statement fails and SQLite takes all back; no page more is to be had. */
export const cuts = ['kill', 'full', 'failed', 'no room'] as const;
export type Cut = (typeof cuts)[number];

export interface CutCase {
  /** The version at which the shop is. */
  source: number;
  cut: Cut;
  /** The moments at which the first start, and those after it, are cut. */
  at: readonly number[];
}

/** What a start from some version is when nothing disturbs it. */
export interface Peace {
  moments: readonly Pick<Moment, 'when' | 'what'>[];
  before: LogicalDump | null;
  after: LogicalDump;
}

export interface Cutting {
  /** The closed file of each version. */
  shopOf(version: number): string;
  peaceOf(version: number): Peace;
  /** What is broken on purpose, by its name; '' for nothing. */
  planted: string;
}

export function liveInPeace(source: number, shop: string): Peace {
  return inScratch((file) => {
    if (source > 0) copyFileSync(shop, file);
    const moments: Pick<Moment, 'when' | 'what'>[] = [];
    const before = source > 0 ? dumpOf(file) : null;
    openUntil(file, ({ when, what }) => void moments.push({ when, what }));
    return { moments, before, after: dumpOf(file) };
  });
}

export interface CutReport {
  violations: string[];
  /** Where the file was left by the last cut. */
  fate: 'as before' | 'migrated' | 'not there';
}

/** Cuts a start off, once or again and again, and looks at what is left and at what the next start makes of it. */
export async function cutAndLook(one: CutCase, { shopOf, peaceOf, planted }: Cutting): Promise<CutReport> {
  const { before, after } = peaceOf(one.source);
  return inScratch(async (file) => {
    if (one.source > 0) copyFileSync(shopOf(one.source), file);
    const violations: string[] = [];
    let fate: CutReport['fate'] = 'not there';
    for (const at of one.at) {
      await cutOff(file, one.cut, at, planted);
      const left = leftBehind(file);
      fate = left === null ? 'not there' : isEqual(left, after) ? 'migrated' : 'as before';
      if (left && fate === 'as before' && !isEqual(left, before ?? empty) && !isEqual(left, empty)) {
        violations.push(`is left neither old nor new: ${dumpDifference(left, before ?? empty).slice(0, 3)}`);
      }
      violations.push(...wrongBackups(file, before, fate === 'migrated'));
    }
    try {
      openUntil(file, () => undefined);
      const found = dumpDifference(dumpOf(file), after);
      if (found.length > 0)
        violations.push(`the next start makes something else of it: ${found.slice(0, 3)}`);
      violations.push(...wrongBackups(file, before, true), ...damageOf(file));
    } catch (error) {
      violations.push(`the next start ends in ${String(error)}`);
    }
    return { violations, fate };
  });
}

/** A file in which nothing was ever made, as a first start leaves it that was cut. */
const empty: LogicalDump = dumpOfNothing();

function dumpOfNothing(): LogicalDump {
  return inScratch((file) => {
    new Database(file).exec('PRAGMA user_version = 0; VACUUM').close();
    return dumpOf(file);
  });
}

function cutOff(file: string, cut: Cut, at: number, planted: string): Promise<void> {
  if (cut === 'kill') return killedOpening(file, at, planted);
  try {
    openUntil(file, ({ index, db }) => {
      if (index !== at) return;
      if (cut === 'no room' && db)
        db.exec(`PRAGMA max_page_count = ${db.pragma('page_count', { simple: true })}`);
      if (cut === 'full') throw failure('SQLITE_FULL', 'database or disk is full');
      if (cut === 'failed') {
        if (db?.inTransaction) db.exec('ROLLBACK');
        throw failure('SQLITE_IOERR_WRITE', 'disk I/O error');
      }
    });
  } catch (error) {
    if (!/^SQLITE_(FULL|IOERR)/.test(String((error as { code?: string }).code))) throw error;
  }
  return Promise.resolve();
}

function failure(code: string, message: string): Error {
  return new Database.SqliteError(message, code);
}

function openUntil(file: string, listener: (moment: Moment) => void): void {
  let isTold = false;
  const stop = watchMoments((moment) => {
    if (isTold) return;
    // what the listener itself does is none of the start's moments
    isTold = true;
    try {
      listener(moment);
    } finally {
      isTold = false;
    }
  });
  try {
    openStore({ file, now: () => Date.now(), migrations }).close();
  } finally {
    stop();
  }
}

const opening = join(import.meta.dirname, 'killed-opening.ts');

function killedOpening(file: string, at: number, planted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', opening, file, String(at), planted], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (text: Buffer) => {
      complaints += text;
    });
    child.once('error', reject);
    child.once('close', (code, signal) =>
      signal === 'SIGKILL' || code === 0
        ? resolve()
        : reject(new Error(`the start ended by itself: ${complaints}`)),
    );
  });
}

/** What the file says as the cut left it, read from a copy. */
function leftBehind(file: string): LogicalDump | null {
  if (!existsSync(file)) return null;
  return inScratch((copy) => {
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    return dumpOf(copy);
  });
}

/** A backup that has its name is whole and says what the shop said; there must be one before anything is changed. */
function wrongBackups(file: string, before: LogicalDump | null, isNeeded: boolean): string[] {
  const folder = join(file, '../backups');
  const backups = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  if (before === null) return backups.map((name) => `there is a backup of nothing, ${name}`);
  const wrong = backups.filter((name) => !isEqual(dumpOf(join(folder, name)), before));
  if (isNeeded && backups.length === 0) return ['there is no backup of the shop before'];
  return wrong.map((name) => `the backup ${name} is not the shop before`);
}

function damageOf(file: string): string[] {
  const db = new Database(file);
  try {
    db.exec(`INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)`);
    const found = [
      db.pragma('integrity_check', { simple: true }),
      ...(db.pragma('foreign_key_check') as unknown[]),
    ];
    return found[0] === 'ok' && found.length === 1
      ? []
      : [`the file is damaged: ${JSON.stringify(found.slice(0, 2))}`];
  } finally {
    db.close();
  }
}

function isEqual(one: LogicalDump, other: LogicalDump): boolean {
  return dumpDifference(one, other).length === 0;
}
