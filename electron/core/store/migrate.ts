import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { backUp } from './backup.ts';
import type { Migration } from './migration-files.ts';

export { type Migration, readMigrations } from './migration-files.ts';

/**
 * Runs all pending migrations in one transaction, after a backup of a file that holds something.
 * @param where.file null for a scratch copy: its backup is the file that it was copied from.
 */
export function migrate(
  db: Database.Database,
  { file, now }: { file: string | null; now: () => number },
  migrations: readonly Migration[],
): void {
  const current = db.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter(({ version }) => version > current);
  if (pending.length === 0) return;
  if (current > 0 && file !== null) {
    backUp(db, join(dirname(file), 'backups', `${basename(file, '.db')}-v${current}-${now()}.db`));
  }
  db.transaction(() => {
    for (const { version, sql } of pending) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
  }).immediate();
}
