import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Params } from '../../electron/core/store/statement.ts';
import type { Ground } from './ground.ts';
import type { Case } from './measure.ts';
import { type Recording, recordWrites, type Written } from './recorded.ts';

type Row = Record<string, string | number | null>;

/** Goes on over all ways and runs, so that no copy of a row meets another in the same file. */
let copies = Math.floor(Date.now() / 1000) * 1000;

/** In the order in which their references allow. */
const tables = [
  'visit',
  'repair',
  'custody_item',
  'custody_move',
  'warranty_decision',
  'search_entry',
  'paper',
  'event',
  'command',
];

/**
 * One order taken in, on the disk before it is answered: the whole call of the core; the same statements bare and
 * through the store, and the same rows through Drizzle, without any of the reading and deciding that led to them.
 */
export async function intakeCase(ground: Ground): Promise<Case> {
  const { shop, desk, client, bare } = ground;
  const isInShop = bare.prepare(`SELECT 1 FROM repair WHERE device_id = ? AND state_group = 'open'`);
  const free = shop.owners.filter(({ deviceId }) => !isInShop.get(deviceId));
  const taken = new Set<number>();
  const owners = free.filter(({ deviceId }) => !taken.has(deviceId) && taken.add(deviceId));
  let turns = 0;
  const takeIn = () => {
    const owner = owners[turns++];
    if (!owner)
      throw new Error('every device of the sample is in the shop: remove the file, it is made anew');
    const item = { device: { id: owner.deviceId }, fault: 'Does not heat' };
    return client.repairs.takeIn({ customer: { id: owner.customerId }, items: [item] });
  };
  // the first of all begins the number series; those that follow go on with it
  await takeIn();
  const recording = await recordWrites(desk.core.store, takeIn);
  const begin = bare.prepare('BEGIN IMMEDIATE');
  const commit = bare.prepare('COMMIT');
  const draw = bare.prepare('UPDATE branch SET next_id = next_id + ?');
  const statements = recording.written.map(({ statement }) => bare.prepare(statement.sql));
  let next: Written[] = [];
  const before = () => {
    next = copyOf(recording, ++copies);
  };
  return {
    name: 'one order taken in, durably',
    calls: 20,
    ways: [
      {
        ...{ name: 'bare', before },
        run() {
          begin.run();
          for (const [index, { params }] of next.entries()) statements[index]?.run(params);
          draw.run(recording.ids.length);
          commit.run();
        },
      },
      {
        ...{ name: 'statement', before },
        run: () =>
          desk.core.store.write((writer) => {
            for (const { statement, params } of next) writer.run(statement, params);
            for (const _ of recording.ids) writer.newId();
          }),
      },
      drizzleWay(ground, recording),
      { name: 'core', run: takeIn },
    ],
  };
}

/** One insert a row and one update of each counter, built by the query builder, in one transaction. */
function drizzleWay({ bare, orm }: Ground, { ids }: Recording) {
  const rows = rowsOf(bare, ids);
  const [series, branch] = [orm.table('number_series'), orm.table('branch')];
  let next: [string, Row][] = [];
  return {
    name: 'Drizzle',
    before() {
      copies += 1;
      next = rows.map(([table, row]) => [table, freshRow(row, new Set(ids), copies, table)]);
    },
    run: () =>
      orm.db.transaction(
        (tx) => {
          tx.update(series)
            .set({ next: sql`next + 1` })
            .where(eq(series.kind as SQLiteColumn, 'none such'))
            .run();
          for (const [table, row] of next) tx.insert(orm.table(table)).values(row).run();
          tx.update(branch)
            .set({ next_id: sql`next_id + ${ids.length}` })
            .run();
        },
        { behavior: 'immediate' },
      ),
  };
}

/** Every row that the recorded command left, as it stands now. */
function rowsOf(bare: Ground['bare'], ids: readonly number[]): [string, Row][] {
  const [first, last] = [Math.min(...ids), Math.max(...ids)];
  const marks: Record<string, string> = {
    search_entry: `kind = 'repair' AND ref BETWEEN ${first} AND ${last}`,
    event: `id > (SELECT id FROM event WHERE procedure = 'repairs.takeIn' AND domain = 'customers' ORDER BY id DESC LIMIT 1 OFFSET 1)`,
    command: `instr(answer, '${first}') > 0`,
  };
  return tables.flatMap((table) => {
    const found = bare
      .prepare(`SELECT * FROM ${table} WHERE ${marks[table] ?? `id BETWEEN ${first} AND ${last}`}`)
      .all() as Row[];
    if (found.length === 0) throw new Error(`the order left nothing in ${table}`);
    return found.map((row): [string, Row] => [table, row]);
  });
}

/** The same rows again: other ids, of no branch that there is, another number and another key. */
function copyOf({ written, ids }: Recording, copy: number): Written[] {
  const drawn = new Set(ids);
  return written.map(({ statement, params }) => ({
    statement,
    params: freshRow(params as Row, drawn, copy),
  }));
}

function freshRow(row: Row, drawn: ReadonlySet<number>, copy: number, table = ''): Row & Params {
  const fresh: Row = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'number' && drawn.has(value)) fresh[name] = value + 2 ** 51 + copy * 1000;
    else if (name === 'number') fresh[name] = `${String(value)}-${copy}`;
    else if (name === 'key' && typeof value === 'string' && value.length === 36) fresh[name] = randomUUID();
    else if (name !== 'id' || (table !== 'event' && table !== 'search_entry')) fresh[name] = value;
  }
  return fresh as Row & Params;
}
