import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 256 * 1024;
/** No row of a shop is longer; whatever is would not fit the memory either. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * The lines of a file one after another, each ended by a line feed: a file may be larger than the memory.
 * @throws Error where it is no UTF-8, or a line is beyond all measure.
 */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const piece = new Uint8Array(PIECE_BYTES);
    let begun = '';
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      const lines = (begun + decoder.decode(piece.subarray(0, size), { stream: true })).split('\n');
      begun = lines.pop() ?? '';
      if (begun.length > LONGEST_LINE) throw new Error('a line beyond all measure');
      yield* lines;
    }
    begun += decoder.decode();
    if (begun !== '') yield begun;
  } finally {
    closeSync(file);
  }
}
