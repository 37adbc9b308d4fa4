import type Database from 'better-sqlite3';

type Row = Record<string, string | number | null>;

export type Insert = (table: string, row: Row) => void;

/** Puts rows into tables. A table's first row names its columns; later rows name the same in the same order. */
export function insertInto(db: Database.Database): Insert {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    let statement = statements.get(table);
    if (!statement) {
      const names = Object.keys(row);
      const columns = names.map((name) => `"${name}"`).join(', ');
      statement = db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`);
      statements.set(table, statement);
    }
    statement.run(Object.values(row));
  };
}

/**
 * Fills the file while it has neither triggers nor indexes, and makes those again from what is there: sorted once
 * instead of moved about a million times. The file is not safe before `fill` has ended.
 */
export function fillInBulk(db: Database.Database, fill: () => void): void {
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -1048576');
  db.pragma('temp_store = MEMORY');
  const aside = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND type IN ('index', 'trigger')`,
    )
    .all();
  for (const { type, name } of aside) db.exec(`DROP ${type} ${name}`);
  fill();
  for (const { sql } of aside) db.exec(sql);
  db.pragma('journal_mode = WAL');
}
