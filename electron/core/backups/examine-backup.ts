import { constants, copyFileSync, existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, open, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type BackupReason, SHOP_NAME } from '../../../shared/backups/manifest.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { walkSeals } from '../audit/seal.ts';
import { flushFile, flushFolder } from '../store/flush.ts';
import { foldLog } from '../store/fold-log.ts';
import { FlawFound, type LastEvent, proveFile, type SoundFile } from '../store/proof.ts';
import { openReadOnly } from '../store/read-only.ts';
import { STORE_NAME } from '../store/restore-swap.ts';
import { bringUpToDate } from '../store/scratch.ts';
import { identityOf } from '../store/shop-facts.ts';
import { everythingBelow } from '../store/walk.ts';
import { attachmentPath, LIMITS, type Limits, openArchive } from './archive-read.ts';
import type { OnProgress } from './progress.ts';

export interface ExamineOrder {
  /** An archive, a bare database, or the folder of a store that was set aside. */
  source: string;
  /** The folder, still absent, in which it is unpacked: ready to become the store afterwards. */
  stage: string;
  limits?: Limits;
}

/** What a backup was found to be. The stage then holds it, brought to this version and on the disk. */
export interface Examined {
  shopName: string;
  shopKey: string | null;
  schemaVersion: number;
  programVersion: string | null;
  madeAt: number | null;
  why: BackupReason | null;
  lastEvent: LastEvent | null;
  counts: Record<string, number>;
  /** Null: a database alone, the attachments that are there now stay. */
  attachments: number | null;
  /** The first event whose seal does not hold, null where all do. */
  brokenEvent: number | null;
  leftOut: number;
}

const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Unpacks a backup that may be damaged or hostile into a folder of its own and looks at all of it.
 * @throws Refusal `backups.archive-…`, `backups.newer`, `backups.foreign`, `backups.damaged`, `backups.not-a-backup`,
 *   `backups.no-room`; the folder is gone then.
 */
export async function examineBackup(order: ExamineOrder, onProgress: OnProgress): Promise<Examined> {
  const { stage } = order;
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true, mode: 0o700 });
  try {
    const examined = await lookAt(order, onProgress);
    flushStage(stage);
    return examined;
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error instanceof FlawFound ? refusalOf(error) : error;
  }
}

async function lookAt(order: ExamineOrder, onProgress: OnProgress): Promise<Examined> {
  const kind = await kindOf(order.source);
  if (kind === 'archive') return fromArchive(order, onProgress);
  if (kind === 'folder') return fromFolder(order, onProgress);
  return fromDatabase(order, onProgress);
}

async function fromArchive({ source, stage, limits = LIMITS }: ExamineOrder, onProgress: OnProgress) {
  const archive = await openArchive(source, limits);
  const { manifest } = archive;
  try {
    await mustHaveRoom(stage, archive.bytes + (manifest.entries[SHOP_NAME]?.bytes ?? 0));
    let done = 0;
    const onBytes = (bytes: number) => {
      done += bytes;
      onProgress({ step: 'unpacking', done, total: archive.bytes });
    };
    await archive.unpack(SHOP_NAME, join(stage, STORE_NAME), onBytes);
    mkdirSync(join(stage, 'attachments'), { mode: 0o700 });
    for (const name of archive.attachments) {
      await archive.unpack(name, attachmentPath(join(stage, 'attachments'), name.slice(12)), onBytes);
    }
  } finally {
    archive.close();
  }
  const found = prove(stage, onProgress);
  const promised = [manifest.schemaVersion, manifest.shopName, manifest.shopKey, manifest.brokenEvent];
  const kept = [found.schemaVersion, found.shopName, found.shopKey, found.brokenEvent];
  const isKept = isDeepStrictEqual(
    [...promised, manifest.counts, manifest.lastEvent],
    [...kept, found.counts, found.lastEvent],
  );
  if (!isKept) refuse('invalid', 'backups.archive-changed');
  prepare(stage, onProgress);
  const { programVersion, madeAt, why } = manifest;
  return {
    ...found,
    programVersion,
    madeAt,
    why,
    attachments: archive.attachments.length,
    leftOut: manifest.leftOut.length,
  };
}

