import { addDays, type Day } from '../../shared/kernel/day.ts';
import { holidaysOf } from '../../shared/kernel/holidays.ts';
import { defaultOpeningHours, nextOpenDay } from '../../shared/kernel/opening.ts';

/** The first day from `count` days after `day` on which a new shop in that country is open. */
export function openDayAfter(day: Day, count: number, country = 'GR'): Day {
  const from = addDays(day, count);
  const year = Number(from.slice(0, 4));
  const closed = new Set(
    [year, year + 1].flatMap((one) => holidaysOf(country, one, 'en').map(({ on }) => on)),
  );
  return nextOpenDay(from, defaultOpeningHours(country), closed) ?? from;
}
