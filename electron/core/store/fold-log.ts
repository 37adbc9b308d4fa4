import Database from 'better-sqlite3';
import { flushFile } from './flush.ts';

/** Folds what stands in the log beside a file into the file, as closing it would have. */
export function foldLog(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  flushFile(path);
}