async function fromDatabase({ source, stage }: ExamineOrder, onProgress: OnProgress): Promise<Examined> {
  const { size } = statSync(source);
  await mustHaveRoom(stage, 2 * size);
  onProgress({ step: 'unpacking', done: 0, total: size });
  await copyFile(source, join(stage, STORE_NAME), constants.COPYFILE_EXCL);
  return bare(stage, onProgress);
}

async function fromFolder({ source, stage }: ExamineOrder, onProgress: OnProgress): Promise<Examined> {
  const parts = ['', '-wal'].filter((part) => existsSync(join(source, `${STORE_NAME}${part}`)));
  if (!parts.includes('')) refuse('not-found', 'backups.not-a-backup');
  await mustHaveRoom(stage, 2 * statSync(join(source, STORE_NAME)).size);
  for (const part of parts) {
    await copyFile(join(source, `${STORE_NAME}${part}`), join(stage, `${STORE_NAME}${part}`));
  }
  try {
    foldLog(join(stage, STORE_NAME));
  } catch (error) {
    throw new FlawFound('damaged', [String(error)]);
  }
  const examined = await bare(stage, onProgress);
  const attachments = join(source, 'attachments');
  if (!existsSync(attachments)) return examined;
  return { ...examined, attachments: takeAlong(attachments, join(stage, 'attachments')) };
}

async function bare(stage: string, onProgress: OnProgress): Promise<Examined> {
  const found = prove(stage, onProgress);
  prepare(stage, onProgress);
  return { ...found, programVersion: null, madeAt: null, why: null, attachments: null, leftOut: 0 };
}

/** Attachments never change, so a second name for the same bytes is as good as a copy. */
function takeAlong(from: string, to: string): number {
  let count = 0;
  for (const { path: source, name, kind } of everythingBelow(from)) {
    if (kind !== 'file' || !/^[0-9a-f]{64}$/.test(name)) continue;
    const target = attachmentPath(to, name);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target);
    }
    count += 1;
  }
  return count;
}

function prove(stage: string, onProgress: OnProgress) {
  onProgress({ step: 'checking', done: 0, total: 0 });
  const path = join(stage, STORE_NAME);
  const { version, counts, lastEvent }: SoundFile = proveFile(path);
  const store = openReadOnly(path);
  const { firstBroken } = walkSeals(store, (share) =>
    onProgress({ step: 'checking', done: share, total: 1 }),
  );
  store.close();
  const { name, key } = identityOf(path);
  return {
    shopName: name,
    shopKey: key,
    schemaVersion: version,
    counts,
    lastEvent,
    brokenEvent: firstBroken,
  };
}

function prepare(stage: string, onProgress: OnProgress): void {
  onProgress({ step: 'preparing', done: 0, total: 0 });
  bringUpToDate(join(stage, STORE_NAME));
}

function flushStage(stage: string): void {
  for (const { path, kind } of everythingBelow(stage)) {
    if (kind === 'folder') flushFolder(path);
    else flushFile(path);
  }
  flushFolder(stage);
  flushFolder(dirname(stage));
}

async function kindOf(source: string): Promise<'archive' | 'database' | 'folder'> {
  if (!existsSync(source)) refuse('not-found', 'backups.file-missing');
  if (statSync(source).isDirectory()) return 'folder';
  const handle = await open(source);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    const first = buffer.subarray(0, bytesRead).toString('latin1');
    if (first.startsWith('PK\x03\x04')) return 'archive';
    if (first === 'SQLite format 3\0') return 'database';
    return refuse('invalid', 'backups.not-a-backup');
  } finally {
    await handle.close();
  }
}

async function mustHaveRoom(stage: string, bytes: number): Promise<void> {
  const neededBytes = bytes + SPARE_BYTES;
  const { bavail, bsize } = await statfs(stage);
  const freeBytes = bavail * bsize;
  if (freeBytes < neededBytes) refuse('conflict', 'backups.no-room', { neededBytes, freeBytes });
}

function refusalOf({ flaw }: FlawFound): Refusal {
  switch (flaw) {
    case 'newer':
      return new Refusal('invalid', { reason: 'backups.newer' });
    case 'foreign-schema':
      return new Refusal('invalid', { reason: 'backups.foreign' });
    case 'not-a-database':
      return new Refusal('invalid', { reason: 'backups.not-a-backup' });
    case 'damaged':
      return new Refusal('invalid', { reason: 'backups.damaged' });
  }
}
