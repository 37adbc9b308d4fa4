import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorFile, machineKey } from '../../electron/core/health/anchor-file.ts';
import { checkStore } from '../../electron/core/health/store-check.ts';
import { customerOf } from '../kit/records.ts';
import type { Client } from '../kit/shop.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
const key = Buffer.alloc(32, 7);
const place = () => anchorFile(join(dirname(shop.file), 'anchor.json'), key);
beforeEach(async () => {
  let at = '';
  // the folder is known once the shop is open: the place is looked up at each use
  const anchor = {
    read: () => (at ? anchorFile(at, key).read() : null),
    write: (head: { id: number; hash: string }) => {
      at ||= join(dirname(shop.file), 'anchor.json');
      anchorFile(at, key).write(head);
    },
  };
  shop = openStaffedShop({ core: { anchor } });
  await work(6);
});
afterEach(() => shop.close());

async function work(times: number) {
  const owner = shop.as('owner');
  for (let minutes = 1; minutes <= times; minutes++)
    await owner.settings.change({ lockAfterMinutes: minutes });
}
const owner = () => shop.as('owner');
const anybody = () => shop.clientOf(shop.visitor());
const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'saved',
    (error: { data?: { reason?: string } }) => error.data?.reason,
  );

/** What somebody does to the file while the program is closed. */
function meanwhile(work: (file: string) => void) {
  shop.core.close();
  work(shop.file);
  shop.reopen();
}

function tamper(sql: string) {
  meanwhile((file) => {
    const db = new Database(file);
    db.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;');
    db.exec(sql);
    db.close();
  });
}

