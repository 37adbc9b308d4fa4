import type { z } from 'zod';

/** What SQLite stores and what better-sqlite3 takes: text, whole or real numbers, bytes, nothing. */
export type SqlValue = string | number | bigint | Uint8Array | null;

export type Params = Record<string, SqlValue>;

/**
 * A SELECT (or `… RETURNING`) with the columns that it answers. The schema is never run on rows: a test prepares
 * every statement on the migrated file and compares its columns with the schema, so that the type can be trusted.
 */
export interface Select<Row> {
  readonly sql: string;
  readonly row: z.ZodObject;
  readonly _row?: Row;
}

/** A statement that answers nothing but how many rows it touched. */
export interface Change {
  readonly sql: string;
}

export function select<Schema extends z.ZodObject>(row: Schema, sql: string): Select<z.output<Schema>> {
  return { sql: pinned(sql), row };
}

export function change(sql: string): Change {
  return { sql: pinned(sql) };
}

/**
 * The statement with a plus before each parameter, which changes no value. SQLite would compile a statement anew
 * for every other value that meets an indexed column or a LIMIT, at several times the cost of running it, and might
 * choose another plan; with the plus it is compiled once, and its plan is the one that the tests saw.
 */
function pinned(sql: string): string {
  return sql.replace(/(?<![\w+:'"]):(?=[a-z])/gi, '+:');
}
