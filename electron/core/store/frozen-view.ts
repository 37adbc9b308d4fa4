import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Params, Select, SqlValue } from './statement.ts';
import type { Reader } from './store.ts';

export interface TableColumn {
  name: string;
  type: string;
  isRequired: boolean;
  /** Its place in the primary key from 1 on, 0 if it is none of it. */
  keyPlace: number;
  refersTo: string | null;
}

export interface Table {
  name: string;
  /** As it was written: its comments say what the columns mean. */
  sql: string;
  columns: TableColumn[];
}

/** One moment of the shop's file, however long the reading takes and whatever is written meanwhile. */
export interface FrozenView extends Reader {
  each<Row>(statement: Select<Row>, params?: Params): IterableIterator<Row>;
  /** How many rows the statement would answer. */
  countOfRows(statement: Select<unknown>, params?: Params): number;
  /** How far the tables' structure has come. */
  readonly version: number;
  tables(): Table[];
  countOf(table: Table): number;
  /** In the order of the primary key, so that the same rows always make the same file. */
  rowsOf(table: Table, columns: readonly string[]): IterableIterator<Record<string, SqlValue>>;
  close(): void;
}

const tableRow = z.object({ name: z.string(), sql: z.string() });
const columnRow = z.object({
  name: z.string(),
  type: z.string(),
  isRequired: z.number(),
  keyPlace: z.number(),
  refersTo: z.string().nullable(),
});

/** Everything but views, and the tables that SQLite and its search keep for themselves. */
export const allTables: Select<z.output<typeof tableRow>> = {
  row: tableRow,
  sql: `SELECT list.name, list_sql.sql FROM pragma_table_list AS list
          JOIN sqlite_schema AS list_sql ON list_sql.name = list.name AND list_sql.type = 'table'
         WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY list.name`,
};

export const columnsOfTable: Select<z.output<typeof columnRow>> = {
  row: columnRow,
  sql: `SELECT info.name, info.type, info."notnull" AS isRequired, info.pk AS keyPlace,
               (SELECT "table" FROM pragma_foreign_key_list(:table) WHERE "from" = info.name) AS refersTo
          FROM pragma_table_info(:table) AS info ORDER BY info.cid`,
};

/** The tables of a store as they are now. */
export function tablesOf(reader: Reader): Table[] {
  return reader.all(allTables).map(({ name, sql }) => ({
    name,
    sql,
    columns: reader
      .all(columnsOfTable, { table: name })
      .map((column) => ({ ...column, isRequired: column.isRequired === 1 })),
  }));
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Opens a connection of its own that cannot write, and holds this moment fast. */
export function openFrozenView(file: string): FrozenView {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('trusted_schema = OFF');
  db.exec('BEGIN');
  // the moment is that of the first look
  const version = db.pragma('user_version', { simple: true }) as number;
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  return {
    version,
    get: (statement, params) => db.prepare(statement.sql).get(params ?? {}) as never,
    all: (statement, params) => db.prepare(statement.sql).all(params ?? {}) as never,
    each: (statement, params) => db.prepare(statement.sql).iterate(params ?? {}) as never,
    countOfRows: ({ sql }, params) =>
      (db.prepare(`SELECT count(*) AS rows FROM (${sql})`).get(params ?? {}) as { rows: number }).rows,
    tables() {
      return tablesOf(this);
    },
    countOf: ({ name }) =>
      (db.prepare(`SELECT count(*) AS rows FROM ${quoted(name)}`).get() as { rows: number }).rows,
    rowsOf({ name, columns }, wanted) {
      const key = columns
        .filter(({ keyPlace }) => keyPlace > 0)
        .sort((one, other) => one.keyPlace - other.keyPlace)
        .map((column) => quoted(column.name));
      const order = key.length > 0 ? key.join(', ') : 'rowid';
      return db
        .prepare(`SELECT ${wanted.map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY ${order}`)
        .iterate() as IterableIterator<Record<string, SqlValue>>;
    },
    close: () => db.close(),
  };
}
