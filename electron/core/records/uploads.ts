import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { appendFile, open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../../shared/kernel/refusal.ts';

interface Upload {
  fileName: string;
  path: string;
  bytes: number;
  bytesReceived: number;
  nextIndex: number;
  isBusy: boolean;
}

/** Files on their way in: kept beside the store under names of our own, gone when taken in, with the program, or a day later. */
export interface Uploads {
  begin(fileName: string, bytes: number): string;
  /** Adds the next chunk; the last one sent again changes nothing. Answers how many bytes are there. */
  add(uploadId: string, index: number, chunk: Uint8Array): Promise<number>;
  /** The whole file. @throws Refusal where it is unknown or not all there. */
  whole(uploadId: string): Upload;
  discard(uploadId: string): void;
}

const KEPT_MS = 24 * 3_600_000;

export function openUploads(folder: string, now: () => number): Uploads {
  // what an earlier run of the program left behind has lost its name
  rmSync(folder, { recursive: true, force: true });
  const uploads = new Map<string, Upload>();
  const known = (uploadId: string) => uploads.get(uploadId) ?? refuse('not-found', 'records.upload-unknown');
  return {
    begin(fileName, bytes) {
      mkdirSync(folder, { recursive: true });
      sweep(folder, now() - KEPT_MS);
      const uploadId = randomUUID();
      uploads.set(uploadId, {
        fileName,
        path: join(folder, `${uploadId}.part`),
        bytes,
        bytesReceived: 0,
        nextIndex: 0,
        isBusy: false,
      });
      return uploadId;
    },
    async add(uploadId, index, chunk) {
      const upload = known(uploadId);
      if (index === upload.nextIndex - 1 && !upload.isBusy) return upload.bytesReceived;
      if (index !== upload.nextIndex || upload.isBusy) refuse('conflict', 'records.chunk-out-of-order');
      if (upload.bytesReceived + chunk.byteLength > upload.bytes) refuse('invalid', 'records.too-much');
      upload.isBusy = true;
      try {
        await appendWhole(upload, chunk);
      } finally {
        upload.isBusy = false;
      }
      upload.nextIndex += 1;
      upload.bytesReceived += chunk.byteLength;
      return upload.bytesReceived;
    },
    whole(uploadId) {
      const upload = known(uploadId);
      if (upload.bytesReceived !== upload.bytes) refuse('conflict', 'records.upload-unfinished');
      return upload;
    },
    discard(uploadId) {
      const upload = uploads.get(uploadId);
      uploads.delete(uploadId);
      if (upload) removeAllOf(folder, uploadId);
    },
  };
}

/** All of the chunk or, where the disk is full, none of it. */
async function appendWhole({ path, bytesReceived }: Upload, chunk: Uint8Array): Promise<void> {
  try {
    await appendFile(path, chunk);
  } catch (fault) {
    await truncate(path, bytesReceived).catch(() => undefined);
    throw fault;
  }
}

/** The file, and what was made of it on the way: its sheets, the rows of its tries. */
function removeAllOf(folder: string, uploadId: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(uploadId)) rmSync(join(folder, name), { force: true });
  }
}

function sweep(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { force: true });
  }
}

/** The beginning of a file, to tell what it is. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
