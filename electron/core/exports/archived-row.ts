import { fileReference } from '../../../shared/exports/archive.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Table } from '../store/frozen-view.ts';
import { meaningOf } from './archive-schema.ts';

/** A value of a row as it will stand in the store; bytes are named by their file. */
type ArchivedValue = string | number | null | { file: string };

export type ArchivedRow = Record<string, ArchivedValue>;

/**
 * Reads the lines of one table.
 * @throws Refusal `exports.row-unfit` for a line that is no row, `exports.unknown-column` for one of another version.
 */
export function rowReader(table: Table): (line: string, number: number) => ArchivedRow {
  const kinds = new Map(table.columns.map((column) => [column.name, meaningOf(table, column).kind]));
  return (line, number) => {
    const unfit = () => refuse('invalid', 'exports.row-unfit', { table: table.name, row: number });
    const row = parsed(line) ?? unfit();
    for (const [column, value] of Object.entries(row)) {
      const kind = kinds.get(column);
      if (!kind)
        refuse('invalid', 'exports.unknown-column', { table: table.name, column: column.slice(0, 80) });
      if (value === null || (typeof value === 'number' && kind !== 'file')) continue;
      if (typeof value === 'string' && kind !== 'file') {
        if (kind === 'json' && value !== '' && parsed(`{"value":${value}}`) === null) unfit();
        continue;
      }
      if (kind !== 'file' || !fileReference.safeParse(value).success) unfit();
    }
    return row as ArchivedRow;
  };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The files that a row names as its bytes. */
export function filesNamedBy(row: ArchivedRow): string[] {
  return Object.values(row).flatMap((value) =>
    typeof value === 'object' && value !== null ? [value.file] : [],
  );
}
