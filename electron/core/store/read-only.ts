import Database from 'better-sqlite3';
import type { Reader } from './store.ts';

export interface ReadOnlyStore extends Reader {
  close(): void;
}

/** A view for heavy reading in a worker: its own connection, which cannot write. */
export function openReadOnly(file: string): ReadOnlyStore {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('trusted_schema = OFF');
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    get: (statement, params) => prepare(statement.sql).get(params ?? {}) as never,
    all: (statement, params) => prepare(statement.sql).all(params ?? {}) as never,
    close: () => db.close(),
  };
}
