import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertSession } from '../../electron/core/people/sessions.sql.ts';
import { tokenHash } from '../../electron/core/token-hash.ts';
import { leaveOldShops } from '../faults/migration/old-shops.ts';
import { codeFinding, passChecks } from '../kit/bench-steps.ts';
import { type Client, openTestCore, type TestCore } from '../kit/shop.ts';
import { orderRules } from '../walks/order-rules.ts';

/** The last version in which an order was received, cancelled or closed, and nothing between. */
const BEFORE = 9;

let folder: string;
let before: { open: number[]; papers: unknown[]; promises: unknown[]; noOwner: number };
let shop: TestCore;
let client: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-migration-'));
  const file = (await leaveOldShops(folder))(BEFORE);
  const db = new Database(file);
  db.exec(`UPDATE repair SET owner_id = NULL;
           UPDATE repair SET received_by = NULL WHERE id = (SELECT min(id) FROM repair WHERE state_group = 'open')`);
  before = {
    open: db
      .prepare(`SELECT id FROM repair WHERE state_group = 'open' ORDER BY id`)
      .pluck()
      .all() as number[],
    papers: db.prepare('SELECT * FROM paper ORDER BY id').raw().all(),
    promises: db
      .prepare('SELECT id, kind, repair_id, due_on, made_at, revises, reason FROM promise ORDER BY id')
      .raw()
      .all(),
    noOwner: db.prepare('SELECT count(*) FROM repair WHERE owner_id IS NULL').pluck().get() as number,
  };
  const now = (db.prepare('SELECT max(at) FROM event').pluck().get() as number) + 3_600_000;
  db.close();

  shop = openTestCore({ file, now });
  const sessionToken = randomBytes(32).toString('base64url');
  shop.core.store.write((store) => {
    const person = read<number>(`SELECT id FROM person WHERE roles LIKE '%owner%' ORDER BY id`);
    store.run(insertSession, {
      id: store.newId(),
      hash: tokenHash(sessionToken),
      person,
      station: null,
      now,
    });
  });
  client = shop.clientOf({ ...shop.visitor(), sessionToken });
}, 120_000);
afterAll(() => {
  shop.close();
  rmSync(folder, { recursive: true, force: true });
});

function look<T>(work: (db: Database.Database) => T): T {
  const db = new Database(shop.file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const read = <T>(sql: string): T => look((db) => db.prepare(sql).pluck().get() as T);

test('the shop of before is worth the trial', () => {
  expect(before.open.length).toBeGreaterThan(1);
  expect(before.noOwner).toBeGreaterThan(before.open.length - 1);
  expect(before.papers.length).toBeGreaterThan(1);
  expect(before.promises.length).toBeGreaterThan(0);
});

test('every open order is with somebody who works here, and its things with whoever took them in', () => {
  look((db) => {
    for (const rule of [
      'an open order that nobody has',
      'an order that waits for nobody, or is over and waits',
    ]) {
      expect(db.prepare(orderRules[rule] as string).all(), rule).toEqual([]);
    }
    expect(db.prepare(orderRules['a thing that is nowhere'] as string).all()).toEqual([]);
    expect(
      db.prepare(orderRules['an order that shows another day than was promised last'] as string).all(),
    ).toEqual([]);
  });
  const kept = read<number>(`SELECT count(DISTINCT repair_id) FROM custody_item WHERE kind = 'device'`);
  expect(kept).toBe(
    read<number>(`SELECT count(*) FROM repair WHERE state_group = 'open' AND device_id IS NOT NULL`),
  );
});

test('papers and promises are as they were, and stay so', () => {
  look((db) => {
    expect(db.prepare('SELECT * FROM paper ORDER BY id').raw().all()).toEqual(before.papers);
    const promises = db.prepare(
      'SELECT id, kind, repair_id, due_on, made_at, revises, reason FROM promise ORDER BY id',
    );
    expect(promises.raw().all()).toEqual(before.promises);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });
  const writing = new Database(shop.file);
  expect(() => writing.exec(`UPDATE paper SET language = 'fa'`)).toThrow('append-only');
  expect(() => writing.exec('DELETE FROM paper')).toThrow('append-only');
  writing.close();
});

test('an order that was open then goes its way now, to the hands of its owner', async () => {
  const id = before.open.find((one) => read(`SELECT device_id FROM repair WHERE id = ${one}`) !== null) ?? 0;
  const { history, state } = await client.repairs.byId({ id });
  expect(history.length).toBeGreaterThan(0);
  expect(state).toBe('received');
  expect((await client.repairs.board()).states.find((column) => column.state === 'received')?.count).toBe(
    before.open.length,
  );
  const move = (to: 'diagnosing' | 'inRepair' | 'qualityCheck' | 'ready') => client.repairs.move({ id, to });
  await move('diagnosing');
  await codeFinding(client, id);
  await client.estimates.send({
    estimate: {
      ...{ repairId: id, seenAt: null, valueMinor: null },
      options: [
        {
          ...{ kind: 'newPart', isRecommended: true },
          lines: [{ kind: 'labour', label: 'Work', quantity: 1, unitMinor: 2_000 }],
        },
        { kind: 'leaveAsIs', lines: [] },
      ],
    },
  });
  const [version] = (await client.estimates.ofRepair({ repairId: id })).versions;
  const [option] = version?.options ?? [];
  const amountMinor = option?.customerMinor ?? 0;
  await client.estimates.approve({
    ...{
      estimateId: version?.id ?? 0,
      optionId: option?.id ?? 0,
      amountMinor,
      approver: 'They',
      how: 'phone',
    },
  });
  await move('inRepair');
  await move('qualityCheck');
  await passChecks(client, id);
  await move('ready');
  const { orders } = await client.handovers.prepare({ repairId: id });
  const { closed } = await client.handovers.handOver({
    orders: orders
      .filter(({ repairId }) => repairId === id)
      .map(({ repairId, things }) => ({
        ...{ repairId, itemIds: things.map((thing) => thing.id), explained: '', wasShown: true },
        ...{ hasLeaflet: false, nextMaintenanceOn: null },
      })),
    ...{ collectedBy: '', satisfaction: null, said: '', signature: { way: 'paper', name: 'They' } },
    amounts: amountMinor > 0 ? [{ method: 'cash', minor: amountMinor }] : [],
    ...{ tenderedMinor: null, mayStayOwed: false },
  });
  expect(closed).toEqual([id]);
  expect(await client.repairs.clock({ id })).toMatchObject({ isRunning: false });
  expect(shop.faults).toEqual([]);
});
