import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { seededRandom } from '../../../electron/core/records/seeded-random.ts';
import {
  applyNaming,
  type Body,
  type Change,
  contentOf,
  copyOf,
  type Disk,
  type Names,
  type Naming,
} from './disk.ts';

export type Random = ReturnType<typeof seededRandom>;

/** Which of the bytes on their way to the disk reached it before the power went. */
export const reached = ['none', 'all', 'random', 'prefix', 'suffix', 'torn'] as const;
/** How the disk keeps names. */
export const keeping = ['ordered', 'strict'] as const;

export interface Cut {
  bytes: (typeof reached)[number];
  names: (typeof keeping)[number];
}

export const cuts: readonly Cut[] = reached.flatMap((bytes) => keeping.map((names) => ({ bytes, names })));

/** Whether anything is on its way, so that there is more than one disk that the power can leave. */
export function hasPending(disk: Disk): boolean {
  const isNaming = disk.strict.pending.length > 0 || disk.ordered.pending.length > 0;
  return isNaming || [...bodiesOf(disk)].some(({ pending }) => pending.length > 0);
}

/** Bodies by name, and those that have lost theirs and may get it back. */
function bodiesOf({ seen, strict }: Disk): Set<Body> {
  return new Set([...seen.files.values(), ...strict.durable.files.values()]);
}

/** The files that are found after the power was cut here, by their paths. */
export function imageOf(
  disk: Disk,
  { bytes, names }: Cut,
  random: Random,
): Names & { contents: Map<string, Buffer> } {
  const { durable, pending } = disk[names];
  const found = copyOf(durable);
  for (const naming of namingsThatStay(pending, { bytes, names }, random)) applyNaming(found, naming);
  const contents = new Map<string, Buffer>();
  for (const [path, body] of found.files) {
    if (!isReachable(found, dirname(path))) continue;
    contents.set(path, contentOf(body.durable, changesThatStay(body.pending, bytes, random)));
  }
  return { ...found, contents };
}

function namingsThatStay(
  pending: readonly Naming[],
  { bytes, names }: Cut,
  random: Random,
): readonly Naming[] {
  if (bytes === 'all') return pending;
  if (names === 'ordered') return bytes === 'none' ? [] : pending.slice(0, random.below(pending.length + 1));
  return bytes === 'random' || bytes === 'suffix' ? pending.filter(() => random.below(2) === 0) : [];
}

function changesThatStay(pending: readonly Change[], bytes: Cut['bytes'], random: Random): readonly Change[] {
  if (pending.length === 0) return pending;
  const place = random.below(pending.length + 1);
  switch (bytes) {
    case 'none':
      return [];
    case 'all':
      return pending;
    case 'random':
      return pending.filter(() => random.below(2) === 0);
    case 'prefix':
      return pending.slice(0, place);
    case 'suffix':
      return pending.slice(place);
    case 'torn': {
      const last = pending[place];
      return last ? [...pending.slice(0, place), torn(last, random)] : pending;
    }
  }
}

const SECTOR = 512;

/** The first sectors arrived; what the disk holds in place of the rest is anything. */
function torn(change: Change, random: Random): Change {
  if ('size' in change) return change;
  const bytes = Buffer.from(change.bytes);
  const from = Math.min(bytes.length, random.below(Math.ceil(bytes.length / SECTOR)) * SECTOR);
  const word = random.below(2 ** 31) | 1;
  for (let at = from; at < bytes.length; at++) bytes[at] = Math.imul(at + 1, word) >>> 11;
  return { at: change.at, bytes };
}

function isReachable({ folders }: Names, folder: string): boolean {
  for (let one = folder; ; one = dirname(one)) {
    if (!folders.has(one)) return false;
    if (rootOf(folders) === one) return true;
  }
}

function rootOf(folders: ReadonlySet<string>): string {
  return folders.values().next().value as string;
}

/** Writes an image of what lay in `from` into `to`. */
export function layImage(image: ReturnType<typeof imageOf>, from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const folder of image.folders)
    if (folder !== from && isReachable(image, folder))
      mkdirSync(join(to, relative(from, folder)), { recursive: true });
  for (const [path, content] of image.contents) writeFileSync(join(to, relative(from, path)), content);
}
