import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestBackup, recoverFrom } from '../../electron/core/backups/recover.ts';
import { openCore } from '../../electron/core/core.ts';
import { openStandingCore, type StandingCore } from '../../electron/core/standing-core.ts';
import { customerOf } from '../kit/records.ts';
import { clientOf } from '../kit/shop.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';
import { waitFor } from '../kit/wait-for.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let shop: StaffedShop;
/** What the composition would call every hour. */
let tick: () => void;
beforeEach(() => {
  const works: (() => void)[] = [];
  tick = () => {
    for (const work of works.splice(0)) {
      works.push(work);
      work();
    }
  };
  const every = (_ms: number, work: () => void) => {
    works.push(work);
    return () => works.splice(works.indexOf(work), 1);
  };
  shop = openStaffedShop({ core: { every } });
});
afterEach(() => shop.close());

const folder = (name: string) => join(shop.folder, name);
const backups = () =>
  existsSync(folder('backups'))
    ? readdirSync(folder('backups')).filter((name) => name.endsWith('.aftercare'))
    : [];
const owner = () => shop.as('owner');

/** The hours go by until it has come about. */
async function anHourLater(until: () => boolean | Promise<boolean>): Promise<void> {
  await waitFor(async () => {
    tick();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return (await until()) ? true : null;
  });
}

describe('every day by itself', () => {
  test('the first hour of a day makes one, the others of the day do not', async () => {
    await anHourLater(() => backups().length === 1);
    shop.clock.advanceMs(HOUR_MS);
    tick();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(backups()).toHaveLength(1);
    shop.clock.advanceMs(DAY_MS);
    await anHourLater(() => backups().length === 2);
    const list = await owner().backups.list();
    expect(list.map(({ why }) => why)).toEqual(['daily', 'daily']);
    expect(shop.faults).toEqual([]);
  });

  test('the day is the shop’s: an hour before midnight in Athens is not yet tomorrow', async () => {
    shop.clock.now = Date.UTC(2026, 9, 5, 20, 30);
    await anHourLater(() => backups().length === 1);
    shop.clock.advanceMs(20 * 60_000);
    tick();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(backups()).toHaveLength(1);
    shop.clock.advanceMs(20 * 60_000);
    await anHourLater(() => backups().length === 2);
  });

  test('what retention does not keep is deleted after the next one', async () => {
    await anHourLater(() => backups().length === 1);
    const [first] = backups();
    shop.clock.advanceMs(DAY_MS);
    await anHourLater(() => backups().length === 2);
    const second = backups().find((name) => name !== first);
    shop.clock.advanceMs(60 * DAY_MS);
    await anHourLater(() => backups().length === 2 && !backups().includes(first as string));
    // the last of its month, and the newest
    expect(backups()).toContain(second);
  });
});

