import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../electron/core/backups/archive-read.ts';
import { customerOf } from '../kit/records.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';
import { waitFor } from '../kit/wait-for.ts';

let shop: StaffedShop;
beforeEach(() => {
  shop = openStaffedShop();
});
afterEach(() => shop.close());

const customer = (name: string) => owner().customers.register(customerOf({ name }));
const owner = () => shop.as('owner');
const folder = (name: string) => join(shop.folder, name);
const namesIn = (name: string) => (existsSync(folder(name)) ? readdirSync(folder(name)) : []);

function keepAttachment(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  mkdirSync(join(folder('attachments'), hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder('attachments'), hash.slice(0, 2), hash), text);
  return hash;
}

async function makeOne() {
  const client = owner();
  await client.backups.make();
  return waitFor(async () => {
    const state = await client.backups.state();
    return state.making?.state === 'running' ? null : state;
  });
}

describe('a backup', () => {
  test('is one file that holds the database and the attachments, and is proved', async () => {
    await customer('Eleni');
    const hash = keepAttachment('a picture');
    const state = await makeOne();
    expect(state.making).toMatchObject({ state: 'done', failure: null });
    expect(state.last).toMatchObject({ why: 'asked', madeAt: shop.clock.now });
    expect(namesIn('backups')).toEqual([state.last?.fileName]);
    const archive = await openArchive(join(folder('backups'), state.last?.fileName ?? ''));
    archive.close();
    expect(archive.manifest).toMatchObject({ shopName: 'Athena Repairs', counts: { customer: 1 } });
    expect(Object.keys(archive.manifest.entries).sort()).toEqual([`attachments/${hash}`, 'shop.db']);
    expect(shop.faults).toEqual([]);
  });
});

describe('a restore', () => {
  test('puts the backup in the place of what is here, and signs everybody out', async () => {
    await customer('Eleni');
    const { last } = await makeOne();
    await customer('Nikos');
    const visitor = shop.visitorAs('owner');
    const client = shop.clientOf(visitor);
    const { jobId } = await client.backups.examine({
      from: { kind: 'backup', fileName: last?.fileName ?? '' },
    });
    const { found, failure } = await waitFor(async () => {
      const job = await client.backups.examined({ jobId });
      return job.state === 'running' ? null : job;
    });
    expect(failure).toBe(null);
    expect(found).toMatchObject({
      shopName: 'Athena Repairs',
      counts: { customers: 1 },
      here: { counts: { customers: 2 }, isSameShop: true },
    });
    expect(found?.here?.eventsSince).toBeGreaterThan(0);
    const wish = { jobId, presentSecret: shop.staff.owner.password };
    expect(await client.backups.restore({ ...wish, presentSecret: 'not it at all' })).toMatchObject({
      outcome: 'wrong',
    });
    expect(namesIn('restore')).not.toContain('swap.json');
    expect(await client.backups.restore(wish)).toEqual({ outcome: 'restoring', waitSeconds: 0 });
    shop.reopen();
    await expect(shop.clientOf(visitor).customers.list({ limit: 10 })).rejects.toMatchObject({
      code: 'SIGNED_OUT',
    });
    const again = await owner().customers.list({ limit: 10 });
    expect(again.rows.map(({ name }) => name)).toEqual(['Eleni']);
    expect(namesIn('set-aside')).toHaveLength(1);
    expect(namesIn('restore')).toEqual([]);
    expect(await owner().audit.check()).toMatchObject({ firstBroken: null });
    const { rows } = await owner().audit.list({ limit: 1 });
    expect(rows[0]).toMatchObject({ procedure: 'backups.restore', actor: { name: 'Olga Owner' } });
  });
});
