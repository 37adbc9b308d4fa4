import Database from 'better-sqlite3';

/** Not the records themselves: the index of the search box, and the answers kept for repeated commands. */
const derived = /^(search_|command$|sqlite_)/;

/** Looks into every text of a file for one that is exactly this, by itself or as a text within JSON. */
export interface StoredTexts {
  has(text: string): boolean;
  close(): void;
}

export function storedTexts(file: string): StoredTexts {
  const db = new Database(file, { readonly: true });
  const columns = db
    .prepare<[], { table: string; column: string }>(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.type = 'TEXT' AND m.sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .all()
    .filter(({ table }) => !derived.test(table));
  const found = columns.map(
    ({ table, column }) =>
      `SELECT 1 FROM "${table}" WHERE "${column}" = :text OR instr("${column}", :json) > 0`,
  );
  const look = db.prepare(`${found.join(' UNION ALL ')} LIMIT 1`);
  return {
    has: (text) => look.get({ text, json: JSON.stringify(text) }) !== undefined,
    close: () => void db.close(),
  };
}
