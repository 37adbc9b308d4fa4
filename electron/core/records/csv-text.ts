import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { firstBytes } from './uploads.ts';

/** What must be known of a text file before its rows can be read. */
export interface CsvShape {
  encoding: 'utf-8' | 'utf-16le';
  delimiter: string;
}

const LOOK_BYTES = 64 * 1024;
/** A row beyond this is no record of a repair: the rest of such a file cannot be trusted. */
const LARGEST_ROW = 16 * 1024 * 1024;
const delimiters = [',', ';', '\t', '|'];

/**
 * Tells how a file is written, from its beginning.
 * @throws Refusal `records.not-text` for a picture, a spreadsheet, an archive: anything that is no text.
 */
export async function shapeOf(path: string): Promise<CsvShape> {
  const bytes = await firstBytes(path, LOOK_BYTES);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isUtf16 && bytes.includes(0)) refuse('invalid', 'records.not-text');
  const encoding = isUtf16 ? 'utf-16le' : 'utf-8';
  const text = decoded(bytes, encoding);
  const heading = firstRowOf(text);
  const delimiter = delimiters.reduce((best, next) =>
    heading.split(next).length > heading.split(best).length ? next : best,
  );
  return { encoding, delimiter };
}

/** The end of what was looked at may cut a character in two: that is no fault of the file. */
function decoded(bytes: Uint8Array, encoding: CsvShape['encoding']): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return refuse('invalid', 'records.not-text');
  }
}

function firstRowOf(text: string): string {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[i] === '\n' || text[i] === '\r')) return text.slice(0, i);
  }
  return text;
}

export interface CsvRow {
  /** The line of the file that the row begins on; the heading is line 1. */
  line: number;
  bytesRead: number;
  cells: string[];
}

/** What the reader met that is no row: an unclosed quote, a field beyond all measure. */
export interface CsvFault {
  line: number;
  fault: string;
}

/**
 * The rows of a file one after another, the heading first; line breaks inside quotes belong to their field.
 * @throws Refusal `records.not-text` where the bytes stop being text.
 */
export async function* rowsOf(
  path: string,
  { encoding, delimiter }: CsvShape,
): AsyncGenerator<CsvRow | CsvFault> {
  const faults: CsvFault[] = [];
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
  const source = createReadStream(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytesRead = 0;
  let line = 1;
  source.on('data', (chunk) => {
    bytesRead += chunk.length;
    try {
      if (!parser.write(decoder.decode(chunk as Uint8Array, { stream: true }))) {
        source.pause();
        parser.once('drain', () => source.resume());
      }
    } catch {
      source.destroy();
      parser.destroy(new Refusal('invalid', { reason: 'records.not-text' }));
    }
  });
  source.on('end', () => parser.end());
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    yield* faults.splice(0);
    yield { line, bytesRead, cells: record };
    line = info.lines + 1;
  }
  yield* faults;
}

export function isFault(row: CsvRow | CsvFault): row is CsvFault {
  return 'fault' in row;
}

/** Headings that can name a column each: trimmed, empty ones numbered, twins told apart. */
export function headingsOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `#${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
