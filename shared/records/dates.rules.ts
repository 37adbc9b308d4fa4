import { dayOfParts } from '../kernel/calendar-parts.ts';
import { addDays, type Day, isDay } from '../kernel/day.ts';
import { toLatinDigits } from '../kernel/digits.ts';

/** In what order a file writes its days, in which calendar; `serial` counts days as a spreadsheet does. */
export const dateFormats = ['ymd', 'dmy', 'mdy', 'jalali-ymd', 'jalali-dmy', 'serial'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** Day 0 of a spreadsheet that counts from 1900, with its leap day of 1900 that never was. */
const SERIAL_ZERO: Day = '1899-12-30';
const EARLIEST_SERIAL = 10_000;
const LATEST_SERIAL = 110_000;
const firstGregorianYear = 1700;

const threeNumbers =
  /^(\d{1,4})\s*[-/.\s年]\s*(\d{1,2})\s*[-/.\s月]\s*(\d{1,4})\s*[日.]?(?:[T\s,،]+\d{1,2}:\d{2}.*)?$/;
const eightDigits = /^(\d{4})(\d{2})(\d{2})$/;

type Numbers = readonly [first: number, second: number, third: number, yearDigits: number];

/** The three numbers of a written day, in any script's digits; `yearDigits` counts those of the longest. */
function numbersIn(text: string): Numbers | null {
  const latin = toLatinDigits(text.trim());
  const [, first = '', second = '', third = ''] = threeNumbers.exec(latin) ?? eightDigits.exec(latin) ?? [];
  if (!first || (first.length > 2 && third.length > 2)) return null;
  return [Number(first), Number(second), Number(third), Math.max(first.length, third.length)];
}

/**
 * The day that a file's text names when its days are written as `format` says; null where it names none. A year of
 * four digits that stands first is read as such in every format. Two digits are the latest such year up to `today`.
 */
export function dayIn(text: string, format: DateFormat, today: Day): Day | null {
  if (format === 'serial') return dayOfSerial(text) ?? dayIn(text, 'ymd', today);
  const numbers = numbersIn(text);
  if (!numbers) return null;
  const [first, second, third, yearDigits] = numbers;
  if (yearDigits === 3) return null;
  if (first > 31) {
    const calendar = first < firstGregorianYear ? 'persian' : 'gregory';
    return yearDigits === 4 ? dayOf(first, second, third, calendar) : null;
  }
  switch (format) {
    case 'ymd':
      return yearDigits === 4 ? null : dayOf(fullYear(first, today), second, third, 'gregory');
    case 'dmy':
      return dayOf(yearDigits === 4 ? third : fullYear(third, today), second, first, 'gregory');
    case 'mdy':
      return dayOf(yearDigits === 4 ? third : fullYear(third, today), first, second, 'gregory');
    case 'jalali-ymd':
      return null;
    case 'jalali-dmy':
      return yearDigits === 4 ? dayOf(third, second, first, 'persian') : null;
  }
}

function dayOf(year: number, month: number, day: number, calendar: 'gregory' | 'persian'): Day | null {
  if (calendar === 'persian') return dayOfPersian(year, month, day);
  const two = (value: number) => String(value).padStart(2, '0');
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return year >= firstGregorianYear && isDay(iso) ? iso : null;
}

/** A file names the same few thousand days again and again, and this calendar is dear to count in. */
const knownPersian = new Map<number, Day | null>();
const mostKnown = 50_000;

function dayOfPersian(year: number, month: number, day: number): Day | null {
  if (year < 1250 || year >= firstGregorianYear || month > 12 || day > 31) return null;
  const key = (year * 100 + month) * 100 + day;
  const known = knownPersian.get(key);
  if (known !== undefined) return known;
  const found = dayOfParts({ year, month, day }, 'persian');
  if (knownPersian.size >= mostKnown) knownPersian.clear();
  knownPersian.set(key, found);
  return found;
}

function fullYear(twoDigits: number, today: Day): number {
  const century = Number(today.slice(0, 2)) * 100;
  return twoDigits <= Number(today.slice(2, 4)) ? century + twoDigits : century - 100 + twoDigits;
}

/** The day of a spreadsheet's count (45000 is 2023-03-15), its time of day left out; null beyond 1927 to 2201. */
export function dayOfSerial(text: string): Day | null {
  const latin = toLatinDigits(text.trim());
  if (!/^\d{5,6}(?:[.,]\d+)?$/.test(latin)) return null;
  const count = Math.floor(Number(latin.replace(',', '.')));
  return count < EARLIEST_SERIAL || count > LATEST_SERIAL ? null : addDays(SERIAL_ZERO, count);
}

/** How many values of a column each format can read. */
export interface DatesSeen {
  values: number;
  read: Record<DateFormat, number>;
}

/** Watches the values of one column and counts how many of them each format would read as a day. */
export function watchDates(today: Day): { see(text: string): void; seen(): DatesSeen } {
  const read: Record<DateFormat, number> = {
    ymd: 0,
    dmy: 0,
    mdy: 0,
    'jalali-ymd': 0,
    'jalali-dmy': 0,
    serial: 0,
  };
  let values = 0;
  let isHopeless = false;
  return {
    see(text) {
      if (isHopeless || text === '') return;
      values += 1;
      const format = mayBeDay(text) ? formatsOf(text, today) : [];
      for (const one of format) read[one] += 1;
      isHopeless = values >= 200 && dateFormats.every((one) => read[one] === 0);
    },
    seen: () => ({ values, read }),
  };
}

const mayBeDay = (text: string) => text.length <= 40 && /^\s*\p{Nd}/u.test(text);

function formatsOf(text: string, today: Day): DateFormat[] {
  const year = yearThatStandsFirst(text);
  if (year !== null) {
    const format = year < firstGregorianYear ? 'jalali-ymd' : 'ymd';
    return dayIn(text, format, today) ? [format] : [];
  }
  return dateFormats.filter((format) =>
    format === 'serial' ? dayOfSerial(text) !== null : dayIn(text, format, today) !== null,
  );
}

function yearThatStandsFirst(text: string): number | null {
  const numbers = numbersIn(text);
  return numbers && numbers[3] === 4 && numbers[0] > 31 ? numbers[0] : null;
}

/** What the values of a file's date columns say of its format. */
export interface DateVerdict {
  /** Null where the values fit more than one order equally well: somebody must say. */
  format: DateFormat | null;
  /** The formats that fit best, the likeliest first; all of them where none fits. */
  fitting: DateFormat[];
}

/**
 * The one format in which the columns of a file write their days: the one that reads most of their values. Where
 * two read as many (03/04/2024), nobody can tell from the file. Without any values the year stands first.
 */
export function dateFormatOf(columns: readonly DatesSeen[]): DateVerdict {
  const total = (format: DateFormat) => columns.reduce((sum, { read }) => sum + read[format], 0);
  const best = Math.max(0, ...dateFormats.map(total));
  if (best === 0) return { format: 'ymd', fitting: [...dateFormats] };
  const fitting = dateFormats.filter((format) => total(format) === best);
  return { format: fitting.length === 1 ? (fitting[0] as DateFormat) : null, fitting };
}

/** A year of manufacture as its first day, in either calendar; null where the text is no year. */
export function firstDayOfYear(text: string): Day | null {
  const year = toLatinDigits(text.trim()).replace(/[.,]0+$/, '');
  if (/^(19|20)\d\d$/.test(year)) return `${year}-01-01`;
  return /^1[34]\d\d$/.test(year) ? dayOfParts({ year: Number(year), month: 1, day: 1 }, 'persian') : null;
}