async function checked(kind: 'quick' | 'full') {
  const client = owner();
  await client.health.startCheck({ kind });
  for (;;) {
    const { running, lastQuick, lastFull } = await client.health.checks();
    if (!running) return kind === 'quick' ? lastQuick : lastFull;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

describe('a check', () => {
  test.each(['quick', 'full'] as const)(
    '%s: finds nothing in an honest file, and is remembered',
    async (kind) => {
      const client = owner();
      for (const name of ['Anna', 'Βασίλης', 'مریم', '王小明'])
        await client.customers.register(customerOf({ name }));
      const result = await checked(kind);
      expect(result).toEqual({ kind, endedAt: shop.clock.now, events: 10, finding: null });
      shop.reopen();
      expect((await owner().health.checks()).lastQuick).toMatchObject({ events: 10, finding: null });
      expect(await anybody().health.state()).toMatchObject({ state: 'sound', finding: null });
    },
  );

  test('can be cancelled', async () => {
    const client = owner();
    await client.health.startCheck({ kind: 'full' });
    await client.health.cancelCheck();
    await expect.poll(async () => (await client.health.checks()).running).toBeNull();
  });

  test('is for the owner or a supervisor', async () => {
    const counter = shop.as('counter');
    expect(await reasonOf(counter.health.startCheck({ kind: 'quick' }))).toBe('people.not-yours');
    expect(await reasonOf(shop.as('supervisor').health.goOn())).toBe('people.not-yours');
  });

  test('finds a changed event; the file is read-only, over a restart too, until the owner goes on', async () => {
    const client = ownerOverRestarts();
    tamper(`UPDATE event SET after = '{"lockAfterMinutes":60}' WHERE id = 4`);
    await work(1);
    expect((await checked('quick'))?.finding).toMatchObject({ kind: 'history-changed', event: 4 });
    expect(await reasonOf(client.settings.change({ lockAfterMinutes: 2 }))).toBe('health.store-failing');
    shop.reopen();
    expect(await reasonOf(client.settings.change({ lockAfterMinutes: 2 }))).toBe('health.store-failing');
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing', finding: { event: 4 } });
    expect(await client.health.goOn()).toMatchObject({ state: 'sound', finding: null });
    await client.settings.change({ lockAfterMinutes: 2 });
    const [, wentOn] = (await client.audit.list({ limit: 2 })).rows;
    expect(wentOn).toMatchObject({ procedure: 'health.goOn', actor: { name: 'Olga Owner' } });
    expect((await checked('quick'))?.finding).toBeNull();
    expect(await client.audit.check()).toMatchObject({ firstBroken: 4 });
  });

  test('finds a search index that does not answer for its rows', async () => {
    await owner().customers.register(customerOf({ name: 'Anna' }));
    meanwhile((file) => {
      const db = new Database(file);
      db.exec(`UPDATE search_entry SET words = words || ' planted'`);
      db.close();
    });
    const client = ownerOverRestarts();
    expect((await checked('full'))?.finding).toMatchObject({ kind: 'index' });
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing' });
    expect(await client.health.goOn()).toMatchObject({ state: 'sound' });
    expect((await client.search.find({ text: 'planted', limit: 5 })).hits).toHaveLength(1);
    expect((await checked('full'))?.finding).toBeNull();
  });
});

describe('what was noted outside the file', () => {
  /** An old copy of the file, put in its place. */
  async function rollBack(times: number) {
    const old = join(shop.folder, 'old.db');
    meanwhile((file) => copyFileSync(file, old));
    await work(times);
    meanwhile((file) => copyFileSync(old, file));
  }

  test('an honest restart is no alarm', async () => {
    shop.reopen();
    await work(1);
    shop.reopen();
    expect(await anybody().health.state()).toMatchObject({ state: 'sound', finding: null });
    expect(shop.faults).toEqual([]);
  });

  test('a file rolled back to an old copy is seen at once', async () => {
    const client = ownerOverRestarts();
    await rollBack(3);
    const { finding, state } = await anybody().health.state();
    expect([state, finding]).toEqual([
      'failing',
      { kind: 'history-cut', event: 9, lastEvent: 6, detail: null },
    ]);
    expect(await reasonOf(client.settings.change({ lockAfterMinutes: 2 }))).toBe('health.store-failing');
    expect(await client.health.goOn()).toMatchObject({ state: 'sound' });
    await client.settings.change({ lockAfterMinutes: 2 });
    shop.reopen();
    expect(await anybody().health.state()).toMatchObject({ state: 'sound' });
  });

  test('a cut-off tail is seen', async () => {
    tamper('DELETE FROM event WHERE id > 4');
    expect((await anybody().health.state()).finding).toMatchObject({
      kind: 'history-cut',
      event: 6,
      lastEvent: 4,
    });
  });

  test('another history of the same length is seen', async () => {
    const old = join(shop.folder, 'old.db');
    meanwhile((file) => copyFileSync(file, old));
    await work(2);
    meanwhile((file) => copyFileSync(file, `${file}.mine`));
    meanwhile((file) => {
      rmSync(join(dirname(file), 'anchor.json'));
      copyFileSync(old, file);
    });
    shop.clock.advanceMs(60_000);
    await work(4);
    const note = readFileSync(join(shop.folder, 'anchor.json'));
    shop.core.close();
    copyFileSync(`${shop.file}.mine`, shop.file);
    writeFileSync(join(shop.folder, 'anchor.json'), note);
    shop.reopen();
    expect((await anybody().health.state()).finding).toMatchObject({ kind: 'history-replaced' });
  });

  test('is written only by this machine: another key, a changed number, no JSON at all', () => {
    shop.reopen();
    expect(place().read()).toMatchObject({ id: 6 });
    expect(anchorFile(join(shop.folder, 'anchor.json'), Buffer.alloc(32, 8)).read()).toBe('foreign');
    const path = join(shop.folder, 'anchor.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"id":6', '"id":5'));
    expect(place().read()).toBe('foreign');
    writeFileSync(path, 'hello');
    expect(place().read()).toBe('foreign');
    rmSync(path);
    expect(place().read()).toBeNull();
  });

  test('the key of this machine is made once', () => {
    const path = join(shop.folder, 'key');
    const key = machineKey(path);
    expect(Buffer.from(machineKey(path)).equals(Buffer.from(key))).toBe(true);
    expect(key).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('damage', () => {
  const pageSize = 4096;

  /** The first page of a table, overwritten at its beginning. */
  function damage(table: string) {
    const db = new Database(shop.file, { readonly: true });
    const { root } = db
      .prepare<[string], { root: number }>('SELECT rootpage AS root FROM sqlite_schema WHERE name = ?')
      .get(table)!;
    db.close();
    const handle = openSync(shop.file, 'r+');
    writeSync(handle, Buffer.alloc(100, 0xff), 0, 100, (root - 1) * pageSize);
    closeSync(handle);
  }

  test.each(['event', 'command', 'backup_state', 'import'])(
    'to the table %s does not keep the program from opening',
    async (table) => {
      meanwhile(() => damage(table));
      const { people, settings } = anybody();
      expect((await people.me()).shop).toMatchObject({ name: 'Athena Repairs' });
      expect(await reasonOf(settings.change({ lockAfterMinutes: 2 }))).toMatch(/^(health|people)\./);
      const order = { file: shop.file, kind: 'quick', anchor: null, knownBroken: null } as const;
      expect(checkStore(order, () => 0).finding).toMatchObject({ kind: 'pages' });
    },
  );

  test('to the pages is found, named, and nothing is deleted', async () => {
    const client = ownerOverRestarts();
    for (let i = 0; i < 60; i++) await client.customers.register(customerOf({ name: `Customer ${i}` }));
    shop.core.close();
    const pages = statSync(shop.file).size / pageSize;
    damage('customer');
    const damaged = readFileSync(shop.file);
    expect(pages).toBeGreaterThan(10);
    const { finding } = checkStore(
      { file: shop.file, kind: 'quick', anchor: null, knownBroken: null },
      () => 0,
    );
    expect(finding).toMatchObject({ kind: 'pages' });
    shop.reopen();
    expect(await reasonOf(client.customers.list({ limit: 10 }))).toBe('health.damaged');
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing', finding: { kind: 'pages' } });
    expect(await reasonOf(client.health.goOn())).toBe('health.not-to-go-on');
    shop.core.close();
    expect(readFileSync(shop.file).equals(damaged)).toBe(true);
    shop.reopen();
  });
});

/** A client that goes on over a restart. */
function ownerOverRestarts(): Client {
  const visitor = shop.visitorAs('owner');
  return new Proxy({} as Client, {
    get: (_none, domain) => Reflect.get(shop.clientOf(visitor), domain),
  });
}
