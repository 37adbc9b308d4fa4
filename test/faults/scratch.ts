import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

/**
 * A folder of its own to break things in. In memory where the system has that: what a killed process leaves is in the
 * system's keeping and not yet on the disk, so that a disk adds nothing to these tests but waiting.
 */
export function scratchFolder(): string {
  return mkdtempSync(join(isWritable(MEMORY) ? MEMORY : tmpdir(), 'aftercare-faults-'));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

/** Work on a shop's file in a scratch folder, which is gone afterwards. */
export function inScratch<T>(work: (file: string, folder: string) => T): T {
  const folder = scratchFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: T;
  try {
    result = work(join(folder, 'aftercare.db'), folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}
