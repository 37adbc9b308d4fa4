import { addDays, addMonths, type Day, daysBetween, earlierOf, laterOf } from '../kernel/day.ts';
import type { CalendarName } from '../kernel/language.ts';
import type { ShopStay, StartDates } from './warranty.facts.ts';
import type { Duration, StartEvent, StartRule } from './warranty.terms.ts';

/*
 * Term arithmetic. The day of the event is not counted and the last day is: a term of 24 months from 10 March 2024
 * ends with the last hour of 10 March 2026, and where the last month has no such day, with its last day (Regulation
 * (EEC, Euratom) No 1182/71, Article 3(1) and (2)(c)). The same is done in the Jalali calendar.
 */

/** The first and the last day of a term, both inside it. */
export interface Period {
  readonly startsOn: Day;
  /** `null`: for life. */
  readonly endsOn: Day | null;
  /** By how many days the end moved because the device lay in the shop. */
  readonly pausedDays: number;
}

/** A stay with both ends known: `until` is the day of return and is not counted itself. */
export interface ClosedStay {
  readonly from: Day;
  readonly until: Day;
  /** From the one to the other, reckoned once for all the terms that it pauses. */
  readonly days: number;
}

/** The first day of a term and how it was come by. */
export interface TermStart {
  readonly startsOn: Day;
  readonly basis: 'known' | 'purchaseForDelivery' | 'manufacture';
}

/**
 * The first day of a term. Sold over the counter nobody writes down a delivery, so an unknown delivery is the day of
 * purchase; any other unknown event may be reckoned from the manufacture if the rule says so. `null`: not known.
 */
export function resolveStart(rule: StartRule, dates: StartDates, calendar: CalendarName): TermStart | null {
  const isDeliveryAssumed = rule.from === 'delivery' && dates.deliveredOn === null;
  const eventOn = isDeliveryAssumed ? dates.purchasedOn : dayOfEvent(rule.from, dates);
  if (eventOn !== null) {
    const basis =
      rule.from === 'manufacture' ? 'manufacture' : isDeliveryAssumed ? 'purchaseForDelivery' : 'known';
    const startsOn = rule.plusMonths === 0 ? eventOn : addMonths(eventOn, rule.plusMonths, calendar);
    return { startsOn, basis };
  }
  if (rule.ifUnknownMonthsAfterManufacture === null || dates.manufacturedOn === null) return null;
  const startsOn = addMonths(dates.manufacturedOn, rule.ifUnknownMonthsAfterManufacture, calendar);
  return { startsOn, basis: 'manufacture' };
}

function dayOfEvent(event: StartEvent, dates: StartDates): Day | null {
  switch (event) {
    case 'purchase':
      return dates.purchasedOn;
    case 'delivery':
      return dates.deliveredOn;
    case 'installation':
      return dates.installedOn;
    case 'manufacture':
      return dates.manufacturedOn;
  }
}

/**
 * The last day of a term that starts on a day, `extraMonths` later if it was extended; `null` for life.
 * All months are added in one step, so that 29 February + 36 + 12 months is 29 February again.
 */
export function lastDayOf(
  startsOn: Day,
  duration: NonNullable<Duration>,
  calendar: CalendarName,
  extraMonths = 0,
): Day | null {
  if (duration === 'lifetime') return null;
  if ('months' in duration) return addMonths(startsOn, duration.months + extraMonths, calendar);
  const endsOn = addDays(startsOn, duration.days);
  return extraMonths === 0 ? endsOn : addMonths(endsOn, extraMonths, calendar);
}

export interface PeriodInput {
  readonly startsOn: Day;
  readonly duration: NonNullable<Duration>;
  readonly calendar: CalendarName;
  readonly extraMonths?: number;
  /** The last day that the paper names, if it ends sooner than the duration. */
  readonly cappedOn?: Day | null;
  /** As {@link mergeStays} returns them. Empty where the shop does not pause the term. */
  readonly stays?: readonly ClosedStay[];
}

/** The term with its pauses. A longer duration or a further stay never makes it end sooner. */
export function resolvePeriod(input: PeriodInput): Period {
  const { startsOn, duration, calendar, extraMonths = 0, cappedOn = null, stays = [] } = input;
  const agreedEnd = lastDayOf(startsOn, duration, calendar, extraMonths);
  const end = cappedOn === null ? agreedEnd : agreedEnd === null ? cappedOn : earlierOf(agreedEnd, cappedOn);
  if (end === null) return { startsOn, endsOn: null, pausedDays: 0 };
  const pausedDays = pausedDaysIn(startsOn, end, stays);
  return { startsOn, endsOn: pausedDays === 0 ? end : addDays(end, pausedDays), pausedDays };
}

/**
 * By how many days the stays move the end of a term. Each stay that begins while the term runs, the last day
 * included, adds its days after the start; one that begins after the end, moved by the stays before, adds none.
 */
function pausedDaysIn(startsOn: Day, endsOn: Day, stays: readonly ClosedStay[]): number {
  let pausedDays = 0;
  for (const stay of stays) {
    if (stay.until <= startsOn) continue;
    if (stay.from > endsOn && stay.from > addDays(endsOn, pausedDays)) break;
    pausedDays += stay.from >= startsOn ? stay.days : daysBetween(startsOn, stay.until);
  }
  return pausedDays;
}

/**
 * The stays as they were known on a day: in order, overlapping and touching ones joined so that no day counts twice,
 * those that had not begun left out, and those still going on counted up to that day.
 */
export function mergeStays(stays: readonly ShopStay[], on: Day): ClosedStay[] {
  const begun = stays
    .map((stay) => ({ from: stay.from, until: stay.until === null ? on : earlierOf(stay.until, on) }))
    .filter((stay) => stay.from < stay.until)
    .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const merged: { from: Day; until: Day }[] = [];
  for (const stay of begun) {
    const last = merged.at(-1);
    if (last === undefined || stay.from > last.until) merged.push(stay);
    else last.until = laterOf(last.until, stay.until);
  }
  return merged.map(({ from, until }) => ({ from, until, days: daysBetween(from, until) }));
}

/** The one that ends later; the first if both end together. For life is latest of all. */
export function laterPeriod(one: Period, other: Period): Period {
  if (one.endsOn === null) return one;
  if (other.endsOn === null) return other;
  return other.endsOn > one.endsOn ? other : one;
}
