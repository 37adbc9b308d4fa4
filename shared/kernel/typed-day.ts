import { dayOfParts, monthNamesOf, partsOf, weekdayNamesOf } from './calendar-parts.ts';
import { addDays, type Day, daysBetween, earliestDay, latestDay } from './day.ts';
import { toLatinDigits } from './digits.ts';
import { type CalendarName, calendars, intlTag, type Language, languages } from './language.ts';
import { searchText } from './search-text.ts';

interface NamedMonth {
  calendar: CalendarName;
  month: number;
}

const wordsBesideDates =
  'st nd rd th of η του г года ngay thang thg nam ماه سال روز یک دو سه چهار پنج شنبه 年 月 日 号 号 星 期 周 一 二 三 四 五 六 天';

let monthsByName: Map<string, NamedMonth> | undefined;
let idleWords: Set<string> | undefined;

/** Month names of all languages: a Persian month typed in an English shop is understood as well. */
function namedMonths(): Map<string, NamedMonth> {
  if (monthsByName) return monthsByName;
  monthsByName = new Map();
  for (const language of languages) {
    for (const calendar of calendars) {
      for (const form of ['ofDay', 'alone', 'short'] as const) {
        for (const [index, name] of monthNamesOf(language, calendar, form).entries()) {
          const word = searchText(name);
          if (/^\p{L}+$/u.test(word)) monthsByName.set(word, { calendar, month: index + 1 });
        }
      }
    }
  }
  return monthsByName;
}

function isIdle(word: string): boolean {
  idleWords ??= new Set(
    searchText(
      [
        wordsBesideDates,
        ...languages.flatMap((language) => [
          ...weekdayNamesOf(language),
          ...weekdayNamesOf(language, 'short'),
        ]),
      ]
        .join(' ')
        .replace(/[0-9]/g, ''),
    ).split(' '),
  );
  return idleWords.has(word);
}

/** The month of a name or of three or more first letters that only one month has; null if none. */
function namedMonth(word: string): NamedMonth | null {
  const months = namedMonths();
  const exact = months.get(word);
  if (exact) return exact;
  if (word.length < 3) return null;
  let found: NamedMonth | null = null;
  for (const [name, month] of months) {
    if (!name.startsWith(word)) continue;
    if (found && (found.month !== month.month || found.calendar !== month.calendar)) return null;
    found = month;
  }
  return found;
}

interface TypedParts {
  year?: string;
  month: number;
  day: number;
  /** Known when the month was typed by name. */
  calendar?: CalendarName;
}

function isYearFirst(language: Language): boolean {
  return language === 'fa' || language === 'zh-CN';
}

function inOrder(numbers: string[], language: Language): TypedParts | null {
  const [first, second, third] = numbers as [string, string, string | undefined];
  if (third === undefined) {
    const [month, day] = isYearFirst(language) ? [first, second] : [second, first];
    return { month: Number(month), day: Number(day) };
  }
  const yearStands =
    first.length === 4 ? 'first' : third.length === 4 ? 'last' : isYearFirst(language) ? 'first' : 'last';
  return yearStands === 'first'
    ? { year: first, month: Number(second), day: Number(third) }
    : { year: third, month: Number(second), day: Number(first) };
}

/** Takes the text apart into year, month and day; null unless every word of it has a meaning. */
function typedParts(text: string, language: Language): TypedParts | null {
  const numbers: string[] = [];
  let named: NamedMonth | null = null;
  for (const word of searchText(text)
    .replace(/^thu [2-7] /, '')
    .split(' ')) {
    const number = /^([0-9]+)(?:st|nd|rd|th|η)?$/.exec(word)?.[1];
    if (number) numbers.push(number);
    else {
      const month: NamedMonth | null = named ? null : namedMonth(word);
      if (month) named = month;
      else if (!isIdle(word)) return null;
    }
  }
  const compact = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(numbers.join(' '));
  const parts = compact ? compact.slice(1) : numbers;
  if (parts.some((number) => number.length > 4 || number.length === 3)) return null;
  if (parts.filter((number) => number.length === 4).length > 1) return null;
  if (!named) return parts.length === 2 || parts.length === 3 ? inOrder(parts, language) : null;
  if (parts.length === 1) return { ...named, day: Number(parts[0]) };
  if (parts.length !== 2) return null;
  const [first, second] = parts as [string, string];
  return first.length === 4
    ? { ...named, year: first, day: Number(second) }
    : { ...named, year: second, day: Number(first) };
}

