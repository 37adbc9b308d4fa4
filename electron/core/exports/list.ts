import { z } from 'zod';
import type { CellKind } from '../../../shared/exports/lists.ts';
import { type Select, select } from '../store/statement.ts';

export type Value = string | number | null;

export interface Column {
  key: string;
  kind: CellKind;
}

/** A list that leaves the shop: its columns in order, and the statement that answers them. */
export interface ExportList extends Select<Record<string, Value>> {
  columns: readonly Column[];
}

/** @param kinds what each column of the statement holds, in the order of the file. */
export function listOf(kinds: Readonly<Record<string, CellKind>>, sql: string): ExportList {
  const columns = Object.entries(kinds).map(([key, kind]) => ({ key, kind }));
  const row = z.object(
    Object.fromEntries(columns.map(({ key }) => [key, z.union([z.string(), z.number(), z.null()])])),
  );
  return { ...select(row, sql), columns };
}
