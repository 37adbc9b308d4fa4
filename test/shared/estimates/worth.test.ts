import { describe, expect, test } from 'vitest';
import { isNotWorthIt, presentValue, yearsOfUse } from '../../../shared/estimates/worth.rules.ts';

describe('what a device is worth', () => {
  test.each([
    ['new', '2026-10-05', 10_000],
    ['bought tomorrow', '2026-10-06', 10_000],
    ['a year of four', '2025-10-05', 7_500],
    ['a day', '2026-10-04', 9_993],
    ['at the end of its years', '2022-10-06', 0],
    ['long after', '1999-01-01', 0],
  ])('%s', (_age, purchasedOn, expected) => {
    expect(presentValue(10_000, purchasedOn, '2026-10-05', 4)).toBe(expected);
  });

  test('is not known without a price or a day', () => {
    expect(presentValue(null, '2026-01-01', '2026-10-05', 4)).toBeNull();
    expect(presentValue(10_000, null, '2026-10-05', 4)).toBeNull();
    expect(isNotWorthIt(1_000_000, null, 6_000)).toBe(false);
  });

  test('a repair is worth it up to the share, and not above it', () => {
    expect(isNotWorthIt(6_000, 10_000, 6_000)).toBe(false);
    expect(isNotWorthIt(6_001, 10_000, 6_000)).toBe(true);
    expect(isNotWorthIt(1, 0, 6_000)).toBe(true);
    expect(isNotWorthIt(0, 0, 6_000)).toBe(false);
  });

  test('groups of the catalogue have their own years', () => {
    expect(yearsOfUse('Phones and tablets')).toBe(4);
    expect(yearsOfUse('Something of the shop')).toBe(7);
  });
});
