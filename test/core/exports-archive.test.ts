import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { leftOutTables, openColumns, secretColumns } from '../../shared/exports/archive.ts';
import { samplePassword } from '../../shared/records/sample-secrets.ts';
import { openDesk } from '../kit/desk.ts';
import { exportedShop, fetched, openedFrom, readIn } from '../kit/exported.ts';
import { importDeskOf } from '../kit/import-desk.ts';
import { athens, customerOf, deviceOf } from '../kit/records.ts';
import { type Client, openTestCore, type TestCore } from '../kit/shop.ts';
import { unzipped, zipped } from '../kit/unzipped.ts';

const realFile = new URL(
  '../../../shared/data/open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv',
  import.meta.url,
);
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

// workers start slowly on a machine that has much to do
vi.setConfig({ testTimeout: 60_000 });

const open: TestCore[] = [];
const remembered = <T extends TestCore>(shop: T): T => {
  open.push(shop);
  return shop;
};
afterEach(() => {
  for (const shop of open.splice(0)) shop.close();
});

function emptyShop(): { shop: TestCore; client: Client } {
  const shop = remembered(openTestCore());
  return { shop, client: shop.clientOf(shop.visitor()) };
}

/** A year of made-up records, and on top of it what a day brings: edits, a merge, cover, promises, papers, a logo. */
async function livelyShop(): Promise<{ shop: TestCore; client: Client }> {
  const shop = remembered(openTestCore());
  const client = shop.clientOf(shop.visitor());
  await client.records.openSample({ language: 'el' });
  await client.settings.setLogo({ base64: onePixel.toString('base64') });
  const one = await client.customers.register(
    customerOf({ name: 'رضا "Reza" احمدی', notes: 'first\nsecond' }),
  );
  const other = await client.customers.register(customerOf({ name: '=HYPERLINK("x")' }));
  const [category] = await client.catalogue.categories();
  const device = await client.devices.register(
    deviceOf({
      customerId: other.id,
      categoryId: category?.id ?? 0,
      serial: 'X-1',
      purchasedOn: '2026-01-31',
    }),
  );
  await client.customers.merge({ from: other.id, into: one.id });
  await client.warranty.markVoid({ deviceId: device.id, on: '2026-10-01', reason: 'seal broken' });
  const { repairs } = await client.repairs.takeIn({
    customer: { id: one.id },
    items: [{ device: { id: device.id }, fault: 'dead 🔌', promisedOn: '2026-10-09' }],
  });
  await client.repairs.promise({ id: repairs[0]?.id ?? 0, dueOn: '2026-10-12', reason: 'part late' });
  return { shop, client };
}

/** Every row of every table, as JSON, without what stays out of an archive. */
function rowsOf(shop: TestCore): Record<string, string[]> {
  const db = new Database(shop.file, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(leftOutTables, name) && name !== 'branch');
  const rows = Object.fromEntries(
    tables.map((name) => [
      name,
      (db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all() as Record<string, unknown>[]).map((row) => {
        for (const column of secretColumns[name] ?? []) delete row[column];
        if (name === 'station') delete row.revoked_at;
        return JSON.stringify(row);
      }),
    ]),
  );
  db.close();
  return rows;
}

/** The same but for what opening it again adds: its events, and the device at which it was opened. */
function expectSame(before: Record<string, string[]>, after: Record<string, string[]>): void {
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [table, rows] of Object.entries(before)) {
    const found = after[table] ?? [];
    const extra = table === 'event' ? 2 : table === 'station' ? 1 : 0;
    expect(found.length, table).toBe(rows.length + extra);
    const missing = rows.filter((row, index) => found[index] !== row && !found.includes(row));
    expect(missing, table).toEqual([]);
  }
}

