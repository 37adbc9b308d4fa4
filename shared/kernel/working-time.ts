import { Temporal } from 'temporal-polyfill/full';
import { addDays, type Day, dayOfInstant } from './day.ts';
import { type OpeningHours, openSpansOn } from './opening.ts';

const MINUTE_MS = 60_000;

/** When somebody works: the hours of the week by the clocks of a zone, less the days on which nobody does. */
export interface WorkingCalendar {
  hours: OpeningHours;
  closedDays: ReadonlySet<Day>;
  /** IANA name, such as `Asia/Tehran`. */
  zone: string;
}

/** Counts the working minutes of one calendar. Ask the same one again: it keeps every day that it has worked out. */
export interface WorkingTime {
  /**
   * Working minutes between two instants in milliseconds since the epoch, both taken at the beginning of their
   * minute, so that what follows upon each other adds up. 0 where `until` is not after `from`.
   */
  minutesBetween(from: number, until: number): number;
}

/** A stretch of minutes since the epoch, the last not included. */
interface Span {
  opens: number;
  closes: number;
}

interface WorkingDay {
  spans: readonly Span[];
  minutes: number;
  next: Day;
}

/**
 * The working time of a calendar. Its hours are what the clock on the wall shows: work begins when the clock first
 * shows the hour and ends when it first shows the other. Where the clocks skip an hour it is not there to be worked
 * in, and where they show one twice both are minutes that pass.
 * Throws RangeError if the zone is unknown.
 */
export function workingTime(calendar: WorkingCalendar): WorkingTime {
  const days = new Map<Day, WorkingDay>();
  const dayOf = (day: Day): WorkingDay => {
    const known = days.get(day);
    if (known) return known;
    const spans = spansOf(day, calendar);
    const minutes = spans.reduce((sum, { opens, closes }) => sum + closes - opens, 0);
    const made = { spans, minutes, next: addDays(day, 1) };
    days.set(day, made);
    return made;
  };
  return {
    minutesBetween(fromMs, untilMs) {
      const from = Math.floor(fromMs / MINUTE_MS);
      const until = Math.floor(untilMs / MINUTE_MS);
      if (until <= from) return 0;
      let day = dayOfInstant(fromMs, calendar.zone);
      // clocks that go back over midnight show the day before again when the next one has begun
      const last = addDays(dayOfInstant(untilMs, calendar.zone), 1);
      let minutes = 0;
      while (day <= last) {
        const { spans, minutes: whole, next } = dayOf(day);
        const [first, end] = [spans[0], spans[spans.length - 1]];
        if (first && end) {
          minutes += from <= first.opens && end.closes <= until ? whole : minutesWithin(spans, from, until);
        }
        day = next;
      }
      return minutes;
    },
  };
}

function minutesWithin(spans: readonly Span[], from: number, until: number): number {
  let minutes = 0;
  for (const { opens, closes } of spans) {
    minutes += Math.max(0, Math.min(closes, until) - Math.max(opens, from));
  }
  return minutes;
}

function spansOf(day: Day, { hours, closedDays, zone }: WorkingCalendar): Span[] {
  return openSpansOn(day, hours, closedDays).map(({ from, to }) => ({
    opens: minuteOf(day, from, zone),
    closes: to === '24:00' ? minuteOf(addDays(day, 1), '00:00', zone) : minuteOf(day, to, zone),
  }));
}

/** The minute at which the clocks of the zone first show the hour of the day, or jump over it. */
function minuteOf(day: Day, clock: string, zone: string): number {
  const asked = Temporal.PlainDate.from(day).toPlainDateTime(clock);
  const found = asked.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(asked)) return Math.floor(found.epochMilliseconds / MINUTE_MS);
  const jump = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return Math.floor((jump ?? found).epochMilliseconds / MINUTE_MS);
}
