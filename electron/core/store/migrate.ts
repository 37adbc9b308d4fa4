import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { refuse } from '../../../shared/kernel/refusal.ts';

interface Migration {
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

/**
 * Runs all pending migrations in one transaction, after a backup of a file that holds something.
 * @throws Refusal `settings.store-newer` for a file of a later version, `settings.store-damaged` for one that is
 *   no database; either file is left as it was.
 */
export function migrate(
  db: Database.Database,
  { file, isNew, now }: { file: string; isNew: boolean; now: () => number },
  migrations = readMigrations(),
): void {
  const current = versionOf(db);
  const latest = migrations.at(-1)?.version ?? 0;
  if (current > latest) refuse('conflict', 'settings.store-newer', { current, latest });
  const pending = migrations.filter(({ version }) => version > current);
  if (pending.length === 0) return;
  if (!isNew && current > 0) backUpBefore(db, file, current, now());
  db.transaction(() => {
    for (const { version, sql } of pending) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
  }).immediate();
}

function versionOf(db: Database.Database): number {
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } catch {
    return refuse('conflict', 'settings.store-damaged');
  }
}

function backUpBefore(db: Database.Database, file: string, version: number, at: number): void {
  const backups = join(dirname(file), 'backups');
  mkdirSync(backups, { recursive: true });
  const target = join(backups, `${basename(file, '.db')}-v${version}-${at}.db`);
  db.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  if (!existsSync(target)) copyFileSync(file, target);
}
