import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const AT_A_TIME = 512;

/** Which log it is: it is begun anew after each checkpoint that emptied it, the number and the salt one higher. */
export interface WalName {
  sequence: number;
  salt: number;
}

/** What a write-ahead log holds: which pages a checkpoint of it may write into the file. */
export interface WalPages {
  name: WalName;
  pages: ReadonlySet<number>;
  /** The least size of the file, in pages, that a transaction of the log leaves. */
  leastPages: number;
}

/**
 * Reads which pages stand in the log of `file`: all of the committed ones, perhaps some that were rolled back too.
 * @returns null where there is no log or nothing in it.
 * @throws what the file system throws.
 */
export function walPages(file: string): WalPages | null {
  const handle = openOrNull(`${file}-wal`);
  if (handle === null) return null;
  try {
    return read(handle, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

/** Layout: https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
function read(handle: number, bytes: number): WalPages | null {
  const header = Buffer.alloc(HEADER_BYTES);
  if (readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;
  const name = { sequence: header.readUInt32BE(12), salt: header.readUInt32BE(16) };
  const pages = new Set<number>();
  let leastPages = Number.POSITIVE_INFINITY;
  for (const { page, salts, sizeAfterCommit } of framesOf(handle, bytes, header.readUInt32BE(8))) {
    // From here on it is what an earlier log left behind.
    if (!salts.equals(header.subarray(16, 24))) break;
    pages.add(page);
    if (sizeAfterCommit > 0) leastPages = Math.min(leastPages, sizeAfterCommit);
  }
  return { name, pages, leastPages };
}

function* framesOf(handle: number, bytes: number, pageBytes: number) {
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  const chunk = Buffer.alloc(Math.min(frameBytes * AT_A_TIME, bytes));
  let length = 0;
  for (let place = HEADER_BYTES; place < bytes; place += length) {
    const read = readSync(handle, chunk, 0, chunk.length, place);
    length = read - (read % frameBytes);
    if (length === 0) return;
    for (let at = 0; at < length; at += frameBytes) {
      yield {
        page: chunk.readUInt32BE(at),
        sizeAfterCommit: chunk.readUInt32BE(at + 4),
        salts: chunk.subarray(at + 8, at + 16),
      };
    }
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
