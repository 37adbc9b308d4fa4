import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FailingDisk, failingDisk } from '../kit/failing-disk.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let disk: FailingDisk;
let shop: StaffedShop;
beforeEach(() => {
  disk = failingDisk();
  shop = openStaffedShop({ core: { connect: disk.connect } });
});
afterEach(() => shop.close());

const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'saved',
    (error: { data?: { reason?: string }; code?: string }) => error.data?.reason ?? error.code,
  );
const lockAfter = (minutes: number) => shop.as('owner').settings.change({ lockAfterMinutes: minutes });
const kept = async () => (await shop.clientOf(shop.visitor()).people.me()).shop?.lockAfterMinutes;
const codes = () => shop.faults.map((fault) => (fault as { code?: string }).code);

describe('a full disk', () => {
  test.each([
    ['in the middle', /INSERT INTO\s+event/i],
    ['at the end', /^COMMIT/],
    ['at the beginning', /^BEGIN IMMEDIATE/],
  ])('%s: refused, nothing of it saved, and the next try is enough', async (_where, sql) => {
    const owner = shop.as('owner');
    disk.fail(sql, 'SQLITE_FULL');
    expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.disk-full');
    expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.disk-full');
    expect(await owner.health.state()).toMatchObject({ state: 'full', code: 'SQLITE_FULL' });
    expect(await kept()).toBe(5);
    expect(codes()).toEqual(['SQLITE_FULL']);
    disk.mend();
    await owner.settings.change({ lockAfterMinutes: 9 });
    expect([await kept(), (await owner.health.state()).state]).toEqual([9, 'sound']);
    expect(shop.changed.filter(([domain]) => domain === 'health')).toHaveLength(2);
  });

  test('tells a draft that it was not kept', async () => {
    const owner = shop.as('owner');
    disk.fail(/INSERT INTO draft/, 'SQLITE_FULL', { times: 1 });
    const draft = { form: 'repairs.takeIn', body: { fault: 'no picture' } };
    expect(await reasonOf(owner.drafts.keep(draft))).toBe('health.disk-full');
    expect(await owner.drafts.of({ form: draft.form })).toBeNull();
    await owner.drafts.keep(draft);
    expect(await owner.drafts.of({ form: draft.form })).toMatchObject({ body: draft.body });
  });

  test('does not keep the program from starting', async () => {
    disk.fail(/DELETE FROM command/, 'SQLITE_FULL', { times: 1 });
    shop.reopen();
    expect(await kept()).toBe(5);
  });
});

describe('a failing disk', () => {
  const faults = ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_READONLY'];

  test.each(faults)('%s in a write: read-only from then on, without a further touch', async (code) => {
    const owner = shop.as('owner');
    const counter = shop.as('counter');
    disk.fail(/INSERT INTO\s+event/i, code, { times: 1 });
    expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.store-failing');
    expect(codes()).toEqual([code]);
    disk.statements();
    expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.store-failing');
    expect(await reasonOf(counter.drafts.keep({ form: 'repairs.takeIn', body: 1 }))).toBe(
      'health.store-failing',
    );
    expect(
      await reasonOf(shop.clientOf(shop.atTheCounter()).people.signIn({ name: 'x', password: 'y' })),
    ).toBe('health.store-failing');
    expect(disk.statements()).toEqual([]);
    expect(codes()).toEqual([code]);
    expect(await kept()).toBe(5);
    expect((await counter.people.me()).state).toBe('signed-in');
    expect(await owner.health.state()).toMatchObject({ state: 'failing', code, since: shop.clock.now });
  });

  test.each(['SQLITE_CORRUPT', 'SQLITE_IOERR_READ', 'SQLITE_NOTADB'])(
    '%s in a query: refused, never answered, and nothing is written after it',
    async (code) => {
      const owner = shop.as('owner');
      disk.fail(/FROM customer/, code, { times: 1 });
      expect(await reasonOf(owner.customers.list({ limit: 10 }))).toBe('health.damaged');
      expect(codes()).toEqual([code]);
      expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.store-failing');
      expect(await owner.customers.list({ limit: 10 })).toMatchObject({ rows: [] });
    },
  );

  test('a rollback that fails is not read as if it had been saved', async () => {
    const owner = shop.as('owner');
    disk.fail(/INSERT INTO\s+event/i, 'SQLITE_CANTOPEN', { times: 1 });
    disk.fail(/^ROLLBACK/, 'SQLITE_IOERR', { times: 1 });
    expect(await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }))).toBe('health.store-failing');
    expect(disk.opened).toBe(2);
    expect(await kept()).toBe(5);
    expect((await owner.health.retry()).state).toBe('sound');
    await owner.settings.change({ lockAfterMinutes: 9 });
    expect(await kept()).toBe(9);
  });

  test('signing out still works', async () => {
    const visitor = shop.visitorAs('counter');
    const owner = shop.as('owner');
    disk.fail(/^COMMIT/, 'SQLITE_IOERR_FSYNC', { times: 1 });
    await reasonOf(owner.settings.change({ lockAfterMinutes: 9 }));
    await shop.clientOf(visitor).people.signOut();
    expect(visitor.sessionToken).toBeNull();
    expect((await shop.clientOf(visitor).people.me()).state).toBe('signed-out');
  });
});

