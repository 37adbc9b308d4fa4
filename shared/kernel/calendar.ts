import { Temporal } from 'temporal-polyfill/full';
import { monthNamesOf, partsOf, weekdayNamesOf } from './calendar-parts.ts';
import { type Day, dayOfInstant, daysBetween, weekdayOf } from './day.ts';
import { toDisplayDigits } from './digits.ts';
import { type CalendarName, intlTag, type Language } from './language.ts';

/** `short` 08/10/2017, `long` 8 October 2017, `full` Sunday 8 October 2017. */
export type DayStyle = 'short' | 'long' | 'full';

type ShortOrder = (year: string, month: string, day: string) => string;

const slashes: ShortOrder = (year, month, day) => `${day}/${month}/${year}`;

const shortOrders: Readonly<Record<Language, ShortOrder>> = {
  en: slashes,
  el: slashes,
  fa: (year, month, day) => `${year}/${month}/${day}`,
  vi: slashes,
  'zh-CN': (year, month, day) => `${year}-${month}-${day}`,
  ru: (year, month, day) => `${day}.${month}.${year}`,
};

type LongOrder = (weekday: string, day: number, month: string, year: number) => string;

const withSpace = (weekday: string) => (weekday ? `${weekday} ` : '');
const withComma = (weekday: string) => (weekday ? `${weekday}, ` : '');

const longOrders: Readonly<Record<Language, LongOrder>> = {
  en: (weekday, day, month, year) => `${withSpace(weekday)}${day} ${month} ${year}`,
  el: (weekday, day, month, year) => `${withSpace(weekday)}${day} ${month} ${year}`,
  fa: (weekday, day, month, year) => `${withSpace(weekday)}${day} ${month} ${year}`,
  vi: (weekday, day, month, year) => `${withComma(weekday)}${day} ${month}, ${year}`,
  'zh-CN': (weekday, day, month, year) => `${year}年${month}${day}日${weekday}`,
  ru: (weekday, day, month, year) => `${withComma(weekday)}${day} ${month} ${year} г.`,
};

/**
 * The day in the language's order and digits, counted in the calendar. `parseDay` reads every style back. The
 * order is fixed here: Intl's dateStyle changes between versions of ICU, and Persian's full style is in disorder.
 */
export function formatDay(
  day: Day,
  language: Language,
  calendar: CalendarName,
  style: DayStyle = 'short',
): string {
  const parts = partsOf(day, calendar);
  if (style === 'short') {
    const two = (value: number) => String(value).padStart(2, '0');
    const text = shortOrders[language](String(parts.year), two(parts.month), two(parts.day));
    return toDisplayDigits(text, language);
  }
  const month = monthNamesOf(language, calendar, 'ofDay')[parts.month - 1] as string;
  const weekday = style === 'full' ? (weekdayNamesOf(language)[weekdayOf(day) - 1] as string) : '';
  return toDisplayDigits(longOrders[language](weekday, parts.day, month, parts.year), language);
}

const relativeFormats = new Map<Language, Intl.RelativeTimeFormat>();

/** The distance from today in days, in words: `tomorrow`, `in 3 days`, `2 days ago`. */
export function relativeDay(day: Day, today: Day, language: Language): string {
  let format = relativeFormats.get(language);
  if (!format) {
    format = new Intl.RelativeTimeFormat(intlTag(language), { numeric: 'auto' });
    relativeFormats.set(language, format);
  }
  return format.format(daysBetween(today, day), 'day');
}

/** The time of day in `zone`, 24 hours: `09:05`, ۰۹:۰۵. */
export function formatTime(epochMs: number, zone: string, language: Language): string {
  const time = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainTime();
  return toDisplayDigits(time.toString({ smallestUnit: 'minute' }), language);
}

const betweenDayAndTime: Readonly<Record<Language, string>> = {
  en: ', ',
  el: ', ',
  fa: '، ',
  vi: ', ',
  'zh-CN': ' ',
  ru: ', ',
};

/** An instant as the clock and the calendar on the wall in `zone` show it: `08/10/2017, 12:50`. */
export function formatInstant(
  epochMs: number,
  zone: string,
  language: Language,
  calendar: CalendarName,
): string {
  const day = formatDay(dayOfInstant(epochMs, zone), language, calendar, 'short');
  return `${day}${betweenDayAndTime[language]}${formatTime(epochMs, zone, language)}`;
}

/** The weekday with which a week begins on the language's wall calendars: 1 is Monday, 6 Saturday. */
export function firstWeekdayOf(language: Language): 1 | 6 {
  return language === 'fa' ? 6 : 1;
}

export { parseDay } from './typed-day.ts';
