import Database from 'better-sqlite3';
import { type Migration, readMigrations } from './migration-files.ts';

/** Everything that the file defines, in a comparable order; what SQLite adds by itself is left out. */
export function schemaOf(db: Database.Database): string[] {
  return db
    .prepare<[], { type: string; name: string; table: string; sql: string | null }>(
      `SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema ORDER BY type, name`,
    )
    .all()
    .filter(({ name }) => !/^sqlite_(autoindex_.*|sequence|stat[1-4])$/.test(name))
    .map(({ type, name, table, sql }) => JSON.stringify([type, name, table, sql]));
}

/** What this program's own migrations make of an empty file, up to that version. */
export function schemaOfVersion(
  version: number,
  migrations: readonly Migration[] = readMigrations(),
): string[] {
  const db = new Database(':memory:');
  try {
    for (const { version: step, sql } of migrations) if (step <= version) db.exec(sql);
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/** What the file defines and our migrations do not, or the other way round: empty where it is a file of ours. */
export function foreignParts(
  db: Database.Database,
  migrations: readonly Migration[] = readMigrations(),
): string[] {
  const found = new Set(schemaOf(db));
  const known = new Set(schemaOfVersion(db.pragma('user_version', { simple: true }) as number, migrations));
  return [
    ...[...found].filter((part) => !known.has(part)),
    ...[...known].filter((part) => !found.has(part)),
  ].map(nameOfPart);
}

function nameOfPart(part: string): string {
  const [type, name] = JSON.parse(part) as [string, string];
  return `${type} ${name}`;
}
