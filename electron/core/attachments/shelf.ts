import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { flushFolder, makeFolder } from '../store/flush.ts';
import { codeOf } from '../store/trouble.ts';

/** Where files lie under the hash of their bytes: `ab/abcdef…`. What lies there is never changed. */
export interface Shelf {
  /** Puts the bytes there, durably, and answers their hash. Throws where the disk does not take them. */
  put(bytes: Uint8Array): string;
  /**
   * The bytes of that hash.
   * @throws Refusal `attachments.missing` and `attachments.changed` where they are not what was put there.
   */
  take(hash: string): Promise<Buffer>;
  isThere(hash: string, bytes: number): boolean;
}

export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param incoming on the same drive: where a file lies until it is whole. */
export function openShelf(folder: string, incoming: string): Shelf {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('no hash of a file');
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    put(bytes) {
      const hash = hashOfBytes(bytes);
      const path = pathOf(hash);
      if (isWhole(path, hash)) return hash;
      makeFolder(dirname(path));
      makeFolder(incoming);
      const part = join(incoming, `${randomUUID()}.part`);
      try {
        writeFlushed(part, bytes);
        renameSync(part, path);
        flushFolder(dirname(path));
      } catch (fault) {
        rmSync(part, { force: true });
        throw fault;
      }
      return hash;
    },
    async take(hash) {
      let bytes: Buffer;
      try {
        bytes = await readFile(pathOf(hash));
      } catch (fault) {
        if (codeOf(fault) === 'ENOENT') refuse('conflict', 'attachments.missing');
        throw fault;
      }
      if (hashOfBytes(bytes) !== hash) refuse('conflict', 'attachments.changed');
      return bytes;
    },
    isThere(hash, bytes) {
      return statSync(pathOf(hash), { throwIfNoEntry: false })?.size === bytes;
    },
  };
}

/** The same file brought again need not be written again; one that was damaged meanwhile is mended by it. */
function isWhole(path: string, hash: string): boolean {
  try {
    return hashOfBytes(readFileSync(path)) === hash;
  } catch {
    return false;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
