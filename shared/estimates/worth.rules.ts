import { type Day, daysBetween } from '../kernel/day.ts';
import { type Minor, shareOf } from '../kernel/money.ts';

/** For how many years devices of a group serve, by the English name of the catalogue's group; all others seven. */
const yearsOfGroup: Readonly<Record<string, number>> = {
  'Phones and tablets': 4,
  Computers: 5,
  'Sound and picture': 7,
  Kitchen: 8,
  Household: 8,
  'Heating and air': 12,
  'Personal care': 5,
  'Tools, toys and vehicles': 8,
};

export function yearsOfUse(group: string): number {
  return yearsOfGroup[group] ?? 7;
}

/**
 * What a device is worth on a day: its price falls in a straight line to nothing over its years of use (of 365 days),
 * rounded down. Null where price or purchase day is not known. A proposal: whoever writes the estimate may correct it.
 */
export function presentValue(
  priceMinor: Minor | null,
  purchasedOn: Day | null,
  today: Day,
  years: number,
): Minor | null {
  if (priceMinor === null || purchasedOn === null) return null;
  const lifeDays = years * 365;
  const leftDays = Math.min(lifeDays, Math.max(0, lifeDays - daysBetween(purchasedOn, today)));
  return Number((BigInt(priceMinor) * BigInt(leftDays)) / BigInt(lifeDays));
}

/** Whether what the customer would pay is more than the share of the value up to which a repair is worth it. */
export function isNotWorthIt(
  customerMinor: Minor,
  valueMinor: Minor | null,
  worthBasisPoints: number,
): boolean {
  return valueMinor !== null && customerMinor > shareOf(valueMinor, worthBasisPoints);
}
