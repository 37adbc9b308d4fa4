import type { Day } from '../kernel/day.ts';
import { searchText } from '../kernel/search-text.ts';
import { type DateFormat, dayIn, firstDayOfYear } from './dates.rules.ts';
import type { BadReason, BadRow, Outcome } from './imported-row.ts';
import type { Target } from './targets.ts';

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

export function textIn(cell: string, target: Target, column: string): string {
  const prose = cell.replace(/\r\n?/g, '\n').trim();
  const text = ofSeveralLines.has(target) ? prose : prose.replace(/\s*[\n\t\u2028\u2029]\s*/g, ' ');
  if (text.length > (LONGEST[target] ?? LONGEST_LINE)) throw new Unfit('text-too-long', column, text);
  if (/(?![\n\t])\p{Cc}|\p{Cs}/u.test(text)) throw new Unfit('characters', column);
  return text;
}

/** The day of a cell; null where it says that nobody knows. */
export function pastDayIn(text: string, column: string, format: DateFormat, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const day = dayIn(text, format, today);
  if (!day) throw new Unfit('date-unreadable', column, text);
  if (day > today) throw new Unfit('date-in-future', column, text);
  return day;
}

/** A year alone stands for its first day: the earliest that the device can be. A whole date is taken as it is. */
export function yearIn(text: string, column: string, format: DateFormat, today: Day): Day | null {
  if (text === '' || unknownWords.has(text.toLowerCase())) return null;
  const day = firstDayOfYear(text) ?? (format === 'serial' ? null : dayIn(text, format, today));
  if (!day || day > today) throw new Unfit('year-unreadable', column, text);
  return day;
}

const outcomeWords: Readonly<Record<Exclude<Outcome, 'unknown'>, string>> = {
  fixed:
    'fixed, repaired, completed, done, επισκευάστηκε, ολοκληρώθηκε, تعمیر شد, انجام شد, đã sửa, hoàn thành, đã xong, 已修复, 已修好, 完成, отремонтировано, исправлено, выполнено, готово',
  repairable: 'repairable, επισκευάσιμο, قابل تعمیر, sửa được, có thể sửa, 可修, 可维修, ремонтопригодно',
  endOfLife:
    'endoflife, end of life, not repairable, unrepairable, μη επισκευάσιμο, غیرقابل تعمیر, không sửa được, 报废, 不可修, 无法维修, не подлежит ремонту, неремонтопригодно',
};

const outcomeOfWord = new Map<string, Outcome>();
for (const [outcome, words] of Object.entries(outcomeWords)) {
  for (const word of words.split(', ')) outcomeOfWord.set(searchText(word), outcome as Outcome);
}

/** What became of a repair, in the words of six languages; 'unknown' for all others. */
export function outcomeIn(text: string): Outcome {
  return outcomeOfWord.get(searchText(text)) ?? 'unknown';
}
