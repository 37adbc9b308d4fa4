/**
 * Days counted from 1 January 1970, which is 0: dates as numbers, for a shop reckons with thousands of them.
 * Both ways are Howard Hinnant's `days_from_civil` and `civil_from_days` (howardhinnant.github.io/date_algorithms).
 */

const DAYS_OF_ERA = 146_097;

/** The number of a day `YYYY-MM-DD` that exists. */
export function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - 719_468;
}

/** The day of that number, in the years 1 to 9999; null outside. */
export function dayOfNumber(number: number): string | null {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year >= 1 && year <= 9999 ? written(year, month, day) : null;
}

/** `YYYY-MM-DD`. */
export function written(year: number, month: number, day: number): string {
  const two = (count: number) => (count < 10 ? `0${count}` : String(count));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
