import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Returns when the file's bytes are on the disk. */
export function flushFile(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Returns when the names in a folder are on the disk: what was renamed into it survives a power cut. */
export function flushFolder(path: string): void {
  // Windows has no such call, and journals the names by itself
  if (process.platform !== 'win32') flushFile(path);
}

/** Returns when the folder is there, and its name and those of the folders above that had to be made are on the disk. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(path); made !== dirname(made); made = dirname(made)) {
    flushFolder(dirname(made));
    if (made === resolve(first)) return;
  }
}
