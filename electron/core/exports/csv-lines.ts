import { guardFormula } from '../../../shared/exports/formula-guard.rules.ts';
import type { Cell } from './cells.ts';
import type { Say } from './words.ts';

/** By which spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** One line of RFC 4180: commas, quotes doubled, CR LF. Text that looks like a formula is guarded; numbers are numbers. */
export function csvLine(cells: readonly Cell[], say: Say): string {
  return `${cells.map((cell) => quoted(csvText(cell, say))).join(',')}\r\n`;
}

function csvText(cell: Cell, say: Say): string {
  if (cell === null) return '';
  switch (cell.is) {
    case 'text':
      return guardFormula(cell.text);
    case 'number':
      return String(cell.number);
    case 'money':
      return decimal(cell.minor, cell.digits);
    case 'yes-no':
      return say(`exports.word.yes-no.${cell.yes ? 'yes' : 'no'}`) ?? '';
    case 'day':
      return cell.day;
    case 'instant':
      return cell.local + cell.offset;
  }
}

/** Exact, without a detour over fractions: 1205 with two digits is 12.05. */
export function decimal(minor: number, digits: number): string {
  if (digits === 0) return String(minor);
  const whole = String(Math.abs(minor)).padStart(digits + 1, '0');
  return `${minor < 0 ? '-' : ''}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
