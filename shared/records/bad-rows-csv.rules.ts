import { guardFormula } from '../exports/formula-guard.rules.ts';

interface BadLine {
  cells: readonly string[];
  /** Why it was left out, in the reader's language. */
  reason: string;
}

/** So that a spreadsheet takes the file for Unicode. */
const MARK = '\ufeff';

/**
 * Rows that were left out, as a file that can be mended and brought in again: the cells as they stood, and behind them
 * why. What a spreadsheet would compute is guarded by an apostrophe (RFC 4180 otherwise, lines end in CR LF).
 */
export function badRowsCsv(
  headings: readonly string[],
  rows: readonly BadLine[],
  reasonHeading: string,
): string {
  const width = headings.length;
  const lines = rows.map(({ cells, reason }) => {
    const padded = Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? '');
    // the reason keeps its column, so what is too much in a row comes behind it
    return [...padded.slice(0, width), reason, ...padded.slice(width)];
  });
  const written = [[...headings, reasonHeading], ...lines].map((cells) => `${lineOf(cells)}\r\n`);
  return MARK + written.join('');
}

function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => quoted(guardFormula(cell))).join(',');
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) || text.trim() !== text ? `"${text.replace(/"/g, '""')}"` : text;
}
