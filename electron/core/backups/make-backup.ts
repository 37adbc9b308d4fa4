import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { type BackupReason, type Manifest, SHOP_NAME } from '../../../shared/backups/manifest.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { walkSeals } from '../audit/seal.ts';
import { copyCompared } from '../store/compared-copy.ts';
import { flushFile, flushFolder, makeFolder } from '../store/flush.ts';
import { FlawFound, proveFile } from '../store/proof.ts';
import { openReadOnly } from '../store/read-only.ts';
import { identityOf } from '../store/shop-facts.ts';
import { openArchive } from './archive-read.ts';
import { type Packed, writeArchive } from './archive-write.ts';
import type { OnProgress } from './progress.ts';

export interface MakeOrder {
  /** The shop's live file; others may write to it meanwhile. */
  file: string;
  attachments: string;
  /** Where the backup is to be, once it is proved. */
  target: string;
  /** A folder for this work alone. */
  scratch: string;
  why: BackupReason;
  madeAt: number;
  programVersion: string;
}

export interface MadeBackup {
  manifest: Omit<Manifest, 'entries'>;
  bytes: number;
}

const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Makes one backup of a shop that goes on working: copies, packs, flushes, opens what was written as a restore would,
 * and compares it with the live file. Only then does it get its name. Whatever fails, nothing is left.
 */
export async function makeBackup(order: MakeOrder, onProgress: OnProgress): Promise<MadeBackup> {
  const { file, target, scratch } = order;
  const part = `${target}.part`;
  const copy = join(scratch, 'copy.db');
  const again = join(scratch, 'again.db');
  rmSync(scratch, { recursive: true, force: true });
  rmSync(part, { force: true });
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  makeFolder(dirname(target));
  try {
    await mustHaveRoom(order);
    onProgress({ step: 'copying', done: 0, total: 0 });
    let manifest: MadeBackup['manifest'] | undefined;
    await copyCompared(file, copy, async () => {
      manifest = await pack(order, copy, part, onProgress);
      rmSync(copy);
      await reopen(part, manifest, again, onProgress);
      onProgress({ step: 'comparing', done: 0, total: 0 });
      return again;
    });
    if (!manifest) throw new Error('nothing was packed');
    renameSync(part, target);
    flushFolder(dirname(target));
    return { manifest, bytes: statSync(target).size };
  } catch (error) {
    if (error instanceof FlawFound) throw new Error(`the backup does not hold: ${error.message}`);
    throw error;
  } finally {
    rmSync(part, { force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The copy and what is unpacked of the archive are never there at the same time as each other. */
async function mustHaveRoom({ file, attachments, target }: MakeOrder): Promise<void> {
  const pictures = filesIn(attachments).reduce((sum, { path }) => sum + statSync(path).size, 0);
  const neededBytes = 2 * statSync(file).size + pictures + SPARE_BYTES;
  const { bavail, bsize } = await statfs(dirname(target));
  const freeBytes = bavail * bsize;
  if (freeBytes < neededBytes) refuse('conflict', 'backups.no-room', { neededBytes, freeBytes });
}

async function pack(order: MakeOrder, copy: string, part: string, onProgress: OnProgress) {
  const { counts, version, lastEvent } = proveFile(copy);
  const { name, key } = identityOf(copy);
  const store = openReadOnly(copy);
  const brokenEvent = walkSeals(store).firstBroken;
  store.close();
  const facts = {
    format: 1,
    shopName: name,
    shopKey: key,
    schemaVersion: version,
    programVersion: order.programVersion,
    madeAt: order.madeAt,
    why: order.why,
    lastEvent,
    brokenEvent,
    counts,
  } as const;
  const shop: Packed = { name: SHOP_NAME, path: copy, isCompressible: true };
  const found = filesIn(order.attachments);
  const write = async (attachments: readonly Packed[], leftOut: string[]) => {
    const files = [shop, ...attachments];
    const total = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
    let done = 0;
    const manifest = { ...facts, leftOut };
    await writeArchive(part, files, manifest, (bytes) => {
      done += bytes;
      onProgress({ step: 'packing', done, total });
    });
    flushFile(part);
    return manifest;
  };
  const whole = await onlyWhole(found);
  const leftOut = found.filter((file) => !whole.includes(file)).map(({ name: full }) => full.slice(12));
  return write(whole, leftOut);
}

/** What the live folder has under a name that is not its hash is damaged: a restore would refuse all of the backup for it. */
async function onlyWhole(files: readonly Packed[]): Promise<Packed[]> {
  const whole: Packed[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    const isRead = await pipeline(createReadStream(file.path), hash).then(
      () => true,
      () => false,
    );
    if (isRead && file.name === `attachments/${hash.digest('hex')}`) whole.push(file);
  }
  return whole;
}

/** Everything in the folder that bears the name of its hash: pictures and papers never change once they are there. */
function filesIn(folder: string): Packed[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .flatMap(({ name: first }) =>
      readdirSync(join(folder, first), { withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && entry.name.startsWith(first),
        )
        .map(({ name }) => ({
          name: `attachments/${name}`,
          path: join(folder, first, name),
          isCompressible: false,
        })),
    );
}

/** Opens what was written as a restore would, and holds it against what was meant. */
async function reopen(
  part: string,
  manifest: MadeBackup['manifest'],
  again: string,
  onProgress: OnProgress,
): Promise<void> {
  const archive = await openArchive(part);
  try {
    let done = 0;
    const onBytes = (bytes: number) => {
      done += bytes;
      onProgress({ step: 'checking', done, total: archive.bytes });
    };
    await archive.unpack(SHOP_NAME, again, onBytes);
    for (const name of archive.attachments) await archive.unpack(name, null, onBytes);
    const { entries: _, ...written } = archive.manifest;
    if (!isDeepStrictEqual(written, manifest)) throw new Error('the manifest was not kept');
  } finally {
    archive.close();
  }
  const { counts, version, lastEvent } = proveFile(again);
  const meant = [manifest.counts, manifest.schemaVersion, manifest.lastEvent];
  if (!isDeepStrictEqual([counts, version, lastEvent], meant)) throw new Error('the backup has other rows');
}
