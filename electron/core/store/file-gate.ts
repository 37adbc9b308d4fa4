import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { codeOf } from './trouble.ts';

/**
 * Looks at a file before anything of it is changed, with a connection that cannot write.
 * @param latest the last version that this program knows.
 * @throws Refusal `settings.store-newer` for a file of a later version, `settings.store-damaged` for one that cannot be
 *   read as a database or is another program's.
 */
export function refuseUnfit(file: string, latest: number): void {
  const { current, isOurs } = whatItIs(file);
  if (!isOurs) refuse('conflict', 'settings.store-damaged');
  if (current > latest) refuse('conflict', 'settings.store-newer', { current, latest });
}

function whatItIs(file: string, isSecondLook = false): { current: number; isOurs: boolean } {
  try {
    return lookAt(file, { readonly: true });
  } catch (error) {
    if (isDamage(error)) {
      readThrough(file);
      return isSecondLook ? { current: 0, isOurs: false } : whatItIs(file, true);
    }
    // The power went in the first moment of the file's life: what was begun is undone before anything can be read.
    if (codeOf(error) === 'SQLITE_READONLY_ROLLBACK') return lookAt(file, {});
    throw error;
  }
}

function lookAt(file: string, options: Database.Options): { current: number; isOurs: boolean } {
  const db = new Database(file, options);
  try {
    const current = db.pragma('user_version', { simple: true }) as number;
    const tables = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name);
    return { current, isOurs: current === 0 ? tables.length === 0 : tables.includes('branch') };
  } finally {
    db.close();
  }
}

/** SQLite calls some of what a disk cannot read damage. Throws the disk's own error where it cannot read the file. */
function readThrough(file: string): void {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(1024 * 1024);
    while (readSync(handle, bytes) > 0);
  } finally {
    closeSync(handle);
  }
}

/** A disk that cannot be read or a file that is somebody else's is not damage. */
function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT');
}
