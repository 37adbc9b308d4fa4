import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Writes the state of an open file to `target`. It has that name only when it is whole: flushed to the disk, opened
 * and checked. Throws where that fails; nothing is left then.
 */
export function backUp(db: Database.Database, target: string): void {
  const folder = dirname(target);
  const part = `${target}.part`;
  mkdirSync(folder, { recursive: true });
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    prove(part, db.pragma('user_version', { simple: true }) as number);
    flush(part);
    renameSync(part, target);
    if (process.platform !== 'win32') flush(folder);
  } finally {
    rmSync(part, { force: true });
  }
}

function prove(file: string, version: number): void {
  const copy = new Database(file, { readonly: true });
  try {
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`the backup is damaged: ${String(found)}`);
    if (copy.pragma('user_version', { simple: true }) !== version)
      throw new Error('the backup is another file');
  } finally {
    copy.close();
  }
}

function flush(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
