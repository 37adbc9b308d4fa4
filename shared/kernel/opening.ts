import { z } from 'zod';
import { addDays, type Day, weekdayOf } from './day.ts';

/** Wall clock, `00:00` to `23:59`; `24:00` only as an end. */
const clockTime = z
  .string()
  .regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'common.invalid.time', abort: true });
const clockEnd = z
  .string()
  .regex(/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, { error: 'common.invalid.time', abort: true });

const openSpan = z
  .object({ from: clockTime, to: clockEnd })
  .refine((span) => span.from < span.to, { error: 'common.invalid.timeOrder', path: ['to'] });

const openSpans = z
  .array(openSpan)
  .max(4, { error: 'common.invalid.tooMany' })
  .refine((spans) => spans.every((span, index) => index === 0 || (spans[index - 1]?.to ?? '') <= span.from), {
    error: 'common.invalid.timeOrder',
  });

/** Per weekday (1 is Monday, 7 Sunday) the spans in which the shop is open, in order; none on a closed day. */
export const openingHoursSchema = z.object({
  1: openSpans,
  2: openSpans,
  3: openSpans,
  4: openSpans,
  5: openSpans,
  6: openSpans,
  7: openSpans,
});

export type OpeningHours = z.infer<typeof openingHoursSchema>;

export type OpenSpan = z.infer<typeof openSpan>;

/** What a new shop in the country (ISO 3166-1, two letters) starts with: Monday to Saturday, in Iran Saturday to Thursday noon. */
export function defaultOpeningHours(country: string): OpeningHours {
  const whole = () => [{ from: '09:00', to: '18:00' }];
  const half = () => [{ from: '09:00', to: '13:00' }];
  if (country.toUpperCase() === 'IR') {
    return { 1: whole(), 2: whole(), 3: whole(), 4: half(), 5: [], 6: whole(), 7: whole() };
  }
  return { 1: whole(), 2: whole(), 3: whole(), 4: whole(), 5: whole(), 6: whole(), 7: [] };
}

/** When suppliers and carriers of the country (ISO 3166-1, two letters) work: its office week, without the half days. */
export function officeHours(country: string): OpeningHours {
  const day = () => [{ from: '09:00', to: '17:00' }];
  if (country.toUpperCase() === 'IR') {
    return { 1: day(), 2: day(), 3: day(), 4: [], 5: [], 6: day(), 7: day() };
  }
  return { 1: day(), 2: day(), 3: day(), 4: day(), 5: day(), 6: [], 7: [] };
}

/** The spans in which the shop is open that day, in order; none on closed days. */
export function openSpansOn(
  day: Day,
  hours: OpeningHours,
  closedDays: ReadonlySet<Day>,
): readonly OpenSpan[] {
  return closedDays.has(day) ? [] : hours[weekdayOf(day)];
}

/** True if the shop is open at any time of that day. */
export function isOpenOn(day: Day, hours: OpeningHours, closedDays: ReadonlySet<Day>): boolean {
  return openSpansOn(day, hours, closedDays).length > 0;
}

/** Longer than any holiday, short enough to search. */
const farthestDays = 366;

/**
 * The first open day from `day` on, `day` itself included. Null if the shop is closed for the year that follows,
 * as with hours that are empty on every weekday.
 */
export function nextOpenDay(day: Day, hours: OpeningHours, closedDays: ReadonlySet<Day>): Day | null {
  let candidate = day;
  for (let count = 0; count <= farthestDays; count += 1) {
    if (isOpenOn(candidate, hours, closedDays)) return candidate;
    candidate = addDays(candidate, 1);
  }
  return null;
}

/**
 * The day on which `count` open days after `day` have passed (0: the first open day from `day` on). `day` itself
 * does not count. Null if the shop never opens. Throws RangeError on a negative or broken count.
 */
export function addOpenDays(
  day: Day,
  count: number,
  hours: OpeningHours,
  closedDays: ReadonlySet<Day>,
): Day | null {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`no count of days: ${count}`);
  let reached = count === 0 ? nextOpenDay(day, hours, closedDays) : day;
  for (let passed = 0; passed < count && reached; passed += 1) {
    reached = nextOpenDay(addDays(reached, 1), hours, closedDays);
  }
  return reached;
}
