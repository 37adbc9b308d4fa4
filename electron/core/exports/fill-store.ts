import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { secretColumns } from '../../../shared/exports/archive.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { firstBrokenSeal } from '../audit/seal.ts';
import type { Writing } from '../context.ts';
import { makeCustomerFindable } from '../customers/findable-customers.ts';
import { makeDeviceFindable } from '../devices/findable-devices.ts';
import { makeRepairFindable } from '../repairs/findable-repairs.ts';
import { inBulk } from '../search/search.ts';
import { quoted, type Table, tablesOf } from '../store/frozen-view.ts';
import { type Change, change, type SqlValue, select } from '../store/statement.ts';
import type { Writer } from '../store/store.ts';
import { archivedTables } from './archive-schema.ts';
import { type ArchivedRow, rowReader } from './archived-row.ts';
import { allToFind, brokenLink, forgetIds, ids, linkLater } from './fill-store.sql.ts';
import { linesOf } from './lines.ts';
import type { ReadArchive } from './read-archive.ts';

/** The one table that a fresh store has a row in: the ids that it has given out. */
const ID_TABLE = 'branch';

/**
 * Fills an empty store with the rows of an archive that was proved, inside the transaction of the caller. All stays only
 * where every link leads somewhere and the chain of events holds.
 * @throws Refusal `exports.not-empty`, `exports.row-unfit`, `exports.links-broken` and `exports.history-broken`.
 */
export function fillStore(context: Writing, { manifest }: ReadArchive, folder: string): void {
  const { store } = context;
  const tables = archivedTables(tablesOf(store)).filter(({ name }) =>
    manifest.tables.some((part) => part.table === name && part.rows > 0),
  );
  for (const table of tables) if (table.name !== ID_TABLE) refuseFilled(store, table);
  store.run(linkLater);
  store.run(forgetIds);
  for (const table of tables) takeOver(store, table, folder);
  const { number, next_id } =
    store.get(ids) ?? refuse('invalid', 'exports.row-unfit', { table: ID_TABLE, row: 1 });
  store.continueIds(number, next_id);
  const broken = store.get(brokenLink);
  if (broken) refuse('invalid', 'exports.links-broken', broken);
  const event = firstBrokenSeal(store);
  if (event !== null) refuse('invalid', 'exports.history-broken', { event });
  inBulk(store, () => makeAllFindable(context));
}

function refuseFilled(store: Writer, { name }: Table): void {
  const first = select(z.object({ one: z.number() }), `SELECT 1 AS one FROM ${quoted(name)} LIMIT 1`);
  if (store.get(first)) refuse('conflict', 'exports.not-empty');
}

function takeOver(store: Writer, table: Table, folder: string): void {
  const read = rowReader(table);
  const statements = new Map<string, Change>();
  let number = 0;
  for (const line of linesOf(join(folder, 'tables', `${table.name}.jsonl`))) {
    number += 1;
    const row = { ...read(line, number), ...inPlaceOfSecrets(table, number) };
    const columns = Object.keys(row);
    const shape = columns.join(' ');
    const insert = statements.get(shape) ?? insertionOf(table, columns);
    statements.set(shape, insert);
    try {
      store.run(insert, valuesOf(row, columns, folder));
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw error;
      refuse('invalid', 'exports.row-unfit', { table: table.name, row: number });
    }
  }
}

function insertionOf({ name }: Table, columns: readonly string[]): Change {
  const places = columns.map((_, index) => `:c${index}`);
  return change(
    `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${places.join(', ')})`,
  );
}

function valuesOf(row: ArchivedRow, columns: readonly string[], folder: string): Record<string, SqlValue> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const value = row[column] ?? null;
      return [
        `c${index}`,
        typeof value === 'object' && value !== null ? readFileSync(join(folder, 'files', value.file)) : value,
      ];
    }),
  );
}

/** A required secret that did not come along becomes one that nothing can fit: the hash of nothing. */
function inPlaceOfSecrets(table: Table, number: number): ArchivedRow {
  return table.name === 'station'
    ? Object.fromEntries((secretColumns.station ?? []).map((column) => [column, `left out ${number}`]))
    : {};
}

const makeFindable = {
  customer: makeCustomerFindable,
  device: makeDeviceFindable,
  repair: makeRepairFindable,
} as const;

function makeAllFindable(context: Writing): void {
  for (const { kind, id } of context.store.all(allToFind)) makeFindable[kind](context, id);
}
