import { addDays, dayOfInstant } from '../../../shared/kernel/day.ts';
import { isOpenOn } from '../../../shared/kernel/opening.ts';
import { type Certainty, certaintyFrom } from '../../../shared/promises/certainty.rules.ts';
import type { Reading } from '../context.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { shop } from '../settings/shop.ts';
import { finishedPromises } from './queue.sql.ts';

/** A shop changes: what is older tells little of today. */
const SINCE_DAYS = 365;
const MOST = 1000;
/** Longer than that an order does not take as many days as it took, it was forgotten. */
const LONGEST_DAYS = 366;

/** How surely the reckoned day held in the year that is behind us. */
export function certaintyNow(context: Reading): Certainty {
  const { store, now, today } = context;
  const { hours, zone } = shop(context);
  const rows = store.all(finishedPromises, { since: now - SINCE_DAYS * 86_400_000, limit: MOST });
  const year = Number(today.slice(0, 4));
  const closed = closedDaysOf(context, [year - 1, year, year + 1]);
  const openDays = (from: string, until: string) => {
    let count = 0;
    let day = from;
    for (let looked = 0; looked < LONGEST_DAYS && day < until; looked += 1) {
      day = addDays(day, 1);
      if (isOpenOn(day, hours, closed)) count += 1;
    }
    return count;
  };
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
