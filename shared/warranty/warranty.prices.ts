import { type Minor, shareOf } from '../kernel/money.ts';
import { wholeBasisPoints } from './warranty.terms.ts';

/**
 * What the customer pays for a service of which others bear `coveredBasisPoints`: nothing if they bear all of it.
 * `null`: by estimate, which is also what a part of an estimate is.
 */
export function priceToday(priceMinor: Minor | null, coveredBasisPoints: number): Minor | null {
  if (coveredBasisPoints >= wholeBasisPoints) return 0;
  return priceMinor === null ? null : priceMinor - shareOf(priceMinor, coveredBasisPoints);
}
