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
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Limits } from '../../electron/core/backups/archive-read.ts';
import { LIMITS, openArchive } from '../../electron/core/backups/archive-read.ts';
import { examineBackup } from '../../electron/core/backups/examine-backup.ts';
import { makeBackup } from '../../electron/core/backups/make-backup.ts';
import { readMigrations } from '../../electron/core/store/migration-files.ts';
import type { Manifest } from '../../shared/backups/manifest.ts';
import { type HostileEntry, sha256, writeHostileArchive } from '../kit/hostile-archive.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

const silent = () => undefined;

let shop: StaffedShop;
let folder: string;
let good: string;
let manifest: Manifest;
let database: Buffer;
const picture = Buffer.from('a picture');

beforeAll(async () => {
  shop = openStaffedShop();
  folder = mkdtempSync(join(tmpdir(), 'aftercare-archives-'));
  good = join(folder, 'good.aftercare');
  const attachments = join(folder, 'attachments');
  mkdirSync(join(attachments, sha256(picture).slice(0, 2)), { recursive: true });
  writeFileSync(join(attachments, sha256(picture).slice(0, 2), sha256(picture)), picture);
  await makeBackup(
    {
      ...{ file: shop.file, attachments, target: good, scratch: join(folder, 'scratch') },
      ...{ why: 'asked', madeAt: shop.clock.now, programVersion: 'test' },
    },
    silent,
  );
  const archive = await openArchive(good);
  manifest = archive.manifest;
  await archive.unpack('shop.db', join(folder, 'shop.db'), silent);
  archive.close();
  database = readFileSync(join(folder, 'shop.db'));
});
afterAll(() => {
  shop.close();
  rmSync(folder, { recursive: true, force: true });
});

let stage: string;
let bad: string;
let present: string[];
beforeEach(() => {
  stage = join(folder, 'restore', 'stage');
  mkdirSync(join(folder, 'restore'), { recursive: true });
  bad = join(folder, 'bad.aftercare');
  rmSync(bad, { force: true });
  present = everything();
});

/** Every file below the folder, except the archive on trial. */
function everything(): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name !== 'bad.aftercare')
    .sort();
}