describe('a commit that did not say how it ended', () => {
  test.each([
    ['and was done', true],
    ['and was not done', false],
  ])('%s: not known, and the same again tells the truth', async (_how, isDone) => {
    const owner = shop.as('owner');
    const key = randomUUID();
    const send = () => owner.settings.change({ lockAfterMinutes: 9 }, { context: { key } });
    const events = async () => (await owner.audit.list({ limit: 50 })).rows.length;
    disk.fail(/^COMMIT/, 'SQLITE_IOERR_FSYNC', { isDone, times: 1 });
    expect(await reasonOf(send())).toBe('health.not-known-saved');
    expect(await reasonOf(send())).toBe('health.store-failing');
    expect((await owner.health.retry()).state).toBe('sound');
    expect(await events()).toBe(isDone ? 1 : 0);
    await send();
    expect([await kept(), await events()]).toEqual([9, 1]);
    expect(shop.changed).toContainEqual(['*']);
  });
});

describe('trying again', () => {
  const anybody = () => shop.clientOf(shop.visitor());
  beforeEach(async () => {
    disk.fail(/INSERT INTO\s+event/i, 'SQLITE_IOERR_WRITE', { times: 1 });
    await reasonOf(lockAfter(9));
  });

  test('opens the file anew before anything is written', async () => {
    expect(await anybody().health.retry()).toMatchObject({ state: 'sound', isTrying: false });
    expect(disk.opened).toBe(2);
    await lockAfter(9);
    expect(await kept()).toBe(9);
  });

  test('twice at once is once, and neither is answered too early', async () => {
    const first = anybody().health.retry();
    expect(await anybody().health.state()).toMatchObject({ state: 'failing', isTrying: true });
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing', isTrying: true });
    expect(await first).toMatchObject({ state: 'sound' });
    expect(disk.opened).toBe(2);
  });

  test('while the disk still fails leaves it read-only', async () => {
    disk.fail(/UPDATE branch SET next_id/, 'SQLITE_IOERR_FSYNC');
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing' });
    expect(await kept()).toBe(5);
    disk.mend();
    expect(await anybody().health.retry()).toMatchObject({ state: 'sound' });
  });

  test('while the file cannot be opened: queries are refused, and it can be tried again', async () => {
    disk.fail(/^OPEN$/, 'SQLITE_CANTOPEN');
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing', isReadable: false });
    expect(await reasonOf(anybody().people.me())).toBe('health.damaged');
    disk.mend();
    expect(await anybody().health.retry()).toMatchObject({ state: 'sound' });
    expect(await kept()).toBe(5);
  });

  test('never makes a new file where the old one is gone', async () => {
    renameSync(shop.file, `${shop.file}.away`);
    for (const part of ['-wal', '-shm']) renameSync(`${shop.file}${part}`, `${shop.file}.away${part}`);
    expect(await anybody().health.retry()).toMatchObject({ state: 'failing' });
    expect(existsSync(shop.file)).toBe(false);
  });
});
