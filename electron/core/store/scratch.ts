import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { flushFile } from './flush.ts';
import { migrate } from './migrate.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { configure } from './pragmas.ts';
import { openStore, type Writer } from './store.ts';

/** Brings a proved scratch copy to this program's version, so that a migration that fails harms nothing. */
export function bringUpToDate(path: string, migrations: readonly Migration[] = readMigrations()): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    configure(db);
    migrate(db, { file: null, now: () => 0 }, migrations);
  } finally {
    db.close();
  }
  flushFile(path);
}

/** Writes into a scratch copy before it becomes the store. It is closed and on the disk when this returns. */
export function writeScratch(path: string, now: () => number, work: (writer: Writer) => void): void {
  const store = openStore({ file: path, now });
  try {
    store.write(work);
  } finally {
    store.close();
  }
  rmSync(`${path}.lock`, { force: true });
  flushFile(path);
}
