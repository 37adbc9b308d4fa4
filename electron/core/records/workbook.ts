import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { readSheet } from 'read-excel-file/node';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { cellText } from './cell-text.ts';
import { passZip } from './zip-gate.ts';

const notAWorkbook = () => refuse('invalid', 'records.not-a-workbook');

/**
 * The names of a workbook's sheets in their order.
 * @throws Refusal where it is no workbook, or unpacks to more than any list of records.
 */
export async function sheetsOf(path: string): Promise<string[]> {
  const index = await passZip(path, 'xl/workbook.xml');
  const names = index === undefined ? [] : [...index.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)];
  if (names.length === 0) notAWorkbook();
  return names.map(([, name = '']) => plainText(name).slice(0, 100));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plainText(xml: string): string {
  return xml
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) => {
      const point = Number.parseInt(digits, hex ? 16 : 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    })
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, word: string) => entities[word] ?? '');
}

/** Where the rows of a sheet lie as text, one JSON array a line: the row's number in the sheet, then its cells. */
export function sheetPath(path: string, sheet: number): string {
  return `${path}.sheet${sheet}`;
}

/** Writes down the rows of one sheet as text, those that say anything. @returns how many. */
export async function writeSheet(path: string, sheet: number): Promise<number> {
  const rows = await readSheet(path, sheet + 1).catch(notAWorkbook);
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  const file = createWriteStream(sheetPath(path, sheet));
  let written = 0;
  for (const [index, row] of rows.entries()) {
    if (widthOf(row) === 0) continue;
    const cells = Array.from({ length: width }, (_, column) => cellText(row[column]));
    file.write(`${JSON.stringify([index + 1, ...cells])}\n`);
    written += 1;
  }
  file.end();
  await finished(file);
  return written;
}

function widthOf(row: readonly unknown[]): number {
  let width = row.length;
  while (width > 0 && cellText(row[width - 1]) === '') width -= 1;
  return width;
}
