import type Database from 'better-sqlite3';
import type { SeededRandom } from '../../../electron/core/records/seeded-random.ts';
import { rawZip } from './raw-zip.ts';
import { archiveOf, entriesOf, hashOf, reworked, type SoundParts } from './sound-parts.ts';

const MEGABYTE = 1024 * 1024;

/** Little that unpacks to much, or says so. */
export function bomb(parts: SoundParts, random: SeededRandom): Buffer {
  const entries = entriesOf(parts);
  const victim = random.pick(entries);
  const zeros = Buffer.alloc((8 + random.below(24)) * MEGABYTE);
  switch (random.below(6)) {
    case 0:
      return archiveOf(parts, [
        ...entries,
        { name: `attachments/${hashOf(zeros)}`, bytes: zeros, isDeflated: true },
      ]);
    case 1: // says that it is small
      return archiveOf(parts, [
        ...entries,
        { name: `attachments/${hashOf(zeros)}`, bytes: zeros, isDeflated: true, says: { unpacked: 10 } },
      ]);
    case 2: // says that it is larger than any disk
      victim.says = { unpacked: 0xfffffffe };
      return archiveOf(parts, entries);
    case 3: {
      // the same bytes, again and again
      const many = Array.from({ length: 500 }, (_, index) => ({
        name: `attachments/${index.toString(16).padStart(64, '0')}`,
        bytes: parts.shop,
        isDeflated: true,
        isOverThePrevious: index > 0,
      }));
      return archiveOf(parts, [...entries, ...many]);
    }
    case 4: // a manifest that never ends
      return rawZip([
        ...entries,
        { name: 'manifest.json', bytes: Buffer.alloc(40 * MEGABYTE, '['), isDeflated: true },
      ]);
    default:
      return rawZip(entries, { count: 65_535 });
  }
}

/** A manifest that is missing, is none, or says something else than is there. */
export function withWrongManifest(parts: SoundParts, random: SeededRandom): Buffer {
  const entries = entriesOf(parts);
  const other = 'f'.repeat(64);
  return random.pick<() => Buffer>([
    () => rawZip(entries),
    () =>
      archiveOf(parts, entries, () =>
        random.pick(['', '{', 'null', '[]', '"x"', '{"format":1}', '\u0000', '{"__proto__":{"format":1}}']),
      ),
    () => archiveOf(parts, entries, (said) => ({ ...said, format: 2 })),
    () => archiveOf(parts, entries, (said) => ({ ...said, also: 'evil' })),
    () => archiveOf(parts, entries, (said) => withHash(said, other)),
    () => archiveOf(parts, entries, (said) => withHash(said, hashOf(parts.attachments[0] as Buffer))),
    () => archiveOf(parts, entries, (said) => ({ ...said, counts: { ...said.counts, customer: 7 } })),
    () =>
      archiveOf(parts, entries, (said) => ({
        ...said,
        lastEvent: said.lastEvent && { ...said.lastEvent, hash: other },
      })),
    () => archiveOf(parts, entries, (said) => ({ ...said, lastEvent: null })),
    () =>
      archiveOf(parts, entries, (said) => ({
        ...said,
        schemaVersion: said.schemaVersion + random.pick([-1, 1, 1000]),
      })),
    () =>
      archiveOf(parts, entries, (said) => ({
        ...said,
        shopKey: random.pick([null, 'a'.repeat(32), '../evil']),
      })),
    () =>
      archiveOf(parts, entries, (said) => ({ ...said, shopName: `${said.shopName}'; DROP TABLE event; --` })),
    () =>
      archiveOf(parts, entries, (said) => ({
        ...said,
        madeAt: random.pick([1.5, '1', null, Number.POSITIVE_INFINITY]),
      })),
    () =>
      archiveOf(parts, entries.slice(1), (said) => ({
        ...said,
        entries: { ...said.entries, 'shop.db': { sha256: hashOf(parts.shop), bytes: parts.shop.length } },
      })),
    () => archiveOf(parts, entries, (said) => ({ ...said, entries: { 'shop.db': said.entries['shop.db'] } })),
    () =>
      archiveOf(
        parts,
        entries.map((entry, index) =>
          index === 0 ? { ...entry, bytes: Buffer.concat([entry.bytes, Buffer.from('x')]) } : entry,
        ),
        (said) => withHash(said, hashOf(parts.shop)),
      ),
  ])();
}

function withHash(said: SoundParts['manifest'], sha256: string) {
  return { ...said, entries: { ...said.entries, 'shop.db': { ...said.entries['shop.db'], sha256 } } };
}

