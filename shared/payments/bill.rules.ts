import type { ChargeLine } from '../estimates/charge-line.ts';
import { type Day, daysBetween } from '../kernel/day.ts';
import type { Minor } from '../kernel/money.ts';

/** A line of a bill: what an order has come to cost, or the days for which it was kept. */
export interface BillLine extends Omit<ChargeLine, 'kind'> {
  kind: ChargeLine['kind'] | 'storage';
  repairId: number;
}

/**
 * The tax that an amount holds, rounded to the minor unit, halves away from zero: gross × rate / (1 + rate).
 * Exact for every safe integer. Throws RangeError on anything else.
 */
export function taxWithin(grossMinor: Minor, basisPoints: number): Minor {
  if (!Number.isSafeInteger(grossMinor) || !Number.isSafeInteger(basisPoints) || basisPoints < 0) {
    throw new RangeError(`no tax of ${basisPoints} basis points within ${grossMinor}`);
  }
  const whole = 10_000n + BigInt(basisPoints);
  const product = BigInt(grossMinor) * BigInt(basisPoints);
  const size = product < 0n ? -product : product;
  const tax = Number((size * 2n + whole) / (whole * 2n));
  return product < 0n && tax !== 0 ? -tax : tax;
}

export interface TaxSum {
  basisPoints: number;
  netMinor: Minor;
  taxMinor: Minor;
  grossMinor: Minor;
}

type Taxed = Pick<BillLine, 'customerMinor' | 'taxBasisPoints'>;

/**
 * The tax in what the customer is charged, by rate, the highest first; a rate with nothing charged is left out. Rounded
 * line by line, so that what is credited in parts comes to the same tax as what was invoiced.
 */
export function taxesOf(lines: readonly Taxed[]): TaxSum[] {
  const sums = new Map<number, TaxSum>();
  for (const { customerMinor, taxBasisPoints } of lines) {
    if (customerMinor === 0) continue;
    const sum = sums.get(taxBasisPoints) ?? {
      basisPoints: taxBasisPoints,
      netMinor: 0,
      taxMinor: 0,
      grossMinor: 0,
    };
    const taxMinor = taxWithin(customerMinor, taxBasisPoints);
    sum.grossMinor += customerMinor;
    sum.taxMinor += taxMinor;
    sum.netMinor += customerMinor - taxMinor;
    sums.set(taxBasisPoints, sum);
  }
  return [...sums.values()].sort((one, other) => other.basisPoints - one.basisPoints);
}

export interface BillSums {
  totalMinor: Minor;
  coveredMinor: Minor;
  customerMinor: Minor;
}

export function sumsOf(lines: readonly BillSums[]): BillSums {
  const sum = (of: keyof BillSums) => lines.reduce((total, line) => total + line[of], 0);
  return {
    totalMinor: sum('totalMinor'),
    coveredMinor: sum('coveredMinor'),
    customerMinor: sum('customerMinor'),
  };
}

export interface Kept {
  repairId: number;
  /** The day of the letter, from the next of which storage is charged; null: none was written. */
  letterOn: Day | null;
  /** For each day; null: nothing is charged. */
  feeMinor: Minor | null;
  taxBasisPoints: number;
}

/** What it costs that a device was kept after the letter until `on`; none where nothing is charged. */
export function storageLines({ repairId, letterOn, feeMinor, taxBasisPoints }: Kept, on: Day): BillLine[] {
  if (letterOn === null || !feeMinor) return [];
  const days = daysBetween(letterOn, on);
  if (days <= 0) return [];
  const totalMinor = days * feeMinor;
  return [
    {
      repairId,
      lineId: 0,
      kind: 'storage',
      label: '',
      quantity: days,
      unitMinor: feeMinor,
      totalMinor,
      coveredMinor: 0,
      payer: 'customer',
      customerMinor: totalMinor,
      taxBasisPoints,
    },
  ];
}
