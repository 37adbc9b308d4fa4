import type Database from 'better-sqlite3';

const OLDEST_SQLITE = [3, 51, 3];

/** How the file must be opened for "saved" to mean saved; each value is read back. */
const required: Record<string, string | number> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  cell_size_check: 1,
  trusted_schema: 0,
  secure_delete: 1,
  recursive_triggers: 1, // else INSERT OR REPLACE would overwrite a row of a ledger unseen by its triggers
  ...(process.platform === 'darwin' && { fullfsync: 1 }),
};

/** Sets the pragmas of every connection that may write, and refuses to run where one does not hold. */
export function configure(db: Database.Database): void {
  const version = db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version;
  if (!isAtLeast(version ?? '0', OLDEST_SQLITE)) throw new Error(`SQLite ${version} is too old`);
  db.pragma('busy_timeout = 5000');
  for (const [name, value] of Object.entries(required)) {
    db.pragma(`${name} = ${value}`);
    const actual = db.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, must be ${value}`);
  }
  // The log is emptied by checkpoints.ts when nobody waits for it; by SQLite itself, inside a command, only at 64 MB.
  db.pragma('wal_autocheckpoint = 16000');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
}

function isAtLeast(version: string, oldest: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (let i = 0; i < oldest.length; i++) {
    const difference = (parts[i] ?? 0) - (oldest[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
