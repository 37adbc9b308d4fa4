import type Database from 'better-sqlite3';

type Row = Record<string, string | number | null>;

/** Puts rows into tables, preparing each table's statement once by the names of its first row. */
export function insertInto(db: Database.Database): (table: string, row: Row) => void {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    let statement = statements.get(table);
    if (!statement) {
      const names = Object.keys(row);
      const columns = names.map((name) => `"${name}"`).join(', ');
      const values = names.map((name) => `:${name}`).join(', ');
      statement = db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${values})`);
      statements.set(table, statement);
    }
    statement.run(row);
  };
}
