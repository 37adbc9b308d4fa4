import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Day } from '../../../shared/kernel/day.ts';
import type { BadRow, ImportedRow } from '../../../shared/records/imported-row.ts';
import type { Mapping, Profile } from '../../../shared/records/mapping.rules.ts';
import { isBad, readRow } from '../../../shared/records/records.rules.ts';
import { watchForTwins } from '../../../shared/records/twins.rules.ts';
import { type CsvRow, type CsvShape, headingsOf, isFault, rowsOf } from './csv-text.ts';

export interface DryRunOrder {
  path: string;
  /** Where the good rows go, one JSON a line. */
  goodRowsPath: string;
  /** The shop's file, read to see what is there already. */
  storeFile: string;
  shape: CsvShape;
  mapping: Mapping;
  profile: Profile;
  today: Day;
}

export interface Progress {
  bytesRead: number;
  rowsRead: number;
}

export interface DryRunResult extends Progress {
  rowsGood: number;
  rowsKnown: number;
  bad: BadRow[];
}

/** What of a good row the store already has, or holds against it. */
export type Inspector = (row: ImportedRow) => 'known' | Omit<BadRow, 'line'> | null;

const ROWS_A_REPORT = 500;

/** Reads the whole file without changing anything: which rows would come in, which not and why. */
export async function dryRun(
  order: DryRunOrder,
  inspect: Inspector,
  report: (progress: Progress) => void,
): Promise<DryRunResult> {
  const good = createWriteStream(order.goodRowsPath);
  const twin = watchForTwins();
  const result: DryRunResult = { bytesRead: 0, rowsRead: 0, rowsGood: 0, rowsKnown: 0, bad: [] };
  let headings: string[] | undefined;
  for await (const row of rowsOf(order.path, order.shape)) {
    if (isFault(row)) {
      result.rowsRead += 1;
      result.bad.push({ line: row.line, reason: 'quote-open', column: '', value: '' });
      continue;
    }
    if (!headings) {
      headings = headingsOf(row.cells);
      continue;
    }
    result.rowsRead += 1;
    result.bytesRead = row.bytesRead;
    const read = readCells(headings, row, order);
    const problem = isBad(read) ? read : twin(read);
    const found = problem || isBad(read) ? problem : inspect(read);
    if (found === 'known') result.rowsKnown += 1;
    else if (found) result.bad.push({ ...found, line: row.line });
    else {
      result.rowsGood += 1;
      if (!good.write(`${JSON.stringify(read)}\n`)) await once(good, 'drain');
    }
    if (result.rowsRead % ROWS_A_REPORT === 0) report(result);
  }
  good.end();
  await once(good, 'finish');
  return result;
}

function readCells(headings: string[], { cells, line }: CsvRow, order: DryRunOrder): ImportedRow | BadRow {
  const value = cells.join(order.shape.delimiter).slice(0, 120);
  if (cells.length < headings.length) return { line, reason: 'cells-missing', column: '', value };
  if (cells.length > headings.length) return { line, reason: 'cells-too-many', column: '', value };
  const named = Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
  return readRow(named, line, order, order.today);
}