describe('what the owner is told', () => {
  test('nothing at first, then that backups are overdue, and nothing again after one', async () => {
    expect((await owner().backups.state()).isOverdue).toBe(false);
    shop.clock.advanceMs(3 * DAY_MS + 1);
    expect((await owner().backups.state()).isOverdue).toBe(true);
    await owner().backups.change({ warnAfterDays: 7 });
    expect((await owner().backups.state()).isOverdue).toBe(false);
    await owner().backups.change({ warnAfterDays: 1 });
    await owner().backups.make();
    await waitFor(async () => ((await owner().backups.state()).isOverdue ? null : true));
  });

  test('a backup that cannot be written is a failure that is remembered, and leaves nothing', async () => {
    writeFileSync(folder('backups'), 'a file where the folder should be');
    await owner().backups.make();
    const state = await waitFor(async () => {
      const now = await owner().backups.state();
      return now.failure ? now : null;
    });
    expect(state).toMatchObject({ last: null, isOverdue: true, failure: { reason: 'backups.failed' } });
    expect(shop.faults.length).toBeGreaterThan(0);
    rmSync(folder('backups'));
    shop.reopen();
    expect((await owner().backups.state()).failure).not.toBe(null);
    await owner().backups.make();
    await waitFor(async () => ((await owner().backups.state()).failure ? null : true));
  });

  test('only the owner may know of it, make one or restore one', async () => {
    for (const who of ['counter', 'technician', 'supervisor'] as const) {
      await expect(shop.as(who).backups.state()).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(shop.as(who).backups.make()).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(shop.as(who).backups.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const stranger = shop.clientOf(shop.visitor());
    await expect(stranger.recovery.list()).rejects.toMatchObject({ data: { reason: 'backups.has-shop' } });
  });
});

describe('a second place', () => {
  let drive: string;
  const copies = () => readdirSync(drive).filter((name) => name.endsWith('.aftercare'));
  beforeEach(() => {
    drive = mkdtempSync(join(tmpdir(), 'aftercare-drive-'));
  });
  afterEach(() => rmSync(drive, { recursive: true, force: true }));

  test('gets every backup, and what it missed while it was away', async () => {
    await owner().backups.change({ secondPlace: drive });
    await anHourLater(() => copies().length === 1);
    expect(readFileSync(join(drive, backups()[0] as string))).toEqual(
      readFileSync(join(folder('backups'), backups()[0] as string)),
    );
    rmSync(drive, { recursive: true });
    shop.clock.advanceMs(DAY_MS);
    await anHourLater(() => backups().length === 2);
    expect(await owner().backups.state()).toMatchObject({ second: { state: 'missing' }, isOverdue: false });
    mkdirSync(drive);
    shop.clock.advanceMs(HOUR_MS);
    await anHourLater(() => copies().length === 2);
    expect(readdirSync(drive).filter((name) => name.endsWith('.part'))).toEqual([]);
    await waitFor(async () => ((await owner().backups.state()).second.waiting === 0 ? true : null));
    expect((await owner().backups.list()).every(({ isInSecondPlace }) => isInSecondPlace)).toBe(true);
  });

  test.each<[string, () => string]>([
    ['missing', () => join(drive, 'nowhere')],
    ['relative', () => 'backups'],
    ['inside-data', () => shop.folder],
    ['not-a-folder', () => shop.file],
  ])('is refused where it is %s', async (state, place) => {
    const refused = owner().backups.change({ secondPlace: place() });
    await expect(refused).rejects.toMatchObject({
      data: { fields: [{ message: `backups.place.${state}` }] },
    });
    expect((await owner().backups.state()).secondPlace).toBe('');
  });

  test('is forgotten when it is emptied, and what lies there stays', async () => {
    await owner().backups.change({ secondPlace: drive });
    await anHourLater(() => copies().length === 1);
    await owner().backups.change({ secondPlace: '' });
    expect((await owner().backups.state()).second.state).toBe('none');
    expect(copies()).toHaveLength(1);
  });
});

describe('a store that does not open', () => {
  async function damaged(): Promise<string> {
    await owner().customers.register(customerOf({ name: 'Eleni' }));
    await anHourLater(() => backups().length === 1);
    await shop.core.close();
    const bytes = readFileSync(shop.file);
    writeFileSync(shop.file, bytes.fill(0x5a, 0, 4096));
    return join(folder('backups'), backups()[0] as string);
  }
  const open = () =>
    openCore({ file: shop.file, now: () => shop.clock.now, log: () => undefined, version: 'test' });

  test('is brought back from its newest backup, and the damaged file is kept', async () => {
    const backup = await damaged();
    const before = readFileSync(shop.file);
    expect(open).toThrow('settings.store-damaged');
    const newest = await newestBackup(shop.file);
    expect(newest?.path).toBe(backup);
    await recoverFrom({ file: shop.file, source: backup, now: () => shop.clock.now });
    shop.core = open();
    const { rows } = await owner().customers.list({ limit: 5 });
    expect(rows.map(({ name }) => name)).toEqual(['Eleni']);
    const [aside] = readdirSync(folder('set-aside'));
    expect(readFileSync(join(folder('set-aside'), aside as string, 'shop.db')).equals(before)).toBe(true);
    expect((await owner().backups.state()).setAside).toMatchObject([
      { was: 'unreadable', isGoodSince: null },
    ]);
  });

  test('a bad backup changes nothing', async () => {
    await damaged();
    const before = readFileSync(shop.file);
    const bad = join(shop.folder, 'bad.aftercare');
    writeFileSync(bad, 'PK\x03\x04 and nothing else');
    await expect(recoverFrom({ file: shop.file, source: bad, now: () => 0 })).rejects.toThrow('backups.');
    expect(readFileSync(shop.file).equals(before)).toBe(true);
    expect(existsSync(join(folder('restore'), 'swap.json'))).toBe(false);
    shop.core = { ...shop.core, close: async () => undefined };
  });

  test('a shop in the place of another is a choice that must be made', async () => {
    await anHourLater(() => backups().length === 1);
    const backup = join(folder('backups'), backups()[0] as string);
    const other = openStaffedShop();
    await other.core.close();
    const options = { file: other.file, source: backup, now: () => shop.clock.now };
    await expect(recoverFrom(options)).rejects.toThrow('backups.other-shop');
    expect(readdirSync(join(other.folder, 'restore'))).toEqual([]);
    await recoverFrom({ ...options, acceptsOtherShop: true });
    other.close();
  });
});

describe('what was set aside', () => {
  test('is noted when somebody worked in the new one, and goes 30 days later', async () => {
    await anHourLater(() => backups().length === 1);
    const client = owner();
    const fileName = backups()[0] as string;
    const { jobId } = await client.backups.examine({ from: { kind: 'backup', fileName } });
    await waitFor(async () => ((await client.backups.examined({ jobId })).state === 'done' ? true : null));
    await client.backups.restore({ jobId, presentSecret: shop.staff.owner.pin });
    shop.reopen();
    const asides = () => readdirSync(folder('set-aside')).length;
    shop.clock.advanceMs(40 * DAY_MS);
    await anHourLater(() => backups().length === 2);
    expect(asides()).toBe(1);
    owner();
    await anHourLater(async () => (await owner().backups.state()).setAside[0]?.isGoodSince !== null);
    shop.clock.advanceMs(31 * DAY_MS);
    await anHourLater(() => asides() === 0);
  });
});

describe('a core that stands through a restore', () => {
  let standing: StandingCore;
  afterEach(() => standing.close());

  test('answers from the restored store without anybody’s help, and tells every screen', async () => {
    await anHourLater(() => backups().length === 1);
    await owner().customers.register(customerOf({ name: 'Nikos' }));
    const session = shop.visitorAs('owner');
    await shop.core.close();
    const options = { file: shop.file, now: () => shop.clock.now, log: () => undefined, version: 'test' };
    standing = openStandingCore(options);
    const told: string[] = [];
    standing.onChanged((domains) => told.push(...domains));
    const client = () => clientOf(standing.router, session);
    expect((await client().customers.list({ limit: 5 })).rows).toHaveLength(1);
    const { jobId } = await client().backups.examine({
      from: { kind: 'backup', fileName: backups()[0] as string },
    });
    await waitFor(async () => ((await client().backups.examined({ jobId })).state === 'done' ? true : null));
    const first = standing.current;
    await client().backups.restore({ jobId, presentSecret: shop.staff.owner.pin });
    await waitFor(async () => (standing.current === first ? null : true));
    expect(told).toContain('*');
    await expect(client().customers.list({ limit: 5 })).rejects.toMatchObject({ code: 'SIGNED_OUT' });
    expect((await client().people.me()).shop?.name).toBe('Athena Repairs');
  });

  test('a wrong secret restores nothing', async () => {
    await anHourLater(() => backups().length === 1);
    const session = shop.visitorAs('owner');
    await shop.core.close();
    standing = openStandingCore({
      file: shop.file,
      now: () => shop.clock.now,
      log: () => undefined,
      version: 'test',
    });
    const client = clientOf(standing.router, session);
    const { jobId } = await client.backups.examine({
      from: { kind: 'backup', fileName: backups()[0] as string },
    });
    await waitFor(async () => ((await client.backups.examined({ jobId })).state === 'done' ? true : null));
    const first = standing.current;
    const answer = await client.backups.restore({ jobId, presentSecret: '9999' });
    expect(answer.outcome).toBe('wrong');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(standing.current).toBe(first);
    expect(existsSync(join(folder('restore'), 'swap.json'))).toBe(false);
  });
});