const schemas: readonly ((db: Database.Database, random: SeededRandom) => unknown)[] = [
  (db, random) =>
    db.pragma(
      `user_version = ${(db.pragma('user_version', { simple: true }) as number) + random.pick([1, 2, 90_000])}`,
    ),
  (db) => db.pragma('user_version = 0'),
  (db) => db.pragma('user_version = -1'),
  (db) => db.exec('CREATE TABLE evil (id)'),
  (db) => db.exec('CREATE VIEW evil AS SELECT * FROM person'),
  (db) => db.exec('CREATE INDEX evil ON customer (name COLLATE NOCASE)'),
  (db) => db.exec(`CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM promise; END`),
  (db) => db.exec(`CREATE TRIGGER evil AFTER INSERT ON session BEGIN UPDATE person SET pin_hash = NULL; END`),
  (db) => db.exec('DROP TRIGGER event_is_never_changed'),
  (db) =>
    db.exec(
      'DROP TRIGGER event_is_never_changed; CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT 1; END',
    ),
  (db) => db.exec('DROP INDEX customer_by_name'),
  (db) => db.exec('DROP TABLE draft'),
  (db) => db.exec('DROP TABLE draft; CREATE VIEW draft AS SELECT 1 AS person_id'),
  (db) => db.exec(`CREATE VIRTUAL TABLE evil USING fts5 (words)`),
  (db) => db.exec('CREATE TABLE evil (id DEFAULT (hex(randomblob(4))), CHECK (length(id) < 9))'),
  (db) =>
    intoSchema(
      db,
      `UPDATE sqlite_schema SET sql = replace(sql, 'name        TEXT', 'name BLOB') WHERE name = 'customer'`,
    ),
  (db) =>
    intoSchema(
      db,
      `UPDATE sqlite_schema SET sql = 'CREATE TABLE draft (x DEFAULT (load_extension(''evil'')))' WHERE name = 'draft'`,
    ),
  (db) => intoSchema(db, `UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'customer'`),
  (db) => intoSchema(db, `UPDATE sqlite_schema SET name = 'sqlite_evil' WHERE name = 'draft'`),
  (db) =>
    intoSchema(
      db,
      `INSERT INTO sqlite_schema VALUES ('table', 'evil', 'evil', 0, 'CREATE VIRTUAL TABLE evil USING dbstat')`,
    ),
];

function intoSchema(db: Database.Database, sql: string): void {
  db.exec(`PRAGMA writable_schema = ON; ${sql}; PRAGMA writable_schema = OFF`);
}

/** A file that is no shop's, or of a version that is not yet, or that would do something when it is opened. */
export function withForeignSchema(parts: SoundParts, random: SeededRandom): Buffer {
  // a version that is not yet is the first of them, and the likeliest
  const work = random.chance(20) ? (schemas[0] as (typeof schemas)[number]) : random.pick(schemas);
  const shop = reworked(parts, (db) => void work(db, random));
  // the manifest may know of it, or say that all is as it should be
  return random.chance(50) ? fitting(parts, shop) : archiveOf(parts, entriesOf(parts, shop));
}

/** Two indexes of one table, each with the entries of the other: nothing but a look at all of it sees that. */
const swappedIndexes = `
  UPDATE sqlite_schema
     SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN ('repair_by_state', 'repair_by_group')) - rootpage
   WHERE name IN ('repair_by_state', 'repair_by_group')`;

/** A file that is damaged, or no database, with a manifest that fits it. */
export function withBrokenShop(parts: SoundParts, random: SeededRandom): Buffer {
  const shop = Buffer.from(parts.shop);
  const page = 4096 * (1 + random.below(shop.length / 4096 - 1));
  return random.pick<() => Buffer>([
    () =>
      fitting(
        parts,
        reworked(parts, (db) => intoSchema(db, swappedIndexes)),
      ),
    () => fitting(parts, shop.subarray(0, page)),
    () => fitting(parts, shop.fill(0xa5, page, page + 4096)),
    () => fitting(parts, shop.fill(0, 0, 100)),
    () => fitting(parts, Buffer.from('Dear diary, '.repeat(2000))),
    () => fitting(parts, Buffer.alloc(0)),
    () => fitting(parts, shop.fill(0xff, 100, 108)),
    () => fitting(parts, Buffer.concat([shop.subarray(0, 16), Buffer.from([0x02, 0x00]), shop.subarray(18)])),
  ])();
}

function fitting(parts: SoundParts, shop: Buffer): Buffer {
  const version = shop.length > 100 ? shop.readInt32BE(60) : parts.manifest.schemaVersion;
  return archiveOf(parts, entriesOf(parts, shop), (said) => ({
    ...said,
    schemaVersion: Math.max(1, version),
  }));
}

/** An archive that was cut, mixed with garbage, or never was one. */
export function notAnArchive(parts: SoundParts, random: SeededRandom): Buffer {
  const sound = archiveOf(parts, entriesOf(parts));
  const at = random.below(sound.length);
  return random.pick<() => Buffer>([
    () => sound.subarray(0, at),
    () => sound.subarray(at),
    () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000, at & 0xff)]),
    () => Buffer.concat([sound.subarray(0, at), Buffer.alloc(512, 0x5a), sound.subarray(at)]),
    () => Buffer.alloc(0),
    () => Buffer.from('PK'),
    () => Buffer.from('{"format":1}'),
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), sound.subarray(at)]),
    () => Buffer.from(sound).fill(0, sound.length - 22 - random.below(200), sound.length),
  ])();
}
