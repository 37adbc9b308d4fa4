import { type Day, daysBetween } from '../kernel/day.ts';

/** An end as the card shows it. */
export interface Ending {
  /** The last day, past or to come. `null`: for life, or there is none to tell. */
  readonly until: Day | null;
  readonly isLifetime: boolean;
  /** Days from today to `until`: 0 on the last day, negative once it is past (also in the days of grace). */
  readonly daysLeft: number | null;
}

export const noEnding: Ending = { until: null, isLifetime: false, daysLeft: null };

/** How an end looks from a day. */
export function endingOn(until: Day | null, today: Day): Ending {
  if (until === null) return { until: null, isLifetime: true, daysLeft: null };
  return { until, isLifetime: false, daysLeft: daysBetween(today, until) };
}

/** The ending alone, of something that has one. */
export function endingOf(ending: Ending): Ending {
  return { until: ending.until, isLifetime: ending.isLifetime, daysLeft: ending.daysLeft };
}
