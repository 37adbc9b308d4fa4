const MINUTE_MS = 60_000;

/** Misses that cost nothing: mistyping is human. */
const FREE_MISSES = 4;
const waitMinutes = [1, 2, 4, 8, 15] as const;

/** How long a person waits on a device after their n-th miss in a row there: from the fifth on 1, 2, 4, 8, then 15 minutes. */
export function waitMsAfter(misses: number): number {
  if (misses <= FREE_MISSES) return 0;
  return (waitMinutes[misses - FREE_MISSES - 1] ?? 15) * MINUTE_MS;
}

export interface Misses {
  misses: number;
  /** UTC milliseconds. */
  lastAt: number;
  waitUntil: number;
}

/** What is left of the wait, in milliseconds. Where the clock was set back, the whole wait: it shortens nothing. */
export function waitLeftMs({ misses, lastAt, waitUntil }: Misses, now: number): number {
  if (waitUntil <= lastAt) return 0;
  return now < lastAt ? waitMsAfter(misses) : Math.max(0, waitUntil - now);
}
