import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushFolder, makeFolder } from './flush.ts';

/**
 * Writes a small private file so that a cut of power leaves the old one or the new one, never half of either. Throws
 * where the disk does not take it; the old one stands then.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  makeFolder(dirname(file));
  const part = `${file}.part`;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
    flushFolder(dirname(file));
  } catch (fault) {
    rmSync(part, { force: true });
    throw fault;
  }
}