describe('the whole shop', () => {
  test('comes back equal in an empty shop, row for row, but for secrets', { timeout: 60_000 }, async () => {
    const { shop, client } = await livelyShop();
    const attachment = Buffer.from('a picture of a kettle');
    const hash = createHash('sha256').update(attachment).digest('hex');
    mkdirSync(join(shop.folder, 'attachments', hash.slice(0, 2)), { recursive: true });
    writeFileSync(join(shop.folder, 'attachments', hash.slice(0, 2), hash), attachment);
    const archive = await exportedShop(client, samplePassword);
    const before = rowsOf(shop);

    const fresh = emptyShop();
    await openedFrom(fresh.client, archive);
    const after = rowsOf(fresh.shop);
    // the file was written before its own fetching was noted
    const settled = before.event?.pop();
    expect(settled).toContain('exports.settle');
    expectSame(before, after);
    expect(await fresh.client.audit.check()).toMatchObject({ firstBroken: null });
    expect(readFileSync(join(fresh.shop.folder, 'attachments', hash.slice(0, 2), hash))).toEqual(attachment);
    expect(await fresh.client.settings.logo()).toEqual({
      type: 'image/png',
      base64: onePixel.toString('base64'),
    });
    expect((await fresh.client.search.find({ text: 'reza' })).hits.length).toBeGreaterThan(0);
    const found = await client.search.find({ text: 'samsung' });
    const again = await fresh.client.search.find({ text: 'samsung' });
    expect(new Set(again.hits.map(({ ref }) => ref))).toEqual(new Set(found.hits.map(({ ref }) => ref)));
    const db = new Database(fresh.shop.file, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  test('is opened by its owner with new secrets only, and goes on with its own ids', async () => {
    const desk = remembered(openDesk());
    desk.clientAs('Petros', ['counter']);
    const archive = await exportedShop(desk.client);
    const fresh = emptyShop();
    await openedFrom(fresh.client, archive);
    expect((await fresh.client.people.me()).person?.name).toBe('Eleni');
    const people = await fresh.client.people.list();
    expect(people.map(({ name, hasPin, hasPassword }) => [name, hasPin, hasPassword])).toEqual([
      ['Eleni', true, true],
      ['Petros', false, false],
    ]);
    const stranger = fresh.shop.clientOf(fresh.shop.visitor());
    const signIn = (password: string) => stranger.people.signIn({ name: 'Eleni', password });
    expect(await signIn('a long password')).toMatchObject({ outcome: 'wrong' });
    expect(await signIn('a fresh password')).toMatchObject({ outcome: 'signed-in' });
    const customer = await fresh.client.customers.register(customerOf({ name: 'Next' }));
    const db = new Database(fresh.shop.file, { readonly: true });
    const known = db.prepare('SELECT max(id) AS id FROM station').get() as { id: number };
    db.close();
    expect(customer.id).toBeGreaterThan(known.id);
    await expect(stranger.exports.beginUpload({ fileName: 'x.zip', bytes: 9 })).rejects.toMatchObject({
      data: { reason: 'settings.shop-exists' },
    });
  });

  test('says in itself what it is, and holds no secret', async () => {
    const desk = remembered(openDesk({ country: 'IR', language: 'fa' }));
    const parts = await unzipped(await exportedShop(desk.client));
    expect(parts.get('README.txt')?.toString()).toMatch(/JSON Lines[\s\S]*گذرواژه/);
    const manifest = JSON.parse(String(parts.get('manifest.json')));
    expect(manifest).toMatchObject({ format: 'aftercare-archive', formatVersion: 1, programVersion: 'test' });
    for (const { path, sha256, bytes, rows } of manifest.tables) {
      const part = parts.get(path) ?? Buffer.alloc(0);
      expect(createHash('sha256').update(part).digest('hex')).toBe(sha256);
      expect(part.length).toBe(bytes);
      expect(part.toString().split('\n').length - 1).toBe(rows);
    }
    const schema = JSON.parse(String(parts.get('schema.json')));
    const columnOf = (table: string, column: string) =>
      schema.tables
        .find((one: { table: string }) => one.table === table)
        .columns.find((one: { name: string }) => one.name === column);
    expect(columnOf('customer', 'balance_minor')).toMatchObject({ kind: 'money' });
    expect(columnOf('device', 'purchased_on')).toMatchObject({ kind: 'day' });
    expect(columnOf('event', 'at')).toMatchObject({ kind: 'instant' });
    expect(columnOf('shop', 'hours')).toMatchObject({ kind: 'json' });
    expect(columnOf('device', 'customer_id')).toMatchObject({ kind: 'id', refersTo: 'customer' });
    const all = [...parts.values()].join('\n');
    expect(all).not.toContain('scrypt$');
    expect([...parts.keys()].some((name) => /session|search|command|miss/.test(name))).toBe(false);
    expect(columnOf('person', 'pin_hash')).toBeUndefined();
  });

  test('every column that sounds like a secret is left out, or known to be none', () => {
    const desk = remembered(openDesk());
    const db = new Database(desk.file, { readonly: true });
    const columns = db
      .prepare<[], { table: string; column: string }>(
        `SELECT list.name AS "table", info.name AS "column"
           FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
          WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite_%'`,
      )
      .all();
    db.close();
    const undecided = columns.filter(
      ({ table, column }) =>
        /hash|token|secret|password|\bpin|code|key$/.test(column) &&
        !/^(name|serial|number|imei2|shop)_key$/.test(column) &&
        !Object.hasOwn(leftOutTables, table) &&
        !secretColumns[table]?.includes(column) &&
        !openColumns[table]?.includes(column),
    );
    expect(undecided).toEqual([]);
  });

  test('is of one moment, whatever is written while it is made', async () => {
    const desk = remembered(openDesk());
    for (let n = 0; n < 200; n++) await desk.client.customers.register(customerOf({ name: `C${n}` }));
    const { jobId } = await desk.client.exports.startArchive({ presentSecret: athens.owner.password });
    let written = 0;
    while ((await desk.client.exports.job({ jobId: jobId ?? '' })).state === 'running') {
      await desk.client.customers.register(customerOf({ name: `Later ${written}` }));
      written += 1;
      await pause(1);
    }
    const parts = await unzipped(await fetched(desk.client, jobId ?? ''));
    const rowsOfTable = (name: string) =>
      String(parts.get(`tables/${name}.jsonl`))
        .trim()
        .split('\n');
    const registered = rowsOfTable('event').filter((row) => row.includes('customers.register')).length;
    expect(written).toBeGreaterThan(0);
    expect(rowsOfTable('customer')).toHaveLength(registered);
    expect(rowsOfTable('customer_consent')).toHaveLength(registered * 3);
  });

  test('opens in a store only that nobody has used', async () => {
    const archive = await exportedShop(remembered(openDesk()).client);
    const { client } = emptyShop();
    // somebody tried to sign in where nobody is: that stands in the history already
    await client.people.signIn({ name: 'Eleni', password: 'a long password' });
    await expect(openedFrom(client, archive)).rejects.toMatchObject({
      data: { reason: 'exports.not-empty' },
    });
  });

  test('packs what repeats itself so that it opens again', async () => {
    const desk = remembered(openDesk());
    const notes = 'a'.repeat(4000);
    for (let n = 0; n < 400; n++) await desk.client.customers.register(customerOf({ name: `C${n}`, notes }));
    const archive = await exportedShop(desk.client);
    const { failure, found } = await readIn(emptyShop().client, archive);
    expect([failure, found?.customers]).toEqual([null, 400]);
  });

  test.skipIf(!existsSync(realFile))(
    'the real file imported, changed, exported, opened in an empty shop: equal',
    { timeout: 240_000 },
    async () => {
      const desk = remembered(openDesk());
      await importDeskOf(desk).takeIn(readFileSync(realFile));
      const { rows } = await desk.client.customers.list({ limit: 10 });
      const [one, other] = rows;
      await desk.client.customers.merge({ from: one?.id ?? 0, into: other?.id ?? 0 });
      const [device] = await desk.client.devices.ofCustomer({ customerId: other?.id ?? 0 });
      await desk.client.warranty.markVoid({ deviceId: device?.id ?? 0, on: '2026-10-01', reason: 'opened' });
      const archive = await exportedShop(desk.client);
      const before = rowsOf(desk);
      const beganAt = performance.now();
      const fresh = emptyShop();
      await openedFrom(fresh.client, archive);
      console.log(
        `${(archive.length / 1e6).toFixed(1)} MB, opened in ${((performance.now() - beganAt) / 1000).toFixed(1)} s`,
      );
      before.event?.pop();
      expectSame(before, rowsOf(fresh.shop));
      expect((await fresh.client.search.find({ text: 'toaster not heating' })).hits.length).toBeGreaterThan(
        5,
      );
    },
  );
});

describe('an archive that is none', () => {
  const refusalOf = async (archive: Buffer) => {
    const { client, shop } = emptyShop();
    const { failure, facts } = await readIn(client, archive);
    expect((await client.people.me()).state).toBe('no-shop');
    expect(shop.faults).toEqual([]);
    return [failure, facts];
  };
  const parts = async () => unzipped(await exportedShop(remembered(openDesk()).client));
  type Parts = Awaited<ReturnType<typeof parts>>;

  /** Changes a part and says so in the manifest, as a forger would. */
  function forge(all: Parts, path: string, text: string, rows?: number): Parts {
    const bytes = Buffer.from(text);
    const manifest = JSON.parse(String(all.get('manifest.json')));
    const part = manifest.tables.find((one: { path: string }) => one.path === path);
    Object.assign(part, {
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(rows !== undefined && { rows }),
    });
    return new Map([...all, [path, bytes], ['manifest.json', Buffer.from(JSON.stringify(manifest))]]);
  }
  const manifestWith = (all: Parts, change: (manifest: Record<string, unknown>) => void): Parts => {
    const manifest = JSON.parse(String(all.get('manifest.json')));
    change(manifest);
    return new Map([...all, ['manifest.json', Buffer.from(JSON.stringify(manifest))]]);
  };

  test('something else is refused in words', async () => {
    expect(await refusalOf(Buffer.from('not a zip at all'))).toEqual(['exports.not-an-archive', null]);
    expect(await refusalOf(onePixel)).toEqual(['exports.not-an-archive', null]);
    expect(await refusalOf(await zipped(new Map([['README.txt', Buffer.from('hello')]])))).toEqual([
      'exports.not-an-archive',
      null,
    ]);
  });

  test('a part that was changed, cut, left out or put in is named', async () => {
    const all = await parts();
    const customer = 'tables/shop.jsonl';
    const changed = new Map([
      ...all,
      [customer, Buffer.from(String(all.get(customer)).replace('Ermou', 'Ermoo'))],
    ]);
    expect(await refusalOf(await zipped(changed))).toEqual(['exports.archive-damaged', { part: customer }]);
    const without = new Map([...all].filter(([name]) => name !== customer));
    expect(await refusalOf(await zipped(without))).toEqual(['exports.archive-damaged', { part: customer }]);
    const stranger = new Map([...all, ['tables/evil.exe', Buffer.from('x')]]);
    expect(await refusalOf(await zipped(stranger))).toEqual([
      'exports.archive-stranger',
      { part: 'tables/evil.exe' },
    ]);
    const extra = new Map([...all, [`files/${'a'.repeat(64)}`, Buffer.from('x')]]);
    expect(await refusalOf(await zipped(extra))).toMatchObject(['exports.archive-stranger', {}]);
    const whole = await zipped(all);
    expect((await refusalOf(whole.subarray(0, whole.length - 100)))[0]).toMatch(
      /not-an-archive|archive-damaged/,
    );
  });

  test('a later version, an unknown table or column, rows that do not fit', async () => {
    const all = await parts();
    const later = manifestWith(all, (manifest) => Object.assign(manifest, { formatVersion: 2 }));
    expect(await refusalOf(await zipped(later))).toMatchObject(['exports.archive-newer', {}]);
    const grown = manifestWith(all, (manifest) => Object.assign(manifest, { schemaVersion: 999 }));
    expect(await refusalOf(await zipped(grown))).toMatchObject(['exports.archive-newer', {}]);
    const ancient = manifestWith(all, (manifest) => Object.assign(manifest, { schemaVersion: 5 }));
    expect(await refusalOf(await zipped(ancient))).toMatchObject(['exports.archive-older', {}]);
    const shop = JSON.parse(String(all.get('tables/shop.jsonl')));
    const forged = (row: unknown, rows = 1) =>
      zipped(forge(all, 'tables/shop.jsonl', `${JSON.stringify(row)}\n`, rows)).then(refusalOf);
    expect(await forged({ ...shop, 'name"; DROP TABLE shop; --': 1 })).toMatchObject([
      'exports.unknown-column',
      { table: 'shop' },
    ]);
    expect(await forged({ ...shop, name: ['a'] })).toEqual(['exports.row-unfit', { table: 'shop', row: 1 }]);
    expect(await forged({ ...shop, hours: '{broken' })).toEqual([
      'exports.row-unfit',
      { table: 'shop', row: 1 },
    ]);
    expect(await forged({ ...shop, logo: { file: 'b'.repeat(64) } })).toMatchObject([
      'exports.archive-damaged',
      {},
    ]);
    expect(await forged({ ...shop, logo: { file: '../../etc/passwd' } })).toMatchObject([
      'exports.row-unfit',
      {},
    ]);
    expect(await forged(shop, 2)).toEqual(['exports.archive-damaged', { part: 'tables/shop.jsonl' }]);
    const strange = new Map(
      manifestWith(all, (manifest) => {
        (manifest.tables as unknown[]).push({
          table: 'sqlite_master',
          path: 'tables/sqlite_master.jsonl',
          rows: 0,
          bytes: 0,
          sha256: createHash('sha256').digest('hex'),
        });
      }),
    ).set('tables/sqlite_master.jsonl', Buffer.alloc(0));
    expect(await refusalOf(await zipped(strange))).toEqual([
      'exports.unknown-table',
      { table: 'sqlite_master' },
    ]);
  });

  test('what unpacks without end is not unpacked', async () => {
    const all = await parts();
    const bomb = new Map([...all, ['tables/customer.jsonl', Buffer.alloc(40_000_000, ' ')]]);
    expect(await refusalOf(await zipped(bomb))).toEqual([
      'exports.archive-bomb',
      { part: 'tables/customer.jsonl' },
    ]);
  });

  test('a forged history or a broken link leaves the empty shop empty', async () => {
    const all = await parts();
    const opened = async (archive: Parts) => {
      const { shop, client } = emptyShop();
      const problem = await openedFrom(client, await zipped(archive)).catch((error) => error);
      const db = new Database(shop.file, { readonly: true });
      const rows = ['shop', 'person', 'event', 'customer', 'search_entry'].map(
        (table) => (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
      );
      db.close();
      expect(rows).toEqual([0, 0, 0, 0, 0]);
      return problem.data;
    };
    const desk = remembered(openDesk());
    await desk.client.customers.register(customerOf({ name: 'Anna' }));
    const real = await unzipped(await exportedShop(desk.client));
    const events = String(real.get('tables/event.jsonl')).replace('Anna', 'Berta');
    expect(await opened(forge(real, 'tables/event.jsonl', events))).toMatchObject({
      reason: 'exports.history-broken',
    });
    const consent = `${JSON.stringify({ customer_id: 77, purpose: 'service', is_given: 1, changed_at: 1 })}\n`;
    expect(await opened(forge(all, 'tables/customer_consent.jsonl', consent, 1))).toEqual({
      reason: 'exports.links-broken',
      facts: { table: 'customer_consent' },
    });
    const odd = `${JSON.stringify({ customer_id: 77, purpose: 'service', is_given: 5, changed_at: 1 })}\n`;
    expect(await opened(forge(all, 'tables/customer_consent.jsonl', odd, 1))).toMatchObject({
      reason: 'exports.row-unfit',
    });
  });
});
