import { type Dirent, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  BACKUP_ENDING,
  type BackupReason,
  type Manifest,
  reasons,
} from '../../../shared/backups/manifest.ts';
import { type KeptBackup, superfluous } from '../../../shared/backups/retention.rules.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { flushFolder } from '../store/flush.ts';
import { openArchive } from './archive-read.ts';

/** A backup that has its name, so that it was proved when it was made. */
export interface ListedBackup {
  fileName: string;
  path: string;
  bytes: number;
  madeAt: number;
  why: BackupReason;
  /** Null for a database alone, which says nothing from outside; and where the file can no longer be read. */
  manifest: Omit<Manifest, 'entries'> | null;
  kind: 'archive' | 'database' | 'unreadable';
}

const archiveName = /^aftercare-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([a-z]+)(-\d+)?\.aftercare$/;
const databaseName = /^.+-v\d+-(\d{12,14})\.db$/;

/** What was read of an archive stays true while the file stays the same. */
const known = new Map<string, Omit<Manifest, 'entries'>>();

/** All backups in a folder, the newest first. Files of other names are none of ours. */
export async function listBackups(folder: string): Promise<ListedBackup[]> {
  const listed: ListedBackup[] = [];
  for (const { name } of filesIn(folder)) {
    const backup = await read(folder, name);
    if (backup) listed.push(backup);
  }
  return listed.sort((one, other) => other.madeAt - one.madeAt);
}

async function read(folder: string, fileName: string): Promise<ListedBackup | null> {
  const path = join(folder, fileName);
  const database = databaseName.exec(fileName);
  const archive = archiveName.exec(fileName);
  if (!database && !archive) return null;
  const { size: bytes, mtimeMs } = statSync(path);
  const base = { fileName, path, bytes };
  if (database) {
    return { ...base, madeAt: Number(database[1]), why: 'migration', manifest: null, kind: 'database' };
  }
  const named = { madeAt: madeAtOf(fileName), why: whyOf(fileName) };
  const id = `${path}|${bytes}|${mtimeMs}`;
  try {
    const manifest = known.get(id) ?? (await manifestOf(path));
    known.set(id, manifest);
    return { ...base, madeAt: manifest.madeAt, why: manifest.why, manifest, kind: 'archive' };
  } catch {
    return { ...base, ...named, manifest: null, kind: 'unreadable' };
  }
}

async function manifestOf(path: string): Promise<Omit<Manifest, 'entries'>> {
  const archive = await openArchive(path);
  archive.close();
  const { entries: _, ...manifest } = archive.manifest;
  return manifest;
}

function filesIn(folder: string): Dirent[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()) : [];
}

/** A name that tells when and why, and that no other backup in the folder has. */
export function freshName(folder: string, madeAt: number, why: BackupReason): string {
  const stem = `aftercare-${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}-${why}`;
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}${BACKUP_ENDING}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

function madeAtOf(fileName: string): number {
  const [, day, hour, minute, second, ms] = archiveName.exec(fileName) ?? [];
  return Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
}

function whyOf(fileName: string): BackupReason {
  const word = archiveName.exec(fileName)?.[6];
  return reasons.find((reason) => reason === word) ?? 'asked';
}

/** Whether a backup is one of this shop's: what is of another shop is never touched. */
export function isOf({ kind, manifest }: ListedBackup, shopKey: string): boolean {
  return kind === 'database' || manifest?.shopKey === shopKey;
}

/**
 * Deletes what retention says may go. Files that cannot be read stay: somebody may want to look at them.
 * @returns the names that are gone.
 */
export async function thinOut(
  folder: string,
  shopKey: string,
  today: string,
  zone: string,
): Promise<string[]> {
  const own = (await listBackups(folder)).filter((backup) => isOf(backup, shopKey));
  // a database alone must not stand for the day of a whole backup
  const gone = (['archive', 'database'] as const).flatMap((kind) => {
    const ofKind = own.filter((backup) => backup.kind === kind);
    return superfluous(
      ofKind.map((backup) => asKept(backup, zone)),
      today,
    );
  });
  for (const { fileName } of gone) rmSync(join(folder, fileName), { force: true });
  if (gone.length > 0) flushFolder(folder);
  return gone.map(({ fileName }) => fileName);
}

function asKept({ fileName, madeAt, why }: ListedBackup, zone: string): KeptBackup {
  return { fileName, madeAt, why, madeOn: dayOfInstant(madeAt, zone) };
}

/** What a backup that was cut short left lying. */
export function removeParts(folder: string): void {
  for (const { name } of filesIn(folder)) {
    if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
  }
}
