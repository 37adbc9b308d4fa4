import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bandAfter,
  keptUntil,
  readySpanOf,
  uncollectedBands,
} from '../../../shared/handovers/uncollected.rules.ts';
import { addDays, daysBetween } from '../../../shared/kernel/day.ts';

const house = { uncollectedTellDays: 14, uncollectedWriteDays: 30, uncollectedEndDays: 90 };

test.each([
  [0, 'fresh'],
  [13, 'fresh'],
  [14, 'tell'],
  [29, 'tell'],
  [30, 'write'],
  [89, 'write'],
  [90, 'end'],
  [900, 'end'],
] as const)('after %i days it is in %s', (days, band) => {
  expect(bandAfter(days, house)).toBe(band);
});

test('a device is found in the span of its own band and in no other, whatever the house has set', () => {
  const days = fc.integer({ min: 1, max: 400 });
  const numbers = fc.record({
    uncollectedTellDays: days,
    uncollectedWriteDays: days,
    uncollectedEndDays: days,
  });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 500 }), (set, age) => {
      const today = '2026-11-22';
      const readyOn = addDays(today, -age);
      const found = uncollectedBands.filter((band) => {
        const { from, until } = readySpanOf(band, set, today);
        return (from === null || readyOn >= from) && (until === null || readyOn <= until);
      });
      expect(found).toEqual([bandAfter(age, set)]);
    }),
  );
});

test('the last day is the one that the house has set, and leaves two weeks after the letter at the least', () => {
  expect(keptUntil('2026-01-01', '2026-01-31', house)).toBe('2026-04-01');
  expect(keptUntil('2026-01-01', '2026-06-01', house)).toBe('2026-07-31');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (age, end) => {
      const written = addDays('2026-01-01', age);
      const last = keptUntil('2026-01-01', written, { ...house, uncollectedEndDays: end });
      expect(daysBetween(written, last)).toBeGreaterThanOrEqual(14);
    }),
  );
});
