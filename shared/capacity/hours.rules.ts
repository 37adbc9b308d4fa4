import { addDays, type Day, daysBetween, weekdayOf } from '../kernel/day.ts';
import type { OpeningHours, OpenSpan } from '../kernel/opening.ts';

export interface Absence {
  fromOn: Day;
  /** The last day of it. */
  untilOn: Day;
}

export interface DaysAhead {
  today: Day;
  /** How many days are wanted, today included. */
  count: number;
  /** Holidays and the shop's own closed days. */
  closed: ReadonlySet<Day>;
  /** Of today so many minutes have passed on the shop's wall clock. */
  nowMinute: number;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Minutes within spans, after `from` (a minute of the day). Spans that end before they begin count nothing. */
export function minutesIn(spans: readonly OpenSpan[], from = 0): number {
  let sum = 0;
  for (const span of spans) sum += Math.max(0, minuteOf(span.to) - Math.max(minuteOf(span.from), from));
  return sum;
}

/**
 * Minutes day by day from today on: the weekly hours, nothing on closed days and in absences, of today what is left.
 * @param shareBasisPoints the part of each day that is counted, 10 000 for all of it; rounded down to whole minutes.
 */
export function minutesByDay(
  hours: OpeningHours,
  { today, count, closed, nowMinute }: DaysAhead,
  absences: readonly Absence[] = [],
  shareBasisPoints = 10_000,
): number[] {
  const counted = (minutes: number) => Math.floor((minutes * shareBasisPoints) / 10_000);
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => counted(minutesIn(hours[weekday])));
  const first = weekdayOf(today) - 1;
  const minutes = Array.from({ length: count }, (_, index) => week[(first + index) % 7] ?? 0);
  if (count > 0) minutes[0] = counted(minutesIn(hours[weekdayOf(today)], nowMinute));
  const last = addDays(today, count - 1);
  for (const day of closed) {
    if (day >= today && day <= last) minutes[daysBetween(today, day)] = 0;
  }
  for (const { fromOn, untilOn } of absences) {
    const end = Math.min(count - 1, daysBetween(today, untilOn));
    for (let index = Math.max(0, daysBetween(today, fromOn)); index <= end; index += 1) minutes[index] = 0;
  }
  return minutes;
}
