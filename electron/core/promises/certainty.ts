import { addDays, type Day, dayOfInstant, daysBetween } from '../../../shared/kernel/day.ts';
import { isOpenOn } from '../../../shared/kernel/opening.ts';
import { type Certainty, certaintyFrom } from '../../../shared/promises/certainty.rules.ts';
import type { Reading } from '../context.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { shop } from '../settings/shop.ts';
import { finishedPromises } from './queue.sql.ts';

/** A shop changes: what is older tells little of today. */
const SINCE_DAYS = 365;
const MOST = 1000;
/** What was reckoned farther ahead than that counts as this far. */
const AHEAD_DAYS = 366;

/** How surely the reckoned day held in the year that is behind us. */
export function certaintyNow(context: Reading): Certainty {
  const { store, now, today } = context;
  const { zone } = shop(context);
  const rows = store.all(finishedPromises, { since: now - SINCE_DAYS * 86_400_000, limit: MOST });
  if (rows.length === 0) return certaintyFrom([]);
  const openDays = openDaysFrom(context, addDays(today, -SINCE_DAYS - 1));
  return certaintyFrom(
    rows.map(({ madeAt, earliestOn, readyAt }) => {
      const madeOn = dayOfInstant(madeAt, zone);
      return {
        reckonedDays: openDays(madeOn, earliestOn) + 1,
        tookDays: openDays(madeOn, dayOfInstant(readyAt, zone)) + 1,
      };
    }),
  );
}

/** Counts the open days after one day up to another, both from `first` on. */
function openDaysFrom(context: Reading, first: Day): (after: Day, until: Day) => number {
  const { hours } = shop(context);
  const year = Number(first.slice(0, 4));
  const closed = closedDaysOf(context, [year, year + 1, year + 2]);
  const upTo = [0];
  for (let index = 1; index <= SINCE_DAYS + AHEAD_DAYS; index += 1) {
    upTo[index] = (upTo[index - 1] ?? 0) + (isOpenOn(addDays(first, index), hours, closed) ? 1 : 0);
  }
  const countAt = (day: Day) => upTo[Math.min(upTo.length - 1, Math.max(0, daysBetween(first, day)))] ?? 0;
  return (after, until) => Math.max(0, countAt(until) - countAt(after));
}
