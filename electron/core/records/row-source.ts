import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FileShape } from '../../../shared/records/file-shape.ts';
import { csvRows } from './csv-text.ts';
import type { FileFault, FileRow } from './file-row.ts';
import { sheetPath } from './workbook.ts';

/** The file that is read row by row: the one that came up, or its sheet written down as text. */
export function readPath(path: string, shape: FileShape): string {
  return shape.format === 'csv' ? path : sheetPath(path, shape.sheet);
}

/** The rows of a file one after another, the heading first. */
export function rowsOf(path: string, shape: FileShape): AsyncGenerator<FileRow | FileFault> {
  return shape.format === 'csv' ? csvRows(path, shape) : sheetRows(sheetPath(path, shape.sheet));
}

async function* sheetRows(path: string): AsyncGenerator<FileRow> {
  let bytesRead = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    bytesRead += Buffer.byteLength(text) + 1;
    const [line, ...cells] = JSON.parse(text) as [number, ...string[]];
    yield { line, bytesRead, cells };
  }
}

const LONGEST_HEADING = 120;
/** Halves of letters and control characters: nothing that a column can be called by. */
const unfit = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;

/** Headings that can name a column each: on one line, not too long, empty ones numbered, twins told apart. */
export function headingsOf(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const plain = cell.replace(unfit, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_HEADING);
    const name = plain.replace(/\p{Cs}/gu, '').trim() || `#${index + 1}`;
    let unique = name;
    for (let times = 2; seen.has(unique); times++) unique = `${name} (${times})`;
    seen.add(unique);
    return unique;
  });
}
