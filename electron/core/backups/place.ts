import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import {
  type FolderWarning,
  folderWarning,
  marks,
  readMounts,
} from '../../../shared/backups/data-folder.rules.ts';

/** Why a folder is no place for copies, or that it is one. */
export type PlaceState = 'ready' | 'missing' | 'not-a-folder' | 'not-writable' | 'inside-data' | 'relative';

export interface PlaceFacts {
  state: PlaceState;
  freeBytes: number | null;
}

/** Looks at a folder that the owner named, by writing into it and taking that away again. */
export async function lookAtPlace(path: string, dataFolder: string): Promise<PlaceFacts> {
  const no = (state: PlaceState): PlaceFacts => ({ state, freeBytes: null });
  if (!isAbsolute(path)) return no('relative');
  if (!existsSync(path)) return no('missing');
  if (!(await stat(path)).isDirectory()) return no('not-a-folder');
  if (isWithin(realpathSync(path), realpathSync(dataFolder))) return no('inside-data');
  try {
    tryWriting(path);
  } catch {
    return no('not-writable');
  }
  const { bavail, bsize } = await statfs(path);
  return { state: 'ready', freeBytes: bavail * bsize };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function tryWriting(folder: string): void {
  const path = join(folder, `.aftercare-${process.pid}.part`);
  try {
    const handle = openSync(path, 'w', 0o600);
    try {
      writeSync(handle, 'aftercare');
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } finally {
    rmSync(path, { force: true });
  }
}

/** What speaks against the folder in which the shop's file lies, as far as this machine tells. */
export function warningOf(folder: string): FolderWarning | null {
  const path = existsSync(folder) ? realpathSync(folder) : folder;
  return folderWarning({ path, platform: process.platform, marks: marksAbove(path), mounts: mountsHere() });
}

function marksAbove(path: string): string[] {
  const found: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    for (const [name, file] of marks) if (existsSync(join(folder, file))) found.push(name);
    if (dirname(folder) === folder) return found;
  }
}

function mountsHere(): { at: string; type: string }[] {
  try {
    return readMounts(readFileSync('/proc/self/mounts', 'utf8'));
  } catch {
    // only Linux says it there
    return [];
  }
}
