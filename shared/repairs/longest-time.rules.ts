import { Temporal } from 'temporal-polyfill/full';
import { addDays, type Day, dayOfInstant } from '../kernel/day.ts';
import { type OpeningHours, openSpansOn } from '../kernel/opening.ts';

const MINUTE_MS = 60_000;
/** A shop that has not opened for so long has no working time to count. */
const farthestDays = 400;

/**
 * The instant from which on `minutes` of the shop's working time have passed by `now` (both in milliseconds since the
 * epoch): what stands since then or longer has stood that long. Null where the shop was not open so long in the 400
 * days before.
 */
export function workingMinutesAgo(
  now: number,
  minutes: number,
  { hours, closed, zone }: { hours: OpeningHours; closed: ReadonlySet<Day>; zone: string },
): number | null {
  let left = minutes * MINUTE_MS;
  let day = dayOfInstant(now, zone);
  for (let passed = 0; passed <= farthestDays; passed++, day = addDays(day, -1)) {
    const spans = [...openSpansOn(day, hours, closed)].reverse();
    for (const { from, to } of spans) {
      const begins = instantAt(day, from, zone);
      const ends = Math.min(instantAt(day, to, zone), now);
      if (ends <= begins) continue;
      if (ends - begins >= left) return ends - left;
      left -= ends - begins;
    }
  }
  return null;
}

function instantAt(day: Day, time: string, zone: string): number {
  const [date, clock] = time === '24:00' ? [addDays(day, 1), '00:00'] : [day, time];
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: clock })
    .epochMilliseconds;
}
