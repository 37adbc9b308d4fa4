import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openShelf } from '../../../electron/core/attachments/shelf.ts';
import { openArchive } from '../../../electron/core/backups/archive-read.ts';
import { makeBackup } from '../../../electron/core/backups/make-backup.ts';
import type { Manifest } from '../../../shared/backups/manifest.ts';
import { orderOf } from '../backups/busy-shop.ts';
import { leaveLivedInShop } from '../lived-in-shop.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';

/** A whole backup in its parts, of which hostile ones are made. */
export interface SoundParts {
  manifest: Manifest;
  shop: Buffer;
  attachments: readonly Buffer[];
  folder: string;
}

/** Leaves a shop in `folder/data` and answers the parts of a backup of it. */
export async function leaveSoundParts(folder: string): Promise<SoundParts> {
  const file = join(folder, 'data/aftercare.db');
  const attachments = ['a receipt', 'a picture'].map((text) => Buffer.from(`${text} `.repeat(200)));
  const shelf = openShelf(join(folder, 'data/attachments'), join(folder, 'data/incoming'));
  for (const bytes of attachments) shelf.put(bytes);
  await leaveLivedInShop(file, 2);
  const order = orderOf(file, 'sound.aftercare');
  await makeBackup(order, () => undefined);
  const archive = await openArchive(order.target);
  const shop = join(folder, 'shop.db');
  await archive.unpack('shop.db', shop, () => undefined);
  archive.close();
  return { manifest: archive.manifest, shop: readFileSync(shop), attachments, folder };
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The shop's file after somebody worked on it with all means of SQLite. */
export function reworked({ shop, folder }: SoundParts, work: (db: Database.Database) => void): Buffer {
  const path = join(folder, 'reworked.db');
  writeFileSync(path, shop);
  const db = new Database(path);
  try {
    db.pragma('journal_mode = DELETE');
    db.unsafeMode(true);
    db.pragma('foreign_keys = OFF');
    work(db);
  } finally {
    db.close();
  }
  return readFileSync(path);
}

/** Entries of a backup as it should be, of this shop's file, and a manifest that fits them. */
export function entriesOf(parts: SoundParts, shop = parts.shop): RawEntry[] {
  return [
    { name: 'shop.db', bytes: shop, isDeflated: true },
    ...parts.attachments.map((bytes) => ({ name: `attachments/${hashOf(bytes)}`, bytes })),
  ];
}

/** The archive of these entries, last its manifest, in which `change` may lie. */
export function archiveOf(
  { manifest }: SoundParts,
  entries: readonly RawEntry[],
  change: (manifest: Manifest) => unknown = (said) => said,
): Buffer {
  const promised = entries.map(({ name, bytes }) => [
    Buffer.from(name as string).toString(),
    { sha256: hashOf(bytes), bytes: bytes.length },
  ]);
  const said = change({ ...structuredClone(manifest), entries: Object.fromEntries(promised) });
  const bytes = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
  return rawZip([...entries, { name: 'manifest.json', bytes, isDeflated: true }]);
}
