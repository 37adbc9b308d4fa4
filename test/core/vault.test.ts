import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../electron/core/backups/archive-read.ts';
import { makeBackup } from '../../electron/core/backups/make-backup.ts';
import { change } from '../../electron/core/store/statement.ts';
import { seal, unseal } from '../../electron/core/vault/cipher.ts';
import { exportedShop } from '../kit/exported.ts';
import { reasonOf, takenIn } from '../kit/intakes.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';
import { unzipped } from '../kit/unzipped.ts';

let shop: StaffedShop;
beforeEach(() => {
  shop = openStaffedShop();
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

const owner = () => shop.as('owner');
const CODE = 'Zq7-Ωmega-81 x';
const passcode = { kind: 'password' as const, code: CODE };
const order = async () => (await takenIn(owner(), { passcode })).repairId;
const keysIn = () => (existsSync(join(shop.folder, 'vault')) ? readdirSync(join(shop.folder, 'vault')) : []);

async function reveal(repairId: number, client = owner()) {
  const { revealId } = await client.vault.reveal({ repairId, reason: 'data must be copied' });
  return client.vault.read({ revealId });
}

/** Every file under the data folder in which these bytes stand. */
function holding(bytes: Buffer, folder = shop.folder): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(bytes));
}

const traces = [
  Buffer.from(CODE),
  Buffer.from(CODE, 'utf16le'),
  Buffer.from(Buffer.from(CODE).toString('base64')),
];

