import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder, makeFolder } from '../store/flush.ts';
import type { ReadArchive } from './read-archive.ts';

/** Lays attachments where the shop keeps them, before any row refers to them. One that lies there already is the same. */
export async function layAttachments(
  { manifest, filesOfRows }: ReadArchive,
  parts: string,
  attachments: string,
): Promise<void> {
  const ofRows = new Set(filesOfRows);
  for (const { sha256 } of manifest.files) {
    if (ofRows.has(sha256)) continue;
    const folder = join(attachments, sha256.slice(0, 2));
    const target = join(folder, sha256);
    if (existsSync(target)) continue;
    makeFolder(folder);
    await rename(join(parts, 'files', sha256), target);
    flushFolder(folder);
  }
}
