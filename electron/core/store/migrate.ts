import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { backUp } from './backup.ts';

export interface Migration {
  version: number;
  sql: string;
}

const folder = fileURLToPath(new URL('./migrations/', import.meta.url));

/** The schema's only truth, in order: `0001-….sql` brings the file to version 1. */
export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      sql: readFileSync(join(folder, name), 'utf8'),
    }));
}

/** Runs all pending migrations in one transaction, after a backup of a file that holds something. */
export function migrate(
  db: Database.Database,
  { file, now }: { file: string; now: () => number },
  migrations: readonly Migration[],
): void {
  const current = db.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter(({ version }) => version > current);
  if (pending.length === 0) return;
  if (current > 0) {
    backUp(db, join(dirname(file), 'backups', `${basename(file, '.db')}-v${current}-${now()}.db`));
  }
  db.transaction(() => {
    for (const { version, sql } of pending) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
  }).immediate();
}
