import { Temporal } from 'temporal-polyfill/full';

/** From `from` up to, not including, `until` the zone's clocks stand `offsetMs` ahead of UTC. */
interface Span {
  from: number;
  until: number;
  offsetMs: number;
}

/** Two a year and zone at most, and the same as long as the program runs: the calendar's own rules, looked up once. */
const spans = new Map<string, Span[]>();

/**
 * How far the clocks of `zone` (IANA name) are ahead of UTC at an instant in milliseconds since the epoch.
 * Throws RangeError if the zone is unknown or the instant no integer.
 */
export function zoneOffsetMs(epochMs: number, zone: string): number {
  if (!Number.isInteger(epochMs)) throw new RangeError(`${epochMs} is no instant`);
  const known = spans.get(zone) ?? [];
  for (const span of known) {
    if (span.from <= epochMs && epochMs < span.until) return span.offsetMs;
  }
  const span = spanAt(epochMs, zone);
  spans.set(zone, [span, ...known]);
  return span.offsetMs;
}

function spanAt(epochMs: number, zone: string): Span {
  const then = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // a change at this very instant is the one that began the span
  const began = then.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const ends = then.getTimeZoneTransition('next');
  return {
    from: began?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: ends?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: then.offsetNanoseconds / 1e6,
  };
}
