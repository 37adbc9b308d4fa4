import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineBackup } from '../../../electron/core/backups/examine-backup.ts';
import { recoverFrom } from '../../../electron/core/backups/recover.ts';
import { languages } from '../../../shared/kernel/language.ts';
import { readExported } from './exported-shop.ts';
import { hashOf } from './sound-parts.ts';

const PATIENCE_MS = 5000;

/** Where archives come in: as a backup, by the recovery of a shop that does not open, as a whole shop that was exported. */
const doors = {
  backup: (place: string, source: string) =>
    examineBackup({ source, stage: join(place, 'data/restore/stage-1') }, () => undefined),
  recovery: (place: string, source: string) =>
    recoverFrom({ file: join(place, 'data/aftercare.db'), source, now: () => 0 }),
  exported: readExported,
} satisfies Record<string, (place: string, source: string) => Promise<unknown>>;

export type Door = keyof typeof doors;

export interface Answer {
  /** The reason of the refusal, or 'let in'. */
  reason: string;
  violations: string[];
}

/** Offers an archive to the shop in `place/data`; watches all of `folder`, into which a name that climbs out would lead. */
export async function offer(folder: string, place: string, door: Door, bytes: Buffer): Promise<Answer> {
  const source = join(place, 'offered.aftercare');
  writeFileSync(source, bytes);
  mkdirSync(join(place, 'data/restore'), { recursive: true });
  const before = everythingIn(folder);
  const began = process.cpuUsage();
  const reason = await doors[door](place, source).then(
    () => 'let in',
    (error: unknown) => (error as { data?: { reason?: string } }).data?.reason ?? `a fault: ${String(error)}`,
  );
  const { user, system } = process.cpuUsage(began);
  const tookMs = (user + system) / 1000;
  const changes = changesIn(folder, before).filter((path) => !isItsOwn(path, door, reason));
  rmSync(join(place, 'data/restore'), { recursive: true, force: true });
  return {
    reason,
    violations: [
      ...changes.map((path) => `it changed ${path}`),
      ...(tookMs > PATIENCE_MS ? [`it takes ${Math.round(tookMs / 1000)} s of the processor`] : []),
    ],
  };
}

/** Whether every language has a sentence for it. */
export function isSaid(reason: string): boolean {
  const [domain = '', name = ''] = reason.split('.');
  if (!/^[a-z]+$/.test(domain)) return false;
  return languages.every((language) => Boolean(refusalsOf(language, domain)[name]));
}

function refusalsOf(language: string, domain: string): Record<string, string> {
  const path = join(import.meta.dirname, '../../../shared/locales', language, `${domain}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { refusal?: Record<string, string> }).refusal ?? {};
}

/** What is unpacked for a look lies there until it is ordered or forgotten; of what was refused nothing may be left. */
function isItsOwn(path: string, door: Door, reason: string): boolean {
  if (door === 'exported') return path.includes('/data/restore/reading');
  return path.endsWith('.lock') || (reason === 'let in' && path.includes('/data/restore/'));
}

/** Every file below, with a digest of its bytes. */
function everythingIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? hashOf(readFileSync(path)) : 'no file'] as const;
    }),
  );
}

function changesIn(folder: string, before: ReadonlyMap<string, string>): string[] {
  const after = everythingIn(folder);
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}
