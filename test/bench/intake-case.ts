import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Change, Params } from '../../electron/core/store/statement.ts';
import type { Store, Writer } from '../../electron/core/store/store.ts';
import type { Ground } from './cases.ts';
import type { Case } from './measure.ts';

interface Written {
  statement: Change;
  params: Params;
}

/** What one command wrote, row by row, and the ids that it drew. */
interface Recording {
  written: Written[];
  ids: number[];
}

/** One order taken in, on the disk before it is answered: the same rows bare, through the store, and by the core. */
export async function intakeCase({ shop, desk, client, bare }: Ground): Promise<Case> {
  let turns = 0;
  const takeIn = () => {
    const owner = shop.owners[turns++];
    if (!owner) throw new Error('every device of the sample is in the shop');
    const item = { device: { id: owner.deviceId }, fault: 'Does not heat', promisedOn: '2026-10-12' };
    return client.repairs.takeIn({ customer: { id: owner.customerId }, items: [item] });
  };
  // The first of all begins the number series; those that follow go on with it.
  await takeIn();
  const recording = await recordWrites(desk.core.store, takeIn);
  const begin = bare.prepare('BEGIN IMMEDIATE');
  const commit = bare.prepare('COMMIT');
  const draw = bare.prepare('UPDATE branch SET next_id = next_id + ?');
  const prepared = preparer(bare);
  let copies = 0;
  return {
    name: 'one order taken in, durably',
    calls: 20,
    ways: [
      {
        name: 'bare',
        run() {
          begin.run();
          for (const { statement, params } of copyOf(recording, ++copies)) prepared(statement).run(params);
          draw.run(recording.ids.length);
          commit.run();
        },
      },
      {
        name: 'statement',
        run: () =>
          desk.core.store.write((writer) => {
            for (const { statement, params } of copyOf(recording, ++copies)) writer.run(statement, params);
            for (const _ of recording.ids) writer.newId();
          }),
      },
      { name: 'core', run: takeIn },
    ],
  };
}

async function recordWrites(store: Store, work: () => Promise<unknown>): Promise<Recording> {
  const recording: Recording = { written: [], ids: [] };
  const { write } = store;
  store.write = (command) =>
    write((writer) => {
      const watched: Writer = {
        ...writer,
        run(statement, params = {}) {
          recording.written.push({ statement, params });
          return writer.run(statement, params);
        },
        newId() {
          const id = writer.newId();
          recording.ids.push(id);
          return id;
        },
      };
      return command(watched);
    });
  await work();
  store.write = write;
  return recording;
}

/** The same rows again: other ids, of no branch that there is, another number and another key. */
function copyOf({ written, ids }: Recording, copy: number): Written[] {
  const drawn = new Set(ids);
  return written.map(({ statement, params }) => {
    const other: Params = {};
    for (const [name, value] of Object.entries(params)) {
      if (typeof value === 'number' && drawn.has(value)) other[name] = value + 2 ** 51 + copy * 1000;
      else if (name === 'number') other[name] = `${String(value)}-${copy}`;
      else if (name === 'key' && typeof value === 'string' && value.length === 36) other[name] = randomUUID();
      else other[name] = value;
    }
    return { statement, params: other };
  });
}

function preparer(db: Database.Database): (statement: Change) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return ({ sql }) => {
    const statement = known.get(sql) ?? db.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
