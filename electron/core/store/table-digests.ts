import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

export interface TableDigest {
  rows: number;
  /** SHA-256 over all values of all rows, in the order of the table's key. */
  digest: string;
}

interface TableFact {
  name: string;
  type: 'table' | 'virtual' | 'shadow' | 'view';
  wr: 0 | 1;
}

const HASHED_AT_ONCE = 64 * 1024;

/** Every table that holds rows, shadows of the search index included; what SQLite keeps for itself is not counted. */
export function tablesOf(db: Database.Database): TableFact[] {
  return db
    .prepare<[], TableFact & { schema: string }>('PRAGMA table_list')
    .all()
    .filter(({ schema, name, type }) => {
      const holdsRows = type === 'table' || type === 'shadow';
      return schema === 'main' && holdsRows && !name.startsWith('sqlite_');
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** How many rows each table holds. */
export function countsOf(db: Database.Database): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of tablesOf(db)) {
    counts[name] =
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get() ?? 0;
  }
  return counts;
}

/** Reads every row once. The same rows have the same digest, whatever file they are in. */
export function digestsOf(
  db: Database.Database,
  tables = tablesOf(db),
  onTable: (name: string) => void = () => undefined,
): Map<string, TableDigest> {
  const digests = new Map<string, TableDigest>();
  for (const table of tables) {
    digests.set(table.name, digestOf(db, table));
    onTable(table.name);
  }
  return digests;
}

/** @param upTo reads no further than this id; the whole table if not given. */
export function digestOf(
  db: Database.Database,
  { name, wr }: Pick<TableFact, 'name' | 'wr'>,
  upTo?: number,
): TableDigest {
  // a table without rowid is read in the order of its key as it is
  const order = wr === 1 ? '' : ' ORDER BY rowid';
  const limit = upTo === undefined ? '' : ` WHERE rowid <= ${Math.trunc(upTo)}`;
  const statement = db.prepare(`SELECT * FROM ${quoted(name)}${limit}${order}`).raw();
  const hash = createHash('sha256');
  let rows = 0;
  let pending = '';
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    rows += 1;
    pending += JSON.stringify(row.some(isBytes) ? row.map(plain) : row);
    if (pending.length < HASHED_AT_ONCE) continue;
    hash.update(pending);
    pending = '';
  }
  return { rows, digest: hash.update(pending).digest('hex') };
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** Bytes in a form that no text value can take. */
function plain(value: unknown): unknown {
  return isBytes(value) ? [Buffer.from(value).toString('base64')] : value;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
