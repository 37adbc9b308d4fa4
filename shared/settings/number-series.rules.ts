import { Temporal } from 'temporal-polyfill/full';
import type { Day } from '../kernel/day.ts';
import type { CalendarName } from '../kernel/language.ts';

/** What the shop numbers for people to read aloud. */
export const numberKinds = ['repair', 'customer', 'invoice', 'creditNote'] as const;

export type NumberKind = (typeof numberKinds)[number];

export interface SeriesForm {
  prefix: string;
  /** The least count of digits, 1 to 9. */
  width: number;
}

export const defaultSeries: Readonly<Record<NumberKind, SeriesForm & { beginsAnewEachYear: boolean }>> = {
  repair: { prefix: 'R-', width: 5, beginsAnewEachYear: true },
  customer: { prefix: 'C-', width: 5, beginsAnewEachYear: false },
  invoice: { prefix: 'I-', width: 5, beginsAnewEachYear: true },
  creditNote: { prefix: 'N-', width: 5, beginsAnewEachYear: true },
};

/** `R-2026-00123`, or `C-00042` with year 0: the series then never begins anew. */
export function formatNumber({ prefix, width }: SeriesForm, year: number, count: number): string {
  const digits = String(count).padStart(width, '0');
  return year === 0 ? `${prefix}${digits}` : `${prefix}${year}-${digits}`;
}

/** The year by which the shop counts: that of its own calendar, 1405 in a shop that keeps the Persian one. */
export function yearOf(day: Day, calendar: CalendarName): number {
  return Temporal.PlainDate.from(day).withCalendar(calendar).year;
}
