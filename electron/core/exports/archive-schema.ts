import { leftOutTables, secretColumns } from '../../../shared/exports/archive.ts';
import type { Table, TableColumn } from '../store/frozen-view.ts';

type ValueKind =
  | 'id'
  | 'text'
  | 'number'
  | 'yes-no'
  | 'money'
  | 'day'
  | 'instant'
  | 'share'
  | 'json'
  | 'file';

/** A column as `schema.json` tells it. */
export interface ColumnMeaning {
  name: string;
  kind: ValueKind;
  isRequired: boolean;
  isKey: boolean;
  refersTo?: string;
  /** What stands beside it in the structure's own words. */
  meaning?: string;
}

const kinds: Readonly<Record<ValueKind, string>> = {
  id: 'a whole number that is unique over all tables of the shop',
  text: 'text, Unicode',
  number: 'a number',
  'yes-no': '0 for no, 1 for yes',
  money: 'a whole number of the smallest unit of the currency (cents); the rial is counted whole',
  day: 'a calendar day, YYYY-MM-DD, Gregorian, with no zone',
  instant: 'UTC milliseconds since 1970-01-01T00:00:00Z',
  share: 'hundredths of a percent',
  json: 'text that is JSON itself',
  file: 'bytes, kept as a file of its own: {"file": SHA-256 in hex} names files/<that>',
};

/** The tables of an archive, without those that stay out. */
export function archivedTables(tables: readonly Table[]): Table[] {
  return tables
    .filter(({ name }) => !Object.hasOwn(leftOutTables, name))
    .map((table) => ({
      ...table,
      columns: table.columns.filter(({ name }) => !(secretColumns[table.name] ?? []).includes(name)),
    }));
}

export function meaningOf({ sql }: Table, column: TableColumn): ColumnMeaning {
  const meaning = commentOf(sql, column.name);
  return {
    name: column.name,
    kind: kindOf(column, meaning),
    isRequired: column.isRequired,
    isKey: column.keyPlace > 0,
    ...(column.refersTo !== null && { refersTo: column.refersTo }),
    ...(meaning && { meaning }),
  };
}

/** `schema.json`: what the tables beside it mean, for whoever reads them without the program. */
export function schemaText(tables: readonly Table[], version: number): string {
  const schema = {
    schemaVersion: version,
    kinds,
    tables: tables.map((table) => ({
      table: table.name,
      columns: table.columns.map((column) => meaningOf(table, column)),
    })),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function kindOf({ name, type, keyPlace, refersTo }: TableColumn, meaning: string): ValueKind {
  if (type === 'BLOB') return 'file';
  if (name.endsWith('_minor')) return 'money';
  if (name.endsWith('_basis_points')) return 'share';
  if (type === 'TEXT' && name.endsWith('_on')) return 'day';
  if (type === 'INTEGER' && (name === 'at' || name.endsWith('_at'))) return 'instant';
  if (type === 'INTEGER' && /^(is|has|keeps)_/.test(name)) return 'yes-no';
  if (type === 'TEXT' && meaning.startsWith('JSON')) return 'json';
  if (type === 'INTEGER' && (name === 'id' || refersTo !== null || (keyPlace === 1 && name.endsWith('_id'))))
    return 'id';
  return type === 'TEXT' ? 'text' : 'number';
}

/** What stands behind two dashes on the line of the column. */
function commentOf(sql: string, column: string): string {
  const line = sql.split('\n').find((one) => new RegExp(`^\\s*"?${column}"?\\s`).test(one));
  return line?.split('--')[1]?.trim() ?? '';
}