const firstGregorianYear = 1900;

/** Which calendar a year of four digits belongs to: the years of the two do not meet. */
function calendarOfYear(year: number, preferred: CalendarName): CalendarName | null {
  if (year >= firstGregorianYear) return 'gregory';
  return (year >= 1300 && year < 1500) || preferred === 'persian' ? 'persian' : null;
}

/** The year nearest to this one that ends so, at most 20 years ahead. */
function yearOfTwoDigits(ending: number, thisYear: number): number {
  const latest = thisYear + 20;
  return latest - ((((latest - ending) % 100) + 100) % 100);
}

function nearest(parts: TypedParts, calendar: CalendarName, today: Day): Day | null {
  const thisYear = partsOf(today, calendar).year;
  let best: Day | null = null;
  for (const year of [thisYear + 1, thisYear, thisYear - 1]) {
    const day = dayOfParts({ year, month: parts.month, day: parts.day }, calendar);
    if (!day) continue;
    if (!best || Math.abs(daysBetween(today, day)) < Math.abs(daysBetween(today, best))) best = day;
  }
  return best;
}

function withinLimits(day: Day): Day | null {
  return day >= earliestDay && day <= latestDay ? day : null;
}

/** `+3` and `-1`, and the language's words for today and the two days on either side; null if it is neither. */
function nearToday(text: string, language: Language, today: Day): Day | null {
  const signed = /^([+-])\s?([0-9]{1,4})$/.exec(text);
  if (signed) return withinLimits(addDays(today, signed[1] === '-' ? -Number(signed[2]) : Number(signed[2])));
  if (/[0-9]/.test(text)) return null;
  const asked = searchText(text);
  const format = new Intl.RelativeTimeFormat(intlTag(language), { numeric: 'auto' });
  const distance = [0, 1, -1, 2, -2].find((days) => searchText(format.format(days, 'day')) === asked);
  return distance === undefined ? null : withinLimits(addDays(today, distance));
}

const ofDates = /^[\p{L}\p{M}\p{Nd}\p{Cf}\s.,،/-]+$/u;

/**
 * The day that a person typed, in any digits and with any of the separators `/ . - ,` and space: ISO 8601, the
 * language's order (year first in Chinese and Persian, day first elsewhere), month names of any language, `+3` and
 * `-1` and words such as `tomorrow`. Years from 1300 to 1499 are Jalali in every language; a year of two digits is
 * the calendar's one at most 20 years ahead; without a year the day nearest to today is meant. Null if there is no
 * such day or it lies outside the years 1900 to 2200.
 */
export function parseDay(text: string, language: Language, calendar: CalendarName, today: Day): Day | null {
  const typed = toLatinDigits(text.normalize('NFKC')).replace(/[−–—]/g, '-').trim();
  if (typed.length > 60) return null;
  const near = nearToday(typed.replace(/\p{Cf}/gu, ''), language, today);
  if (near) return near;
  if (!ofDates.test(typed) || /^[-+]/.test(typed)) return null;
  const parts = typedParts(typed, language);
  if (!parts) return null;
  if (parts.year === undefined) return nearest(parts, parts.calendar ?? calendar, today);
  if (parts.year.length === 4) {
    const counted = calendarOfYear(Number(parts.year), parts.calendar ?? calendar);
    if (!counted || (parts.calendar && parts.calendar !== counted)) return null;
    return dayOfParts({ ...parts, year: Number(parts.year) }, counted);
  }
  const counted = parts.calendar ?? calendar;
  const year = yearOfTwoDigits(Number(parts.year), partsOf(today, counted).year);
  return dayOfParts({ year, month: parts.month, day: parts.day }, counted);
}
