import { Temporal } from 'temporal-polyfill/full';
import { type Day, earliestDay, latestDay } from './day.ts';
import { type CalendarName, intlTag, type Language } from './language.ts';

/** A day as its calendar counts it: month 1 is January or Farvardin. */
export interface DayParts {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

/** The day in the calendar's own year, month and day. Throws RangeError if `day` is none. */
export function partsOf(day: Day, calendar: CalendarName): DayParts {
  const date = Temporal.PlainDate.from(day).withCalendar(calendar);
  return { year: date.year, month: date.month, day: date.day };
}

/** The day that the calendar calls so; null if it has no such day (31 Mehr) or it lies outside the years 1900 to 2200. */
export function dayOfParts({ year, month, day }: DayParts, calendar: CalendarName): Day | null {
  try {
    const date = Temporal.PlainDate.from({ calendar, year, month, day }, { overflow: 'reject' });
    const iso = date.withCalendar('iso8601').toString();
    return iso >= earliestDay && iso <= latestDay ? iso : null;
  } catch {
    return null;
  }
}

/** How many days the day's month has in the calendar: 28 to 31. */
export function daysInMonthOf(day: Day, calendar: CalendarName): number {
  return Temporal.PlainDate.from(day).withCalendar(calendar).daysInMonth;
}

/** `ofDay` is the form beside a day's number (8 октября), `alone` the one of a heading (октябрь). */
export type MonthForm = 'ofDay' | 'alone' | 'short';

const formats: Readonly<Record<MonthForm, Intl.DateTimeFormatOptions>> = {
  ofDay: { month: 'long', day: 'numeric' },
  alone: { month: 'long', year: 'numeric' },
  short: { month: 'short', day: 'numeric' },
};

const monthNames = new Map<string, readonly string[]>();

/** The names of the twelve months, the first at index 0. */
export function monthNamesOf(language: Language, calendar: CalendarName, form: MonthForm): readonly string[] {
  const key = `${language} ${calendar} ${form}`;
  let names = monthNames.get(key);
  if (!names) {
    const format = new Intl.DateTimeFormat(intlTag(language, calendar), {
      ...formats[form],
      timeZone: 'UTC',
    });
    // The 15th of each month, far from where versions of ICU could disagree about a leap day.
    const year = calendar === 'persian' ? 1400 : 2021;
    names = Array.from({ length: 12 }, (_, index) => {
      const date = Temporal.PlainDate.from({ calendar, year, month: index + 1, day: 15 });
      const instant = date.toZonedDateTime('UTC').epochMilliseconds;
      const part = format.formatToParts(instant).find(({ type }) => type === 'month');
      return part?.value ?? String(index + 1);
    });
    if (language === 'zh-CN') names = names.map((_, index) => `${index + 1}月`);
    monthNames.set(key, names);
  }
  return names;
}

const weekdayNames = new Map<string, readonly string[]>();

/** The names of the days of the week, Monday at index 0. */
export function weekdayNamesOf(
  language: Language,
  width: 'long' | 'short' | 'narrow' = 'long',
): readonly string[] {
  const key = `${language} ${width}`;
  let names = weekdayNames.get(key);
  if (!names) {
    const format = new Intl.DateTimeFormat(intlTag(language, 'gregory'), { weekday: width, timeZone: 'UTC' });
    // 1 January 2024 was a Monday.
    names = Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)));
    weekdayNames.set(key, names);
  }
  return names;
}
