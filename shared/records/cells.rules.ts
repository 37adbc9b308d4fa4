import { type Day, isDay } from '../kernel/day.ts';
import { toLatinDigits } from '../kernel/digits.ts';
import type { BadReason, BadRow, Outcome } from './imported-row.ts';
import type { Mapping, Target } from './mapping.rules.ts';

/** Words by which a file says that it does not know; they come in as nothing. */
export const unknownWords = new Set(['unknown', 'n/a', 'na', 'none', '-', '?', 'onbekend', 'null']);

/** As long as the desk's own forms let such a text be. */
const LONGEST: Partial<Record<Target, number>> = {
  'customer.name': 120,
  'customer.phone': 40,
  'customer.address': 500,
  'device.category': 80,
  'device.brand': 80,
  'device.model': 120,
  'device.serial': 60,
  'device.receiptNumber': 60,
  'repair.number': 60,
  'repair.fault': 4000,
  'repair.finding': 4000,
};
const LONGEST_LINE = 200;
const ofSeveralLines = new Set<Target>(['customer.address', 'repair.fault', 'repair.finding']);

/** Thrown at the first cell that cannot be read. */
export class Unfit extends Error {
  readonly row: Omit<BadRow, 'line'>;
  constructor(reason: BadReason, column = '', value = '') {
    super(reason);
    this.row = { reason, column, value: value.slice(0, 120) };
  }
}

export function textIn(cells: Readonly<Record<string, string>>, mapping: Mapping, target: Target): string {
  const column = mapping[target];
  if (!column) return '';
  const prose = (cells[column] ?? '').replace(/\r\n?/g, '\n').trim();
  const text = ofSeveralLines.has(target) ? prose : prose.replace(/\s*[\n\t\u2028\u2029]\s*/g, ' ');
  if (text.length > (LONGEST[target] ?? LONGEST_LINE)) throw new Unfit('text-too-long', column, text);
  if (/(?![\n\t])\p{Cc}|\p{Cs}/u.test(text)) throw new Unfit('characters', column);
  return text;
}

export function dayIn(text: string, column: string, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const digits = toLatinDigits(text);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(digits);
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(digits);
  const [year, month, dayOfMonth] = iso
    ? [iso[1], iso[2], iso[3]]
    : european
      ? [european[3], european[2], european[1]]
      : ['', '', ''];
  const day = `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
  if (!isDay(day)) throw new Unfit('date-unreadable', column, text);
  if (day > today) throw new Unfit('date-in-future', column, text);
  return day;
}

/** A year alone stands for its first day: the earliest that the device can be. */
export function yearIn(text: string, column: string, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const year = toLatinDigits(text).replace(/\.0$/, '');
  if (!/^(19|20)\d\d$/.test(year) || `${year}-01-01` > today)
    throw new Unfit('year-unreadable', column, text);
  return `${year}-01-01`;
}

const outcomeWords: Record<string, Outcome> = {
  fixed: 'fixed',
  repaired: 'fixed',
  completed: 'fixed',
  repairable: 'repairable',
  'end of life': 'endOfLife',
  'not repairable': 'endOfLife',
};

export function outcomeIn(text: string): Outcome {
  return outcomeWords[text.toLowerCase()] ?? 'unknown';
}
