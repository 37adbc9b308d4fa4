import Database from 'better-sqlite3';
import { refuse } from '../../../shared/kernel/refusal.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes the shop's file for this process alone. The lock is an exclusive transaction on a small file beside it,
 * so that the operating system gives it back however this process ends.
 * @throws Refusal `settings.store-locked` where another process holds it.
 */
export function holdLock(file: string): Lock {
  const db = new Database(`${file}.lock`);
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      refuse('conflict', 'settings.store-locked');
    }
    throw error;
  }
  return { release: () => db.close() };
}
