import type { Day } from '../../../shared/kernel/day.ts';
import { holidaysOf } from '../../../shared/kernel/holidays.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { Reading } from '../context.ts';
import { shop } from './shop.ts';

interface ClosedDay {
  on: Day;
  name: string;
  kind: 'public' | 'own';
  isOpen: boolean;
}

/** The public holidays and the shop's own closed days of a Gregorian year, in order; which of them it keeps. */
export function holidays(context: Reading, { year }: { year: number }): ClosedDay[] {
  const { country, keepsPublicHolidays, closedDays, openDays } = shop(context);
  const language = context.maybeActor?.language ?? context.shop.language;
  const own = closedDays
    .filter(({ on }) => on.startsWith(`${year}-`))
    .map(({ on, name }): ClosedDay => ({ on, name, kind: 'own', isOpen: false }));
  const ownDays = new Set(own.map(({ on }) => on));
  const publicDays = namedHolidays(country, year, language)
    .filter(({ on }) => !ownDays.has(on))
    .map(
      ({ on, name }): ClosedDay => ({
        on,
        name,
        kind: 'public',
        isOpen: !keepsPublicHolidays || openDays.includes(on),
      }),
    );
  return [...own, ...publicDays].sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Every day of these Gregorian years on which the shop is closed beside its weekly hours. */
export function closedDaysOf(context: Reading, years: readonly number[]): Set<Day> {
  const days = years.flatMap((year) => holidays(context, { year }));
  return new Set(days.filter(({ isOpen }) => !isOpen).map(({ on }) => on));
}

/** The country's public holidays of these Gregorian years, whether or not the shop keeps them. */
export function publicHolidaysOf(context: Reading, years: readonly number[]): Set<Day> {
  const { country, language } = context.shop;
  return new Set(years.flatMap((year) => namedHolidays(country, year, language).map(({ on }) => on)));
}

const known = new Map<string, readonly { on: Day; name: string }[]>();

/** Reckoning a year takes some 10 ms and never changes while the program runs. */
function namedHolidays(country: string, year: number, language: Language) {
  const key = `${country} ${year} ${language}`;
  let found = known.get(key);
  if (!found) {
    found = holidaysOf(country, year, language);
    if (known.size > 200) known.clear();
    known.set(key, found);
  }
  return found;
}
