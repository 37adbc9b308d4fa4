import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { flushFile, flushFolder, makeFolder } from './flush.ts';
import { openGuarded } from './proof.ts';
import { schemaOf } from './schema.ts';
import { digestsOf } from './table-digests.ts';

/**
 * Writes the state of an open file to `target`. It has that name only when it is whole: flushed to the disk, opened
 * anew, checked, and found equal to the open file row for row. Throws where that fails; nothing is left then.
 */
export function backUp(db: Database.Database, target: string): void {
  const folder = dirname(target);
  const part = `${target}.part`;
  makeFolder(folder);
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    flushFile(part);
    prove(part, db);
    renameSync(part, target);
    flushFolder(folder);
  } finally {
    rmSync(part, { force: true });
  }
}

/** The writing connection holds the file's lock, so both are of the same moment and must be equal in all. */
function prove(file: string, live: Database.Database): void {
  const copy = openGuarded(file);
  try {
    if (facts(copy) !== facts(live)) throw new Error('the backup is another file');
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`the backup is damaged: ${String(found)}`);
    if (rows(copy) !== rows(live)) throw new Error('the backup differs from the file');
  } finally {
    copy.close();
  }
}

function facts(db: Database.Database): string {
  return JSON.stringify([db.pragma('user_version', { simple: true }), schemaOf(db)]);
}

function rows(db: Database.Database): string {
  return JSON.stringify([...digestsOf(db)]);
}
