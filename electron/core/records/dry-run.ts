import type { Day } from '../../../shared/kernel/day.ts';
import type { FileShape } from '../../../shared/records/file-shape.ts';
import type { BadRow, ImportedRow } from '../../../shared/records/imported-row.ts';
import {
  isBad,
  type Layout,
  type LayoutFacts,
  layoutOf,
  readRow,
} from '../../../shared/records/records.rules.ts';
import type { CountsMade, Difference } from '../../../shared/records/tried-row.ts';
import { watchForTwins } from '../../../shared/records/twins.rules.ts';
import { type FileRow, isFault } from './file-row.ts';
import { createLineFile } from './line-file.ts';
import { headingsOf, rowsOf } from './row-source.ts';

export interface DryRunOrder {
  path: string;
  /** Beside it, what was found is written down: see `foundPath`. */
  outPath: string;
  /** The shop's file, read to see what is there already. */
  storeFile: string;
  shape: FileShape;
  layout: LayoutFacts;
  shop: { country: string; zone: string };
  today: Day;
}

export type FoundGroup = 'new' | 'known' | 'differs' | 'bad';

export const foundPath = ({ outPath }: Pick<DryRunOrder, 'outPath'>, group: FoundGroup) =>
  `${outPath}.${group}`;

/** A good row, and which of its records nobody here knows yet. */
export interface FoundRow extends ImportedRow {
  isNewCustomer: boolean;
  isNewDevice: boolean;
}

export interface FoundBadRow extends BadRow {
  cells: string[];
}

export interface Progress {
  bytesRead: number;
  rowsRead: number;
}

export interface DryRunResult extends Progress {
  headings: string[];
  rowsGood: number;
  rowsBad: number;
  rowsKnown: number;
  differences: number;
  made: CountsMade;
  newCategories: string[];
  /** The first of them. */
  bad: BadRow[];
}

/** What the shop's file says of a row. */
export type Finding =
  | { bad: Omit<BadRow, 'line'> }
  | { isKnown: boolean; isNewCustomer: boolean; isNewDevice: boolean; differences: Difference[] };

export interface Inspector {
  inspect(row: ImportedRow): Finding;
  /** What all rows together would make. */
  made(): { made: CountsMade; newCategories: string[] };
}

const ROWS_A_REPORT = 500;
const SHOWN_BAD_ROWS = 200;
/** As much as a cell of a spreadsheet holds. */
const LONGEST_CELL = 32_767;
const MOST_CELLS = 600;

/** Reads the whole file without changing anything: which rows would come in, which not and why, and what differs. */
export async function dryRun(
  order: DryRunOrder,
  inspector: Inspector,
  report: (progress: Progress) => void,
): Promise<DryRunResult> {
  const files = {
    new: createLineFile(foundPath(order, 'new')),
    known: createLineFile(foundPath(order, 'known')),
    differs: createLineFile(foundPath(order, 'differs')),
    bad: createLineFile(foundPath(order, 'bad')),
  };
  const twin = watchForTwins();
  const result = emptyResult();
  let layout: Layout | undefined;

  const keepBad = async (row: BadRow, cells: readonly string[]) => {
    result.rowsBad += 1;
    if (result.bad.length < SHOWN_BAD_ROWS) result.bad.push(row);
    await files.bad.write({ ...row, cells: cells.slice(0, MOST_CELLS).map(shortened) });
  };

  for await (const row of rowsOf(order.path, order.shape)) {
    if (isFault(row)) {
      result.rowsRead += 1;
      await keepBad({ line: row.line, reason: 'quote-open', column: '', value: '' }, []);
      continue;
    }
    if (!layout) {
      result.headings = headingsOf(row.cells);
      layout = layoutOf(result.headings, order.layout);
      continue;
    }
    result.rowsRead += 1;
    result.bytesRead = row.bytesRead;
    if (result.rowsRead % ROWS_A_REPORT === 0) report(result);
    const read = readCells(row, layout, result.headings.length, order.today);
    if (isBad(read)) {
      await keepBad(read, row.cells);
      continue;
    }
    const problem = twin(read);
    const found: Finding = problem ? { bad: problem } : inspector.inspect(read);
    if ('bad' in found) {
      await keepBad({ ...found.bad, line: row.line }, row.cells);
      continue;
    }
    const { isKnown, isNewCustomer, isNewDevice } = found;
    if (isKnown) result.rowsKnown += 1;
    else result.rowsGood += 1;
    await files[isKnown ? 'known' : 'new'].write({ ...read, isNewCustomer, isNewDevice } satisfies FoundRow);
    for (const difference of found.differences) await files.differs.write(difference);
    result.differences += found.differences.length;
  }
  for (const file of Object.values(files)) await file.close();
  return { ...result, ...inspector.made() };
}

function emptyResult(): DryRunResult {
  return {
    headings: [],
    bytesRead: 0,
    rowsRead: 0,
    rowsGood: 0,
    rowsBad: 0,
    rowsKnown: 0,
    differences: 0,
    made: { customers: 0, devices: 0, repairs: 0, categories: 0, brands: 0 },
    newCategories: [],
    bad: [],
  };
}

function readCells(
  { cells, line }: FileRow,
  layout: Layout,
  width: number,
  today: Day,
): ImportedRow | BadRow {
  if (cells.length === width) return readRow(cells, line, layout, today);
  const value = cells
    .join(' ')
    .slice(0, 120)
    .replace(/\p{Cs}/gu, '\ufffd');
  return { line, reason: cells.length < width ? 'cells-missing' : 'cells-too-many', column: '', value };
}

function shortened(cell: string): string {
  return cell.slice(0, LONGEST_CELL).replace(/\p{Cs}/gu, '\ufffd');
}
