import { once } from 'node:events';
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Values written down one after another, one JSON a line: a try may find more rows than memory should hold. */
export interface LineFile {
  write(value: unknown): Promise<void>;
  close(): Promise<void>;
}

export function createLineFile(path: string): LineFile {
  const file = createWriteStream(path, { highWaterMark: 256 * 1024 });
  const done = finished(file);
  // a full disk is heard at the next write or at the end
  done.catch(() => undefined);
  return {
    async write(value) {
      if (!file.write(`${JSON.stringify(value)}\n`)) await Promise.race([once(file, 'drain'), done]);
    },
    async close() {
      file.end();
      await done;
    },
  };
}

const PIECE_BYTES = 256 * 1024;
const LINE_END = 10;

/** The lines that begin at a byte of the file, each with the byte where the next one begins. */
export function* linesFrom(path: string, start = 0): Generator<{ text: string; next: number }> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let begun: Buffer[] = [];
    let position = start;
    let next = start;
    for (let size = readSync(file, piece, 0, PIECE_BYTES, position); size > 0; ) {
      let from = 0;
      for (let end = piece.indexOf(LINE_END); end >= 0 && end < size; end = piece.indexOf(LINE_END, from)) {
        const ending = piece.subarray(from, end);
        const text = (begun.length === 0 ? ending : Buffer.concat([...begun, ending])).toString('utf8');
        next = position + end + 1;
        begun = [];
        from = end + 1;
        yield { text, next };
      }
      if (from < size) begun.push(Buffer.from(piece.subarray(from, size)));
      position += size;
      size = readSync(file, piece, 0, PIECE_BYTES, position);
    }
  } finally {
    closeSync(file);
  }
}

/** As much as one answer should carry. */
const PAGE_BYTES = 512 * 1024;

/** A page of such a file; the cursor is a byte. */
export function pageOfLines<Value>(
  path: string,
  { after, limit }: { after: number; limit: number },
): { rows: Value[]; next: number | null } {
  const rows: Value[] = [];
  for (const { text, next } of linesFrom(path, after)) {
    rows.push(JSON.parse(text) as Value);
    if (rows.length >= limit || next - after >= PAGE_BYTES) return { rows, next };
  }
  return { rows, next: null };
}

export function* valuesOf<Value>(path: string): Generator<Value> {
  for (const { text } of linesFrom(path)) yield JSON.parse(text) as Value;
}
