import { addDays, type Day, laterOf } from '../kernel/day.ts';

/** How long a device has been ready and not collected: told again, then written to, then the owner decides. */
export const uncollectedBands = ['fresh', 'tell', 'write', 'end'] as const;
export type UncollectedBand = (typeof uncollectedBands)[number];

export const tellingWays = ['phone', 'message', 'email', 'post', 'inPerson'] as const;

export const uncollectedDecisions = ['dispose', 'keep', 'donate'] as const;

export interface UncollectedDays {
  uncollectedTellDays: number;
  uncollectedWriteDays: number;
  uncollectedEndDays: number;
}

/** From how many days after it became ready a device is in this band. */
function beginOf(band: UncollectedBand, days: UncollectedDays): number {
  if (band === 'fresh') return 0;
  if (band === 'tell') return days.uncollectedTellDays;
  if (band === 'write') return Math.max(days.uncollectedWriteDays, days.uncollectedTellDays);
  return Math.max(days.uncollectedEndDays, days.uncollectedWriteDays, days.uncollectedTellDays);
}

/** The band of a device that has been ready for so many days: the last that has begun. */
export function bandAfter(readyDays: number, days: UncollectedDays): UncollectedBand {
  const begun = uncollectedBands.filter((band) => readyDays >= beginOf(band, days));
  return begun.at(-1) ?? 'fresh';
}

/**
 * The days on which a device must have become ready to be in this band `today`, both included; null: without end. A
 * band that the house's numbers leave no room for has none: `from` is then after `until`.
 */
export function readySpanOf(
  band: UncollectedBand,
  days: UncollectedDays,
  today: Day,
): { from: Day | null; until: Day | null } {
  const next = uncollectedBands[uncollectedBands.indexOf(band) + 1];
  return {
    from: next ? addDays(today, 1 - beginOf(next, days)) : null,
    until: band === 'fresh' ? null : addDays(today, -beginOf(band, days)),
  };
}

/**
 * The last day on which a device can be collected, as the letter names it: so many days after it became ready, and
 * never fewer after the letter than the house leaves between letter and end, two weeks at the least.
 */
export function keptUntil(readyOn: Day, writtenOn: Day, days: UncollectedDays): Day {
  const grace = Math.max(14, days.uncollectedEndDays - days.uncollectedWriteDays);
  return laterOf(addDays(readyOn, days.uncollectedEndDays), addDays(writtenOn, grace));
}
