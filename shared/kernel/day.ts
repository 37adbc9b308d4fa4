import { Temporal } from 'temporal-polyfill/full';
import { z } from 'zod';
import { dayNumber, dayOfNumber, written } from './day-number.ts';
import type { CalendarName } from './language.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/** A calendar day `YYYY-MM-DD` (ISO 8601, Gregorian) with no zone: compares and sorts as text. */
export type Day = string;

/** The first and the last day that the program takes; outside lie typing mistakes. */
export const earliestDay: Day = '1900-01-01';
export const latestDay: Day = '2200-12-31';

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True if the text is exactly `YYYY-MM-DD` and that day exists, year 0001 to 9999. Never throws. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || day < 1) return false;
  return day <= lastOfMonth(year, month);
}

function lastOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0);
}

/** A day that exists, in the years 1900 to 2200. */
export const daySchema = z
  .string({ error: 'common.invalid.day' })
  .refine((text) => isDay(text) && text >= earliestDay && text <= latestDay, { error: 'common.invalid.day' });

/** The day `count` days later (earlier if negative). Throws RangeError if `day` is none. */
export function addDays(day: Day, count: number): Day {
  const known = isDay(day) && Number.isInteger(count) ? dayOfNumber(dayNumber(day) + count) : null;
  return known ?? Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/**
 * The same day of the month `count` months later (earlier if negative), counted in the calendar's own months;
 * where that month is shorter, its last day: 31 January + 1 month = 28 or 29 February.
 * Throws RangeError if `day` is none.
 */
export function addMonths(day: Day, count: number, calendar: CalendarName = 'gregory'): Day {
  if (calendar === 'gregory' && isDay(day) && Number.isInteger(count)) {
    const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
    const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
    if (year >= 1 && year <= 9999) {
      return written(year, month, Math.min(Number(day.slice(8, 10)), lastOfMonth(year, month)));
    }
  }
  return Temporal.PlainDate.from(day)
    .withCalendar(calendar)
    .add({ months: count }, { overflow: 'constrain' })
    .withCalendar('iso8601')
    .toString();
}

/** Whole days from `from` to `to`: positive if `to` is later, 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
  if (isDay(from) && isDay(to)) return dayNumber(to) - dayNumber(from);
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

export function earlierOf(one: Day, other: Day): Day {
  return one <= other ? one : other;
}

export function laterOf(one: Day, other: Day): Day {
  return one >= other ? one : other;
}

/**
 * The calendar day that a clock on the wall shows in `zone` (IANA name, such as `Asia/Tehran`) at an instant
 * in milliseconds since the epoch. Throws RangeError if the zone is unknown or the instant no integer.
 */
export function dayOfInstant(epochMs: number, zone: string): Day {
  return addDays('1970-01-01', Math.floor((epochMs + zoneOffsetMs(epochMs, zone)) / DAY_MS));
}

const DAY_MS = 24 * 3_600_000;

/**
 * Noon of a day in `zone`, in milliseconds since the epoch: the instant that stands for a day of which no hour is
 * known. Every zone has a noon on every day. Throws RangeError if the zone is unknown.
 */
export function instantOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .epochMilliseconds;
}

/**
 * The instant, in milliseconds since the epoch, at which the day begins on a clock in `zone`. Throws RangeError if the
 * zone is unknown.
 */
export function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return Temporal.PlainDate.from(day).dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}
