import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** What a file says, however its pages lie: the schema, and a digest of the rows of each table. */
export type LogicalDump = Readonly<Record<string, string>>;

interface Table {
  name: string;
  wr: number;
}

/** The file as somebody reads it who changes nothing of it. Throws where it cannot be read. */
export function dumpOf(file: string): LogicalDump {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return dumpOfOpen(db);
  } finally {
    db.close();
  }
}

/** The same of an open file. The search's own tables are left out: they may lie in other pieces and say the same. */
export function dumpOfOpen(db: Database.Database): LogicalDump {
  const tables = db
    .prepare<[], Table>(
      `SELECT name, wr FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name`,
    )
    .all();
  return Object.fromEntries([
    ['version', String(db.pragma('user_version', { simple: true }))],
    ['schema', digestOf(db, 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')],
    ...tables.map(({ name, wr }) => [name, digestOf(db, rowsOf(db, name, wr === 1))] as const),
  ]);
}

/** In the order of the table's key, so that two files with the same rows say the same. */
function rowsOf(db: Database.Database, table: string, isWithoutRowid: boolean): string {
  // NOT INDEXED: of a damaged file the table is what counts, not an index that repeats some of it.
  if (!isWithoutRowid) return `SELECT * FROM "${table}" NOT INDEXED ORDER BY rowid`;
  const key = db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => `"${name}"`);
  return `SELECT * FROM "${table}" NOT INDEXED ORDER BY ${key.join(', ')}`;
}

function digestOf(db: Database.Database, sql: string): string {
  const hash = createHash('sha1');
  let count = 0;
  for (const row of db.prepare(sql).raw().safeIntegers().iterate() as Iterable<unknown[]>) {
    hash.update(row.map(textOf).join('\u001f')).update('\u001e');
    count++;
  }
  return `${count} rows, ${hash.digest('base64url')}`;
}

/** Tells 1 from '1' from 1.0 from nothing. */
function textOf(value: unknown): string {
  if (value === null) return 'n';
  if (typeof value === 'bigint') return `i${value}`;
  if (typeof value === 'number') return `r${value}`;
  return typeof value === 'string' ? `t${value}` : `b${(value as Buffer).toString('base64')}`;
}

/** Which tables differ, and how; empty where the two say the same. */
export function dumpDifference(actual: LogicalDump, expected: LogicalDump): string[] {
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...names]
    .filter((name) => actual[name] !== expected[name])
    .map((name) => `${name}: ${actual[name] ?? 'not there'} in place of ${expected[name] ?? 'nothing'}`);
}
