import type { Day } from '../../../shared/kernel/day.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type DatesSeen, watchDates } from '../../../shared/records/dates.rules.ts';
import type { Delimiter, Encoding, FileShape } from '../../../shared/records/file-shape.ts';
import { recogniseDelimiter } from './delimiter.ts';
import { recogniseEncoding } from './encoding.ts';
import { kindOfFile } from './file-kind.ts';
import { isFault } from './file-row.ts';
import { headingsOf, rowsOf } from './row-source.ts';
import { firstBytes } from './uploads.ts';
import { sheetsOf, writeSheet } from './workbook.ts';

export interface LookOrder {
  path: string;
  /** Of the shop: its old programs wrote in a code page of their own. */
  language: Language;
  today: Day;
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: number | undefined;
}

/** What can be told of a file by reading it once. */
export interface Look {
  shape: FileShape;
  sheets: string[];
  isEncodingGuessed: boolean;
  columns: string[];
  samples: string[][];
  /** Of each column, which date formats read its values. */
  dates: DatesSeen[];
}

const LOOK_BYTES = 64 * 1024;
const SAMPLE_ROWS = 8;
const SAMPLE_LETTERS = 200;
const MOST_COLUMNS = 500;
/** By then every column has shown how it writes its days. */
const MOST_ROWS = 200_000;
/** A picture that passed for text until here has far more of them, a real list hardly any. */
const MOST_CONTROL_SHARE = 0.003;

/**
 * Headings, first rows, and how the file is written; what the order names is not guessed.
 * @throws Refusal in words for everything that is no list of records.
 */
export async function lookAt(order: LookOrder): Promise<Look> {
  const beginning = await firstBytes(order.path, LOOK_BYTES);
  const file =
    kindOfFile(beginning) === 'archive' ? await lookIntoWorkbook(order) : await lookAtText(order, beginning);
  return { ...file, ...(await readThrough(order, file.shape)) };
}

type FileFacts = Pick<Look, 'shape' | 'sheets' | 'isEncodingGuessed'>;

async function lookIntoWorkbook({ path, sheet: wanted }: LookOrder): Promise<FileFacts> {
  const sheets = await sheetsOf(path);
  const candidates = wanted === undefined ? [...sheets.keys()] : [Math.min(wanted, sheets.length - 1)];
  for (const sheet of candidates) {
    const rows = await writeSheet(path, sheet);
    if (rows > 1 || wanted !== undefined || sheets.length === 1) {
      return { shape: { format: 'xlsx', sheet }, sheets, isEncodingGuessed: false };
    }
  }
  return refuse('invalid', 'records.no-rows');
}

async function lookAtText(order: LookOrder, beginning: Uint8Array): Promise<FileFacts> {
  const { encoding, isGuessed } = order.encoding
    ? { encoding: order.encoding, isGuessed: true }
    : await recogniseEncoding(order.path, order.language);
  const text = decoded(beginning, encoding);
  const controls = text.match(/[^\P{Cc}\t\n\r\f]/gu)?.length ?? 0;
  if (controls > 8 && controls > text.length * MOST_CONTROL_SHARE) refuse('invalid', 'records.not-text');
  const delimiter = order.delimiter ?? recogniseDelimiter(text);
  return { shape: { format: 'csv', encoding, delimiter }, sheets: [], isEncodingGuessed: isGuessed };
}

/** The end of what was looked at may cut a character in two: that is no fault of the file. */
function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return refuse('invalid', 'records.not-in-encoding');
  }
}

async function readThrough(
  { path, today }: LookOrder,
  shape: FileShape,
): Promise<Pick<Look, 'columns' | 'samples' | 'dates'>> {
  const samples: string[][] = [];
  let columns: string[] | undefined;
  let watches: ReturnType<typeof watchDates>[] = [];
  let rows = 0;
  for await (const row of rowsOf(path, shape)) {
    if (isFault(row)) {
      rows += 1;
      continue;
    }
    if (!columns) {
      if (row.cells.length > MOST_COLUMNS) refuse('invalid', 'records.too-many-columns');
      columns = headingsOf(row.cells);
      watches = columns.map(() => watchDates(today));
      continue;
    }
    if (samples.length < SAMPLE_ROWS) {
      samples.push(
        row.cells.slice(0, columns.length).map((cell) => wellFormed(cell.slice(0, SAMPLE_LETTERS))),
      );
    }
    for (const [index, watch] of watches.entries()) watch.see(row.cells[index] ?? '');
    rows += 1;
    if (rows >= MOST_ROWS) break;
  }
  if (!columns || rows === 0) refuse('invalid', 'records.no-rows');
  return { columns, samples, dates: watches.map((watch) => watch.seen()) };
}

/** Halves of letters cannot go to a page. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
