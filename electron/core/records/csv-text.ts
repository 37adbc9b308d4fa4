import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import type { FileShape } from '../../../shared/records/file-shape.ts';
import type { FileFault, FileRow } from './file-row.ts';

/** A row beyond this is no record of a repair: the rest of such a file cannot be trusted. */
const LARGEST_ROW = 16 * 1024 * 1024;

type CsvShape = Extract<FileShape, { format: 'csv' }>;

/**
 * The rows of a text file one after another; line breaks inside quotes belong to their field.
 * @throws Refusal `records.not-in-encoding` where the bytes stop being text.
 */
export async function* csvRows(
  path: string,
  { encoding, delimiter }: CsvShape,
): AsyncGenerator<FileRow | FileFault> {
  const faults: FileFault[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error?.code === 'CSV_MAX_RECORD_SIZE') {
        parser.destroy(new Refusal('invalid', { reason: 'records.row-too-large' }));
      }
      faults.push({ line: Number(error?.lines ?? 0), fault: error?.code ?? 'unknown' });
      return undefined;
    },
  });
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytesRead = 0;
  const lineOf = watchLines();
  const isTaken = (text: () => string) => {
    try {
      return parser.write(text());
    } catch {
      source.destroy();
      parser.destroy(new Refusal('invalid', { reason: 'records.not-in-encoding' }));
      return true;
    }
  };
  source.on('data', (chunk) => {
    bytesRead += chunk.length;
    if (!isTaken(() => decoder.decode(chunk as Uint8Array, { stream: true }))) {
      source.pause();
      parser.once('drain', () => source.resume());
    }
  });
  source.on('end', () => {
    isTaken(() => decoder.decode());
    parser.end();
  });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      yield* faults.splice(0);
      // there a tone is a character of its own behind its vowel
      const cells = encoding === 'windows-1258' ? record.map((cell) => cell.normalize('NFC')) : record;
      yield { line: lineOf(record, info.lines), bytesRead, cells };
    }
    yield* faults;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** The line that a record begins on. The parser tells where it ends, and counts CR LF inside of quotes twice. */
function watchLines(): (record: readonly string[], lines: number) => number {
  let countedTwice = 0;
  return (record, lines) => {
    let inside = 0;
    for (const cell of record) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      const breaks = cell.match(/\r\n|\r|\n/g) ?? [];
      inside += breaks.length;
      countedTwice += breaks.filter((mark) => mark.length === 2).length;
    }
    return lines - countedTwice - inside;
  };
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}