function checkpoint() {
  shop.core.close();
  const db = new Database(shop.file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

async function backUp(name: string): Promise<string> {
  const target = join(shop.folder, name);
  await makeBackup(
    {
      ...{ file: shop.file, attachments: join(shop.folder, 'attachments'), target, why: 'asked' },
      ...{ scratch: join(shop.folder, 'scratch'), madeAt: shop.clock.now, programVersion: 'test' },
    },
    () => undefined,
  );
  return target;
}

describe('a passcode', () => {
  test('given at the intake is revealed to who asks with a reason, who is written down', async () => {
    const repairId = await order();
    const technician = shop.as('technician');
    expect(await reveal(repairId, technician)).toEqual({ kind: 'password', code: CODE });
    const { entries, reveals } = await owner().vault.ofRepair({ repairId });
    expect(entries).toMatchObject([{ kind: 'password', state: 'kept', keptBy: 'Olga Owner' }]);
    expect(reveals).toMatchObject([
      { by: 'Tara Technician', reason: 'data must be copied', at: shop.clock.now },
    ]);
    const { rows } = await owner().audit.ofSubject({ domain: 'vault', subject: repairId });
    expect(rows[0]).toMatchObject({ procedure: 'vault.reveal', after: { revealedTo: 'Tara Technician' } });
  });

  test('given later takes the place of the one before, whose key is gone', async () => {
    const repairId = await order();
    const before = keysIn();
    await shop.as('counter').vault.keep({ repairId, passcode: { kind: 'pattern', code: '14789' } });
    expect(keysIn()).toHaveLength(1);
    expect(keysIn()).not.toEqual(before);
    expect(await reveal(repairId)).toEqual({ kind: 'pattern', code: '14789' });
    expect((await owner().vault.ofRepair({ repairId })).entries.map(({ state }) => state)).toEqual([
      'kept',
      'destroyed',
    ]);
  });

  test('stands nowhere in the data, while it is kept neither', async () => {
    const repairId = await order();
    await reveal(repairId);
    await shop.as('counter').vault.keep({ repairId, passcode });
    for (const trace of traces) expect(holding(trace)).toEqual([]);
    checkpoint();
    for (const trace of traces) expect(holding(trace)).toEqual([]);
    shop.reopen();
    expect(JSON.stringify(await owner().audit.list({ limit: 200 }))).not.toContain(CODE);
    expect(JSON.stringify(await owner().repairs.byId({ id: repairId }))).not.toContain(CODE);
  });

  test('leaves nothing by which a repeated command could be told from one with another code', async () => {
    const { repairId } = await takenIn(owner());
    const client = owner();
    const key = crypto.randomUUID();
    await client.vault.keep({ repairId, passcode }, { context: { key } });
    // were the code in the fingerprint, this would be another command, and refused for its key
    await client.vault.keep({ repairId, passcode: { kind: 'pin', code: '0000' } }, { context: { key } });
    expect((await reveal(repairId)).code).toBe(CODE);
  });

  test('its key is a file of its own that nobody else may read', async () => {
    await order();
    const [name] = keysIn();
    const { mode, size } = statSync(join(shop.folder, 'vault', name ?? ''));
    expect(size).toBe(32);
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  test.each([
    ['a pattern that crosses itself', { kind: 'pattern', code: '1231' }, 'vault.invalid.pattern'],
    ['a pattern off the dots', { kind: 'pattern', code: '120' }, 'vault.invalid.pattern'],
    ['letters for a PIN', { kind: 'pin', code: '12a4' }, 'vault.invalid.pin'],
    ['nothing', { kind: 'password', code: '' }, 'common.invalid.required'],
    ['a novel', { kind: 'password', code: 'x'.repeat(129) }, 'common.invalid.tooLong'],
  ])('is not %s', async (_what, wrong, reason) => {
    const { repairId } = await takenIn(owner());
    expect(await reasonOf(owner().vault.keep({ repairId, passcode: wrong as never }))).toBe(reason);
    expect(keysIn()).toEqual([]);
  });
});

describe('revealing', () => {
  test('needs the right, a reason, and something to reveal', async () => {
    const repairId = await order();
    const ask = (client = owner(), reason = 'to copy data') =>
      reasonOf(client.vault.reveal({ repairId, reason }));
    expect(await ask(shop.as('counter'))).toBe('people.not-yours');
    expect(await ask(owner(), ' ')).toMatch(/^common\.invalid\./);
    const none = await takenIn(owner());
    expect(await reasonOf(owner().vault.reveal({ repairId: none.repairId, reason: 'to copy data' }))).toBe(
      'vault.nothing-kept',
    );
    expect((await owner().vault.ofRepair({ repairId })).reveals).toEqual([]);
  });

  test('is for one look, of one person, within a minute', async () => {
    const repairId = await order();
    const visitor = shop.visitorAs('technician');
    const technician = shop.clientOf(visitor);
    const { revealId } = await technician.vault.reveal({ repairId, reason: 'to copy data' });
    const read = (client: typeof technician, id = revealId) => reasonOf(client.vault.read({ revealId: id }));
    expect(await read(owner())).toBe('vault.not-asked');
    expect(await read(technician)).toBe('taken');
    expect(await read(technician)).toBe('vault.asked-too-long-ago');
    const late = await technician.vault.reveal({ repairId, reason: 'to copy data' });
    shop.clock.advanceMs(60_001);
    expect(await read(technician, late.revealId)).toBe('vault.asked-too-long-ago');
    expect(await read(technician, 12345)).toBe('vault.not-asked');
  });

  test('asked before a restart is asked again', async () => {
    const repairId = await order();
    const visitor = shop.visitorAs('technician');
    const { revealId } = await shop.clientOf(visitor).vault.reveal({ repairId, reason: 'to copy data' });
    shop.reopen();
    expect(await reasonOf(shop.clientOf(visitor).vault.read({ revealId }))).toBe('vault.asked-too-long-ago');
  });

  test('a repeated command answers the same and opens nothing anew', async () => {
    const repairId = await order();
    const client = owner();
    const key = crypto.randomUUID();
    const ask = () => client.vault.reveal({ repairId, reason: 'to copy data' }, { context: { key } });
    const one = await ask();
    await client.vault.read(one);
    expect(await ask()).toEqual(one);
    expect(await reasonOf(client.vault.read(one))).toBe('vault.asked-too-long-ago');
  });
});

describe('destruction', () => {
  test('takes key and ciphertext, so that nobody can read it, not by an older backup either', async () => {
    const repairId = await order();
    const [keyName] = keysIn();
    const key = readFileSync(join(shop.folder, 'vault', keyName ?? ''));
    const backup = await backUp('before.aftercare');
    const visitor = shop.visitorAs('owner');
    const asked = await shop.clientOf(visitor).vault.reveal({ repairId, reason: 'to copy data' });
    await owner().vault.destroy({ repairId });
    expect(keysIn()).toEqual([]);
    expect(await reasonOf(shop.clientOf(visitor).vault.read(asked))).toBe('vault.destroyed');
    expect(await reasonOf(owner().vault.reveal({ repairId, reason: 'to copy data' }))).toBe(
      'vault.nothing-kept',
    );
    expect((await owner().vault.ofRepair({ repairId })).entries).toMatchObject([
      { state: 'destroyed', destroyedBy: 'Olga Owner' },
    ]);
    checkpoint();
    for (const trace of [...traces, key]) expect(holding(trace)).toEqual([]);

    const archive = await openArchive(backup);
    await archive
      .unpack('shop.db', shop.file, () => undefined)
      .catch(async () => {
        rmSync(shop.file);
        await archive.unpack('shop.db', shop.file, () => undefined);
      });
    archive.close();
    shop.reopen();
    const back = shop.clientOf(shop.visitorAs('owner'));
    const { entries } = await back.vault.ofRepair({ repairId });
    expect(entries).toMatchObject([{ state: 'lost' }]);
    expect(await reasonOf(back.vault.reveal({ repairId, reason: 'to copy data' }))).toBe('vault.key-lost');
  });

  test('comes with the handover', async () => {
    const repairId = await order();
    shop.core.store.write((store) => store.run(change("UPDATE repair SET state = 'ready', ready_at = 1")));
    const { items } = await owner().custody.ofRepair({ repairId });
    await owner().handovers.handOver({
      orders: [
        {
          ...{ repairId, itemIds: items.map(({ id }) => id), explained: '', wasShown: true },
          ...{ hasLeaflet: false, nextMaintenanceOn: null },
        },
      ],
      ...{ collectedBy: '', satisfaction: null, said: '', signature: { way: 'paper', name: 'Maria' } },
      ...{ amounts: [], tenderedMinor: null, mayStayOwed: true },
    });
    expect((await owner().vault.ofRepair({ repairId })).entries).toMatchObject([{ state: 'destroyed' }]);
    expect(keysIn()).toEqual([]);
    expect((await owner().custody.ofRepair({ repairId })).items[0]?.last?.whereabouts).toBe('customer');
  });

  test('keys that a fallen program left behind are swept', async () => {
    const repairId = await order();
    const one = keysIn();
    shop.core.close();
    const db = new Database(shop.file);
    db.exec('UPDATE vault_entry SET ciphertext = NULL, destroyed_at = 1');
    db.close();
    expect(keysIn()).toEqual(one);
    shop.reopen();
    expect(keysIn()).toEqual([]);
    expect((await owner().vault.ofRepair({ repairId })).entries).toMatchObject([{ state: 'destroyed' }]);
  });

  test('of nothing is refused', async () => {
    const { repairId } = await takenIn(owner());
    expect(await reasonOf(owner().vault.destroy({ repairId }))).toBe('vault.nothing-kept');
  });
});

describe('a lost machine', () => {
  test('loses what was open, and says so', async () => {
    const repairId = await order();
    rmSync(join(shop.folder, 'vault'), { recursive: true });
    shop.reopen();
    expect((await owner().vault.ofRepair({ repairId })).entries).toMatchObject([{ state: 'lost' }]);
    expect(await reasonOf(owner().vault.reveal({ repairId, reason: 'to copy data' }))).toBe('vault.key-lost');
    await owner().vault.keep({ repairId, passcode: { kind: 'pin', code: '2580' } });
    expect((await reveal(repairId)).code).toBe('2580');
  });

  test('neither backups nor archives bring a key along', async () => {
    await order();
    const key = readFileSync(join(shop.folder, 'vault', keysIn()[0] ?? ''));
    const archive = await openArchive(await backUp('kept.aftercare'));
    archive.close();
    expect(Object.keys(archive.manifest.entries)).toEqual(['shop.db']);
    const parts = await unzipped(await exportedShop(owner(), shop.staff.owner.password));
    const entry = parts.get('tables/vault_entry.jsonl')?.toString() ?? '';
    expect(entry).toContain('password');
    expect(entry).not.toContain('ciphertext');
    for (const bytes of parts.values()) expect(Buffer.from(bytes).includes(key)).toBe(false);
  }, 60_000);
});

describe('the cipher', () => {
  const key = Buffer.alloc(32, 7);
  test.each(['', '1', CODE, 'x'.repeat(128), '🔑'.repeat(60)])('%s comes back', (text) => {
    expect(unseal(seal(text, key, 'one'), key, 'one')).toBe(text);
  });

  test('opens for nothing else, and not where a byte was changed', () => {
    const sealed = seal(CODE, key, 'one');
    expect(unseal(sealed, key, 'two')).toBeNull();
    expect(unseal(sealed, Buffer.alloc(32, 8), 'one')).toBeNull();
    expect(unseal(sealed, Buffer.alloc(5), 'one')).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed, key, 'one'), `byte ${at}`).toBeNull();
    }
    expect(unseal(Buffer.alloc(10), key, 'one')).toBeNull();
    expect(seal(CODE, key, 'one').equals(sealed)).toBe(false);
    expect(seal('1', key, 'one').length).toBe(seal('12345678', key, 'one').length);
  });
});