async function reasonFor(path: string, limits?: Limits): Promise<unknown> {
  return examineBackup({ source: path, stage, limits }, silent).then(
    () => 'let in',
    (error: { data?: { reason: string; facts?: { problem?: string } } }) =>
      error.data?.facts?.problem ?? error.data?.reason ?? error,
  );
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** A backup as it should be, entry by entry, to be bent. */
function entriesOf(body: Buffer = database, changes: Partial<Manifest> = {}): HostileEntry[] {
  const entries = {
    'shop.db': { sha256: sha256(body), bytes: body.length },
    [`attachments/${sha256(picture)}`]: { sha256: sha256(picture), bytes: picture.length },
  };
  return [
    { name: 'shop.db', body },
    { name: `attachments/${sha256(picture)}`, body: picture },
    { name: 'manifest.json', body: json({ ...manifest, entries, ...changes }) },
  ];
}

test('a backup written by hand the way ours are is let in, so that what follows fails for its own reason', async () => {
  writeHostileArchive(bad, entriesOf());
  expect(await reasonFor(bad)).toBe('let in');
  expect(readdirSync(stage, { recursive: true }).map(String).sort()).toEqual([
    'attachments',
    `attachments/${sha256(picture).slice(0, 2)}`,
    `attachments/${sha256(picture).slice(0, 2)}/${sha256(picture)}`,
    'shop.db',
  ]);
  rmSync(stage, { recursive: true });
});

describe('names that no backup has', () => {
  const evil = Buffer.from('evil');
  test.each<[string, string | Uint8Array, string]>([
    ['one step up', '../evil', 'dots'],
    ['steps up from a folder of ours', 'attachments/../../evil', 'dots'],
    ['an absolute path', '/tmp/evil', 'absolute'],
    ['a drive letter', 'C:/evil', 'drive'],
    ['a network path', '\\\\server\\share\\evil', 'backslash'],
    ['a backslash', 'attachments\\evil', 'backslash'],
    ['a NUL', 'shop.db\0', 'nul'],
    ['a reserved name', 'NUL', 'reserved'],
    ['a trailing dot', 'manifest.json.', 'reserved'],
    ['a trailing space', 'shop.db ', 'reserved'],
    ['another case of ours', 'SHOP.DB', 'unknown'],
    ['letters that look like ours', 'ѕhop.db', 'characters'],
    ['no UTF-8', Uint8Array.from([0xff, 0xfe, 0x61]), 'characters'],
    ['a file that is not listed', 'run.sh', 'unknown'],
    ['a folder', 'attachments/', 'unknown'],
    ['nothing', '', 'empty'],
  ])('%s', async (_what, name, problem) => {
    writeHostileArchive(bad, [...entriesOf(), { name, body: evil }]);
    expect(await reasonFor(bad)).toBe(problem);
    expect(everything()).toEqual(present);
  });

  test('the same name twice, in whatever case', async () => {
    writeHostileArchive(bad, [...entriesOf(), { name: 'shop.db', body: evil }]);
    expect(await reasonFor(bad)).toBe('twice');
  });

  test.each([
    ['a link', 0o120777],
    ['a folder', 0o040755],
    ['a device', 0o060600],
    ['a pipe', 0o010600],
  ])('%s under a good name', async (_what, mode) => {
    const [first, ...rest] = entriesOf();
    writeHostileArchive(bad, [{ ...(first as HostileEntry), mode }, ...rest]);
    expect(await reasonFor(bad)).toBe('no-file');
  });

  test('what is locked by a password or packed in another way', async () => {
    const [first, ...rest] = entriesOf();
    writeHostileArchive(bad, [{ ...(first as HostileEntry), flags: 1, isDeflated: true }, ...rest]);
    expect(await reasonFor(bad)).toBe('no-file');
    writeHostileArchive(bad, [{ ...(first as HostileEntry), method: 12 }, ...rest]);
    expect(await reasonFor(bad)).toBe('no-file');
  });
});

describe('bombs', () => {
  const zeros = Buffer.alloc(8 * 1024 * 1024);

  test('an entry that unpacks to more than a hundred times itself', async () => {
    const [, ...rest] = entriesOf();
    writeHostileArchive(bad, [{ name: 'shop.db', body: zeros, isDeflated: true }, ...rest]);
    expect(await reasonFor(bad)).toBe('backups.archive-bomb');
    expect(everything()).toEqual(present);
  });

  test('one that says less than it unpacks to', async () => {
    const small = { ...manifest.entries, 'shop.db': { sha256: sha256(zeros), bytes: 4096 } };
    const [, ...rest] = entriesOf(zeros, { entries: small });
    writeHostileArchive(bad, [{ name: 'shop.db', body: zeros, isDeflated: true, saidBytes: 4096 }, ...rest]);
    expect(await reasonFor(bad)).toBe('backups.archive-bomb');
    expect(everything()).toEqual(present);
  });

  test('entries that lie over each other', async () => {
    const entries = entriesOf();
    const names = Array.from({ length: 40 }, (_, index) => `attachments/${sha256(String(index))}`);
    const layers = names.map((name) => ({ name, body: database, sharesWith: 0 }));
    writeHostileArchive(bad, [...entries, ...layers]);
    expect(await reasonFor(bad)).toBe('backups.archive-bomb');
  });

  test.each<[string, Partial<Limits>]>([
    ['more entries than any shop has', { entries: 2 }],
    ['more bytes than any shop has', { bytes: 1000 }],
    ['a manifest larger than any', { manifestBytes: 100 }],
  ])('%s', async (_what, limits) => {
    writeHostileArchive(bad, entriesOf());
    expect(await reasonFor(bad, { ...LIMITS, ...limits })).toBe('backups.archive-too-large');
  });

  test('an archive within an archive stays one file, and is no database', async () => {
    writeHostileArchive(bad, entriesOf(readFileSync(good)));
    expect(await reasonFor(bad)).toBe('backups.not-a-backup');
  });
});

describe('manifests that do not fit', () => {
  test.each<[string, () => HostileEntry[], string]>([
    ['none', () => entriesOf().slice(0, 2), 'backups.archive-not-ours'],
    ['of another format', () => entriesOf(database, { format: 2 as never }), 'backups.archive-not-ours'],
    [
      'no JSON',
      () => [...entriesOf().slice(0, 2), { name: 'manifest.json', body: Buffer.from('{') }],
      'backups.archive-not-ours',
    ],
    [
      'of another shop than the database',
      () => entriesOf(database, { shopKey: 'f'.repeat(32) }),
      'backups.archive-changed',
    ],
    ['of another name', () => entriesOf(database, { shopName: 'Elsewhere' }), 'backups.archive-changed'],
    ['of another version', () => entriesOf(database, { schemaVersion: 1 }), 'backups.archive-changed'],
    [
      'with other counts',
      () => entriesOf(database, { counts: { ...manifest.counts, customer: 7 } }),
      'backups.archive-changed',
    ],
    [
      'with another last event',
      () => entriesOf(database, { lastEvent: { id: 1, hash: 'a'.repeat(64), at: 1 } }),
      'backups.archive-changed',
    ],
    [
      'that lists what is not there',
      () => entriesOf().filter((_, index) => index !== 1),
      'backups.archive-incomplete',
    ],
    ['that lists nothing', () => entriesOf(database, { entries: {} }), 'backups.archive-incomplete'],
  ])('%s', async (_what, entries, reason) => {
    writeHostileArchive(bad, entries());
    expect(await reasonFor(bad)).toBe(reason);
    expect(everything()).toEqual(present);
  });

  test('another hash than that of the database', async () => {
    const [shopEntry, pictureEntry] = entriesOf();
    const entries = { ...manifest.entries, 'shop.db': { sha256: 'b'.repeat(64), bytes: database.length } };
    const told = { name: 'manifest.json', body: json({ ...manifest, entries }) };
    writeHostileArchive(bad, [shopEntry as HostileEntry, pictureEntry as HostileEntry, told]);
    expect(await reasonFor(bad)).toBe('backups.archive-changed');
  });

  test('an attachment that is not what its name says', async () => {
    const other = Buffer.from('b picture');
    const name = `attachments/${sha256(picture)}`;
    const entries = {
      'shop.db': { sha256: sha256(database), bytes: database.length },
      [name]: { sha256: sha256(other), bytes: other.length },
    };
    writeHostileArchive(bad, [
      { name: 'shop.db', body: database },
      { name, body: other },
      { name: 'manifest.json', body: json({ ...manifest, entries }) },
    ]);
    expect(await reasonFor(bad)).toBe('backups.archive-changed');
  });
});

describe('databases that are not a shop', () => {
  function bent(work: (db: Database.Database) => void): Buffer {
    const path = join(folder, 'bent.db');
    writeFileSync(path, database);
    const db = new Database(path);
    db.unsafeMode(true);
    work(db);
    db.close();
    const bytes = readFileSync(path);
    rmSync(path);
    return bytes;
  }
  const latest = readMigrations().at(-1)?.version ?? 0;

  test.each<[string, (db: Database.Database) => void, string]>([
    [
      'a trigger that we do not ship',
      (db) => db.exec(`CREATE TRIGGER spy AFTER INSERT ON customer BEGIN DELETE FROM shop; END`),
      'backups.foreign',
    ],
    [
      'a view that we do not ship',
      (db) => db.exec('CREATE VIEW customers AS SELECT * FROM person'),
      'backups.foreign',
    ],
    ['a table that we do not ship', (db) => db.exec('CREATE TABLE stowaway (x)'), 'backups.foreign'],
    [
      'an index that we do not ship',
      (db) => db.exec('CREATE INDEX odd ON customer (upper(name))'),
      'backups.foreign',
    ],
    [
      'one of our triggers missing',
      (db) => db.exec('DROP TRIGGER event_is_never_deleted'),
      'backups.foreign',
    ],
    [
      'one of our tables another',
      (db) => db.exec('DROP TABLE draft; CREATE TABLE draft (body)'),
      'backups.foreign',
    ],
    ['a later version', (db) => db.pragma(`user_version = ${latest + 1}`), 'backups.newer'],
    ['no version', (db) => db.pragma('user_version = 0'), 'backups.not-a-backup'],
  ])('%s', async (_what, work, reason) => {
    writeHostileArchive(bad, entriesOf(bent(work)));
    expect(await reasonFor(bad)).toBe(reason);
    expect(everything()).toEqual(present);
    // the same as a bare file, as it lies before a migration
    writeFileSync(join(folder, 'bare.db'), bent(work));
    expect(await reasonFor(join(folder, 'bare.db'))).toBe(reason);
    rmSync(join(folder, 'bare.db'));
  });

  test('a page that is torn', async () => {
    const torn = Buffer.from(database);
    torn.fill(0x5a, 40 * 4096, 41 * 4096);
    writeHostileArchive(bad, entriesOf(torn));
    expect(await reasonFor(bad)).toMatch(/^backups\.(damaged|foreign)$/);
  });

  test('an event that was changed: the manifest must say so, and then it is said', async () => {
    const changed = bent((db) => {
      db.exec('DROP TRIGGER event_is_never_changed');
      db.exec(`INSERT INTO event (at, procedure, domain, previous, hash) VALUES (1, 'x', 'x', 'y', 'z')`);
      db.exec(`CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END`);
    });
    const counts = { ...manifest.counts, event: (manifest.counts.event ?? 0) + 1 };
    writeHostileArchive(bad, entriesOf(changed, { counts }));
    expect(await reasonFor(bad)).toBe('backups.archive-changed');
  });
});

describe('files that are nothing', () => {
  test.each<[string, () => Buffer, string]>([
    ['empty', () => Buffer.alloc(0), 'backups.not-a-backup'],
    ['a text', () => Buffer.from('Dear diary'), 'backups.not-a-backup'],
    ['the beginning of a backup', () => readFileSync(good).subarray(0, 5000), 'backups.archive-damaged'],
    ['a backup without its end', () => readFileSync(good).subarray(0, -30), 'backups.archive-damaged'],
  ])('%s', async (_what, bytes, reason) => {
    writeFileSync(bad, bytes());
    expect(await reasonFor(bad)).toBe(reason);
    expect(everything()).toEqual(present);
  });

  test('no file at all', async () => {
    expect(await reasonFor(join(folder, 'nowhere'))).toBe('backups.file-missing');
  });

  test('any one byte of a backup flipped is noticed, or changes nothing of what is restored', async () => {
    const bytes = readFileSync(good);
    const step = Math.floor(bytes.length / 60);
    for (let at = 7; at < bytes.length; at += step) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] as number) ^ 0x10;
      writeFileSync(bad, flipped);
      const reason = await reasonFor(bad);
      if (reason === 'let in') {
        const db = new Database(join(stage, 'shop.db'), { readonly: true });
        expect(db.prepare('SELECT name FROM shop').pluck().get()).toBe('Athena Repairs');
        db.close();
        rmSync(stage, { recursive: true });
      } else {
        expect(String(reason)).not.toContain('Error');
        expect(existsSync(stage)).toBe(false);
      }
    }
  });
});
