/** One finished order: how long it was reckoned to take when its day was promised, and how long it took, in open days. */
export interface Finished {
  /** The day of the promise counts as 1. */
  reckonedDays: number;
  tookDays: number;
}

/** With fewer finished orders nothing is said. */
export const FEWEST_FINISHED = 30;
/** Of ten promises by the certain day eight are to hold. */
export const CERTAIN_SHARE = 0.8;
/** Nothing takes so many times as long: whoever lies above was forgotten, not repaired. */
const GREATEST_FACTOR = 50;

export type Certainty =
  | { isKnown: true; factor: number; finished: number }
  | { isKnown: false; finished: number };

/**
 * By how much longer than reckoned a day must be named so that 80 % of the finished orders would have been ready: the
 * smallest factor that does it for the history itself, whole days as promised. One order more than there are is
 * counted as late, since the next one is not among them (the usual correction of a quantile for the next of a row).
 */
export function certaintyFrom(history: readonly Finished[]): Certainty {
  const usable = history.filter(
    ({ reckonedDays, tookDays }) =>
      reckonedDays >= 1 && tookDays >= 1 && Number.isFinite(tookDays / reckonedDays),
  );
  const finished = usable.length;
  if (finished < FEWEST_FINISHED) return { isKnown: false, finished };
  // just enough for the whole days of one order: the ceiling of reckoned × factor reaches what it took
  const needed = usable
    .map(({ reckonedDays, tookDays }) =>
      tookDays <= reckonedDays ? 1 : (tookDays - 1) / reckonedDays + 1e-9,
    )
    .map((factor) => Math.max(1, factor))
    .sort((a, b) => a - b);
  const rank = Math.min(finished, Math.ceil((finished + 1) * CERTAIN_SHARE));
  return { isKnown: true, factor: Math.min(GREATEST_FACTOR, needed[rank - 1] ?? 1), finished };
}

/** In how many open days it is ready with that certainty, of an order reckoned at so many (the day itself counts as 1). */
export function certainDays(reckonedDays: number, factor: number): number {
  return Math.max(reckonedDays, Math.ceil(reckonedDays * factor));
}
