import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flushFile, flushFolder } from '../store/flush.ts';
import type { OnProgress } from './progress.ts';

export interface CopyOrder {
  from: string;
  to: string;
}

/** Copies a proved backup to another place. It has its name there only when what can be read back is the same. */
export async function copyBackup(
  { from, to }: CopyOrder,
  onProgress: OnProgress,
): Promise<{ bytes: number }> {
  const part = `${to}.part`;
  const total = statSync(from).size;
  rmSync(part, { force: true });
  try {
    let done = 0;
    const hash = createHash('sha256');
    const measured = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        done += chunk.length;
        onProgress({ step: 'copying', done, total });
        yield chunk;
      }
    };
    await pipeline(createReadStream(from), measured, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    flushFile(part);
    if ((await hashOf(part)) !== hash.digest('hex')) throw new Error('the copy reads back differently');
    renameSync(part, to);
    flushFolder(dirname(to));
    return { bytes: total };
  } finally {
    rmSync(part, { force: true });
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
