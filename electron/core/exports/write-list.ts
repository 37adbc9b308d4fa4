import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ListFormat, ListName } from '../../../shared/exports/lists.ts';
import { directionOf, type Language } from '../../../shared/kernel/language.ts';
import type { FrozenView } from '../store/frozen-view.ts';
import { type Cell, cellsOf } from './cells.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-lines.ts';
import type { ExportList, Value } from './list.ts';
import { lists } from './lists.ts';
import { type Say, wordsIn } from './words.ts';
import { inPieces, writeFlushed } from './written-file.ts';
import {
  contentTypes,
  headingRow,
  MOST_ROWS,
  rootRelations,
  sheetBegin,
  sheetEnd,
  sheetRow,
  styles,
  workbook,
  workbookRelations,
} from './xlsx-xml.ts';

export interface ListOrder {
  list: ListName;
  format: ListFormat;
  /** Of headings and words, and of the categories' names. */
  language: Language;
  zone: string;
  currency: string;
  /** UTC milliseconds. */
  madeAt: number;
}

const ROWS_A_REPORT = 1000;

/** Writes one list as it is in the view. Answers how many rows it has. */
export async function writeList(
  view: FrozenView,
  order: ListOrder,
  path: string,
  report: (rows: number) => void,
  mostRows = MOST_ROWS,
): Promise<number> {
  const list = lists[order.list];
  const say = wordsIn(order.language);
  let rows = 0;
  const cells = function* (): Generator<Cell[]> {
    const read = cellsOf(list.columns, { ...order, say });
    for (const row of view.each(list, { language: order.language })) {
      yield read(row as Record<string, Value>);
      rows += 1;
      if (rows % ROWS_A_REPORT === 0) report(rows);
    }
  };
  const headings = list.columns.map(({ key }) => headingOf(key, say));
  if (order.format === 'csv') await writeFlushed(path, inPieces(csv(headings, cells(), say)));
  else await writeFlushed(path, spreadsheet(order, list, headings, cells(), say, mostRows));
  return rows;
}

/** Columns of ids are called the same in every language, so that a file can be told to be ours and come in again. */
function headingOf(key: string, say: Say): string {
  return key === 'id' || key.endsWith('_id') ? key : (say(`exports.column.${key}`) ?? key);
}

function* csv(headings: readonly string[], rows: Iterable<Cell[]>, say: Say): Generator<string> {
  yield BYTE_ORDER_MARK;
  yield csvLine(
    headings.map((text) => ({ is: 'text', text })),
    say,
  );
  for (const cells of rows) yield csvLine(cells, say);
}

/** Sheets are written one after another while they are packed: no more than a piece of one is ever in memory. */
function spreadsheet(
  { list: name, language, madeAt }: ListOrder,
  { columns }: ExportList,
  headings: readonly string[],
  rows: Iterator<Cell[]>,
  say: Say,
  mostRows: number,
): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const options = { mtime: new Date(madeAt) };
  const kinds = columns.map(({ kind }) => kind);
  let next = rows.next();
  let sheets = 0;
  const sheet = function* (): Generator<string> {
    yield sheetBegin(kinds, directionOf(language) === 'rtl');
    yield headingRow(headings);
    for (let number = 2; number <= mostRows && !next.done; number++) {
      yield sheetRow(number, next.value);
      next = rows.next();
    }
    yield sheetEnd;
  };
  const addSheet = () => {
    sheets += 1;
    const pieces = Readable.from(inPieces(sheet()));
    zip.addReadStream(pieces, `xl/worksheets/sheet${sheets}.xml`, options);
    pieces.once('error', (fault) => (zip.outputStream as Readable).destroy(fault));
    pieces.once('end', () => (next.done ? finish() : addSheet()));
  };
  const finish = () => {
    zip.addBuffer(Buffer.from(contentTypes(sheets)), '[Content_Types].xml', options);
    zip.addBuffer(Buffer.from(rootRelations), '_rels/.rels', options);
    zip.addBuffer(
      Buffer.from(workbook(say(`exports.list.${name}`) ?? name, sheets)),
      'xl/workbook.xml',
      options,
    );
    zip.addBuffer(Buffer.from(workbookRelations(sheets)), 'xl/_rels/workbook.xml.rels', options);
    zip.addBuffer(Buffer.from(styles), 'xl/styles.xml', options);
    zip.end();
  };
  addSheet();
  return zip.outputStream;
}
