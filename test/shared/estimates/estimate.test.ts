import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  costShares,
  isAlwaysOurs,
  needsSupervisor,
  splitRest,
} from '../../../shared/estimates/cost-share.rules.ts';
import {
  chosenLines,
  HIGHEST_UNIT_MINOR,
  letterOf,
  MOST_LINES,
  MOST_PIECES,
  overApproved,
  payerOf,
  priceOf,
  sumsOf,
  taxIn,
} from '../../../shared/estimates/estimate.rules.ts';

const line = fc.record({
  quantity: fc.integer({ min: 1, max: MOST_PIECES }),
  unitMinor: fc.integer({ min: 0, max: HIGHEST_UNIT_MINOR }),
  coveredBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  share: fc.constantFrom(null, ...costShares),
  isOptional: fc.boolean(),
});
const tax = fc.integer({ min: 0, max: 10_000 });

describe('the arithmetic of an estimate', () => {
  test('sums of lines are the totals, and every sum divides to the minor unit', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: MOST_LINES }), tax, (lines, taxBasisPoints) => {
        const prices = lines.map((each) => ({ ...each, ...priceOf(each, taxBasisPoints) }));
        for (const { totalMinor, coveredMinor, customerMinor, taxMinor } of prices) {
          expect(coveredMinor + customerMinor).toBe(totalMinor);
          expect(Math.min(totalMinor, coveredMinor, customerMinor, taxMinor)).toBeGreaterThanOrEqual(0);
          expect(taxMinor).toBeLessThanOrEqual(customerMinor);
        }
        const sums = sumsOf(prices);
        expect(sums.coveredMinor + sums.customerMinor).toBe(sums.totalMinor);
        expect(sums.taxMinor).toBeLessThanOrEqual(sums.customerMinor);
        expect(sums.leastMinor).toBeLessThanOrEqual(sums.customerMinor);
        expect(Number.isSafeInteger(sums.totalMinor)).toBe(true);
        expect(sums.totalMinor).toBe(lines.reduce((sum, each) => sum + each.quantity * each.unitMinor, 0));
        const [one, ...rest] = prices;
        if (one) {
          const parts = [sumsOf([one]), sumsOf(rest)] as const;
          expect(parts[0].customerMinor + parts[1].customerMinor).toBe(sums.customerMinor);
          expect(parts[0].taxMinor + parts[1].taxMinor).toBe(sums.taxMinor);
        }
      }),
    );
  });

  test('the tax inside a price is what would be put on the rest, within half a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), tax, (gross, basisPoints) => {
        const inside = BigInt(taxIn(gross, basisPoints));
        const whole = BigInt(10_000 + basisPoints);
        const twiceOff = 2n * (inside * whole - BigInt(gross) * BigInt(basisPoints));
        expect(twiceOff <= whole && twiceOff > -whole).toBe(true);
      }),
    );
  });

  test.each([
    [12_400, 2_400, 2_400],
    [10_000, 2_400, 1_935],
    [1, 2_400, 0],
    [3, 10_000, 2],
    [999, 0, 0],
    [0, 2_400, 0],
  ])('in %d at %d basis points are %d', (gross, basisPoints, expected) => {
    expect(taxIn(gross, basisPoints)).toBe(expected);
  });

  test('past the safe integers nothing is rounded silently', () => {
    const huge = { quantity: 2, unitMinor: Number.MAX_SAFE_INTEGER, coveredBasisPoints: 0, share: null };
    expect(() => priceOf(huge, 0)).toThrow(RangeError);
  });

  test('half of an odd sum leaves the odd unit to the shop', () => {
    expect(splitRest(8_000, 'half')).toEqual({ shopMinor: 4_000, customerMinor: 4_000 });
    expect(splitRest(8_001, 'half')).toEqual({ shopMinor: 4_001, customerMinor: 4_000 });
    expect(splitRest(8_001, 'shop')).toEqual({ shopMinor: 8_001, customerMinor: 0 });
    expect(splitRest(8_001, 'customer')).toEqual({ shopMinor: 0, customerMinor: 8_001 });
    expect(splitRest(8_001, null)).toEqual({ shopMinor: 0, customerMinor: 8_001 });
  });

  test('the bearer is the promise, then the shop by decision, then the customer', () => {
    expect(payerOf(5_000, 'manufacturer', 'half')).toBe('manufacturer');
    expect(payerOf(0, 'manufacturer', 'half')).toBe('shop');
    expect(payerOf(0, 'manufacturer', 'customer')).toBe('customer');
    expect(payerOf(0, 'manufacturer', null)).toBe('customer');
  });
});

describe('what people decide', () => {
  test('only what differs from the house needs a supervisor; our own doing is always ours', () => {
    expect(costShares.filter((share) => needsSupervisor(share, 'shop'))).toEqual(['half', 'customer']);
    expect(isAlwaysOurs({ kind: 'inOurCare', isOurAdvice: false })).toBe(true);
    expect(isAlwaysOurs({ kind: 'wrongUse', isOurAdvice: true })).toBe(true);
    expect(isAlwaysOurs({ kind: 'wrongUse', isOurAdvice: false })).toBe(false);
  });

  test('lines that cannot be left out are always among the chosen', () => {
    const lines = [
      { id: 1, isOptional: false },
      { id: 2, isOptional: true },
      { id: 3, isOptional: true },
    ];
    const ids = (chosen: number[] | null) => chosenLines(lines, chosen).map(({ id }) => id);
    expect(ids(null)).toEqual([1, 2, 3]);
    expect(ids([])).toEqual([1]);
    expect(ids([3])).toEqual([1, 3]);
  });

  test('only something newer, unanswered and dearer goes over what was approved', () => {
    const sent = { stage: 'sent', customerMinor: 101 } as const;
    expect(overApproved(100, sent)).toEqual({ approvedMinor: 100, neededMinor: 101 });
    expect(overApproved(101, sent)).toBeNull();
    expect(overApproved(null, sent)).toBeNull();
    expect(overApproved(100, null)).toBeNull();
    expect(overApproved(100, { ...sent, stage: 'refused' })).toBeNull();
    expect([0, 1, 5].map(letterOf)).toEqual(['A', 'B', 'F']);
  });
});
