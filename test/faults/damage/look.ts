import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync as write } from 'node:fs';
import { join } from 'node:path';
import { openShelf } from '../../../electron/core/attachments/shelf.ts';
import { examineBackup } from '../../../electron/core/backups/examine-backup.ts';
import { checkStore } from '../../../electron/core/health/store-check.ts';
import { openStore } from '../../../electron/core/store/store.ts';
import { dumpDifference, dumpOf, type LogicalDump } from '../logical-dump.ts';
import type { Moment } from './damaged-shop.ts';

/** What became of a damage, with the shop's own means alone. */
export interface Verdict {
  /** Who saw it: the start, the daily look, the sums of the pages, the weekly look, the restore; nobody. */
  seenBy: 'start' | 'daily' | 'sums' | 'weekly' | 'restore' | 'reading' | null;
  /** Whether the file says something else than it did, or nothing any more. */
  isChanged: boolean;
  violations: string[];
}

const reasonsToStop = [
  'settings.store-damaged',
  'settings.store-newer',
  'health.store-failing',
  'health.store-damaged',
];

/** Opens a shop as a start does, and looks through it as the checks do. */
export async function lookAtShop(file: string, { dump, anchor }: Moment): Promise<Verdict> {
  const isChanged = differs(file, dump);
  const before = filesOf(file);
  const verdict = (seenBy: Verdict['seenBy'], violations: string[] = []): Verdict => ({
    seenBy,
    isChanged,
    violations,
  });
  let store: ReturnType<typeof openStore>;
  try {
    store = openStore({ file, now: () => 0 });
  } catch (error) {
    const reason = reasonOf(error);
    const touched = before
      .filter(({ name, bytes }) => !isSame(join(file, '..', name), bytes))
      .map(({ name }) => name);
    return verdict('start', [
      ...(reasonsToStop.includes(reason) ? [] : [`the start ends in ${reason}`]),
      ...touched.map((name) => `a start that was refused changed ${name}`),
    ]);
  }
  try {
    const look = (kind: 'quick' | 'full') =>
      checkStore({ file, kind, anchor, knownBroken: null }, () => undefined).finding;
    const seenBy = look('quick')
      ? 'daily'
      : (await store.comparePages())?.damaged.length
        ? 'sums'
        : look('full')
          ? 'weekly'
          : null;
    const gone = before.filter(({ name }) => !existsSync(join(file, '..', name)) && !name.endsWith('-shm'));
    return verdict(
      seenBy,
      gone.map(({ name }) => `${name} is gone`),
    );
  } finally {
    store.close();
  }
}

/** Unpacks a backup as a restore does. */
export async function lookAtBackup(source: string, dump: LogicalDump): Promise<Verdict> {
  const bytes = readFileSync(source);
  const stage = `${source}-stage`;
  try {
    await examineBackup({ source, stage }, () => undefined);
  } catch (error) {
    const reason = reasonOf(error);
    const violations = reason.startsWith('backups.') ? [] : [`the restore ends in ${reason}`];
    if (!isSame(source, bytes)) violations.push('the restore changed the backup');
    return { seenBy: 'restore', isChanged: true, violations };
  }
  return {
    seenBy: null,
    isChanged: dumpDifference(dumpOf(join(stage, 'shop.db')), dump).length > 0,
    violations: [],
  };
}

/** Reads a file of proof as the screens do. */
export async function lookAtAttachment(folder: string, hash: string): Promise<Verdict> {
  try {
    await openShelf(folder, join(folder, 'incoming')).take(hash);
    return { seenBy: null, isChanged: true, violations: [] };
  } catch (error) {
    const reason = reasonOf(error);
    const violations = reason === 'attachments.changed' ? [] : [`the reading ends in ${reason}`];
    return { seenBy: 'reading', isChanged: true, violations };
  }
}

function differs(file: string, dump: LogicalDump): boolean {
  const folder = join(file, '../aside');
  mkdirSync(folder);
  const copy = join(folder, 'read.db');
  for (const { name, bytes } of filesOf(file))
    if (/\.db(-wal)?$/.test(name)) write(copy + name.slice('aftercare.db'.length), bytes);
  try {
    return dumpDifference(dumpOf(copy), dump).length > 0;
  } catch {
    return true;
  }
}

function filesOf(file: string) {
  const folder = join(file, '..');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(lock|sums)$|-shm$/.test(entry.name))
    .map(({ name }) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function isSame(path: string, bytes: Buffer): boolean {
  return existsSync(path) && readFileSync(path).equals(bytes);
}

export function reasonOf(error: unknown): string {
  return (error as { data?: { reason?: string } }).data?.reason ?? String(error);
}
