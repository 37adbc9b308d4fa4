import type Database from 'better-sqlite3';
import { flushFile } from './flush.ts';
import { lastEventOf, openGuarded } from './proof.ts';
import { digestOf, digestsOf, tablesOf } from './table-digests.ts';

/**
 * Copies a live file to `target` while others write to it, lets `keep` do something with the copy, and compares what
 * it kept with the file.
 *
 * A view of the moment before and one of the moment after stay open around the copying. What is equal in both was not
 * written to in between, so the copy must have exactly that; of the event log, which only grows, the earlier view must
 * be the beginning of the copy and the copy the beginning of the later one.
 * @param keep answers where the file to be compared lies.
 * @throws Error where that file has other rows: it is no backup then.
 */
export async function copyCompared(file: string, target: string, keep: () => Promise<string>): Promise<void> {
  const before = pinned(file);
  try {
    const copying = openGuarded(file);
    try {
      copying.prepare('VACUUM INTO ?').run(target);
    } finally {
      copying.close();
    }
    const after = pinned(file);
    try {
      flushFile(target);
      const copy = openGuarded(await keep());
      try {
        compare(before, copy, after);
      } finally {
        copy.close();
      }
    } finally {
      after.close();
    }
  } finally {
    before.close();
  }
}

function pinned(file: string): Database.Database {
  const db = openGuarded(file);
  db.exec('BEGIN');
  // a view begins with the first look
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  return db;
}

function compare(before: Database.Database, copy: Database.Database, after: Database.Database): void {
  const tables = tablesOf(before);
  if (JSON.stringify(tablesOf(copy)) !== JSON.stringify(tables)) throw new Error('the copy has other tables');
  const first = digestsOf(before, tables);
  const kept = digestsOf(copy, tables);
  const changed = tables.filter(({ name }) => !isSame(first.get(name), kept.get(name)));
  // what is in the copy as it was before needs no second look
  const later = digestsOf(after, changed);
  for (const { name } of changed) {
    const wasTouched = !isSame(first.get(name), later.get(name));
    if (!wasTouched) throw new Error(`the copy of ${name} differs from the file`);
    if (name === 'event' && !isBetween(before, copy, after)) {
      throw new Error('the copy of the event log is no part of it');
    }
  }
}

interface Digest {
  rows: number;
  digest: string;
}

function isSame(one: Digest | undefined, other: Digest | undefined): boolean {
  return one?.rows === other?.rows && one?.digest === other?.digest;
}

function isBetween(before: Database.Database, copy: Database.Database, after: Database.Database): boolean {
  const event = { name: 'event', wr: 0 } as const;
  const early = lastEventOf(before)?.id ?? 0;
  const kept = lastEventOf(copy)?.id ?? 0;
  return (
    digestOf(copy, event, early).digest === digestOf(before, event).digest &&
    digestOf(after, event, kept).digest === digestOf(copy, event).digest
  );
}
