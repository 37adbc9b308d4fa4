import { closeSync, openSync, readSync } from 'node:fs';
import type { ImportedRow } from '../../../shared/records/imported-row.ts';

const PIECE_BYTES = 256 * 1024;

/** The rows that a dry run wrote down, one JSON a line, read piece by piece: a file may be larger than the memory. */
export function* goodRows(path: string): Generator<ImportedRow> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const piece = new Uint8Array(PIECE_BYTES);
    let begun = '';
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      const lines = (begun + decoder.decode(piece.subarray(0, size), { stream: true })).split('\n');
      begun = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as ImportedRow;
    }
  } finally {
    closeSync(file);
  }
}
