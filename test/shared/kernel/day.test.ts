import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOfInstant,
  daySchema,
  daysBetween,
  earlierOf,
  isDay,
  laterOf,
  weekdayOf,
} from '../../../shared/kernel/day.ts';

const epochDay = fc.integer({ min: -25_567, max: 84_000 });
const anyDay = epochDay.map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

describe('isDay', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each([
    ['2023-02-29'],
    ['1900-02-29'],
    ['2026-04-31'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-01-00'],
    ['0000-01-01'],
    ['2026-1-1'],
    ['2026-01-01T00:00'],
    ['2026-01-01\n'],
    ['۲۰۲۶-۰۱-۰۱'],
    [20260101],
    [null],
  ])('refuses %j', (value) => {
    expect(isDay(value)).toBe(false);
  });
  test('agrees with the platform on every day', () => {
    fc.assert(fc.property(anyDay, (day) => isDay(day)));
  });
});

test('the schema keeps to the years 1900 to 2200', () => {
  expect(daySchema.safeParse('1900-01-01').success).toBe(true);
  expect(daySchema.safeParse('2200-12-31').success).toBe(true);
  for (const text of ['1899-12-31', '2201-01-01', '2026-02-30', '', 5]) {
    expect(daySchema.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([
      'common.invalid.day',
    ]);
  }
});

describe('adding', () => {
  test.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s + %i days = %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
  ])('%s + %i Gregorian months = %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });
  test.each([
    // 31 Shahrivar 1402 → 30 Mehr 1402
    ['2023-09-22', 1, '2023-10-22'],
    // 30 Esfand 1399 → 29 Esfand 1400, and → 30 Esfand 1403
    ['2021-03-20', 12, '2022-03-20'],
    ['2021-03-20', 48, '2025-03-20'],
    // 1 Farvardin 1404 → 1 Farvardin 1405
    ['2025-03-21', 12, '2026-03-21'],
  ])('%s + %i Jalali months = %s', (day, count, expected) => {
    expect(addMonths(day, count, 'persian')).toBe(expected);
  });
  test('refuses what is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

test('days between are the inverse of adding days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});

test('weekdays go round once in seven days, Monday first', () => {
  expect(weekdayOf('2017-10-08')).toBe(7);
  expect(weekdayOf('2024-01-01')).toBe(1);
  fc.assert(fc.property(anyDay, (day) => weekdayOf(addDays(day, 1)) === (weekdayOf(day) % 7) + 1));
});

test('earlier and later', () => {
  expect(earlierOf('2026-01-02', '2025-12-31')).toBe('2025-12-31');
  expect(laterOf('2026-01-02', '2025-12-31')).toBe('2026-01-02');
});

test.each([
  // A quarter to midnight in London is already tomorrow in Tehran and Ho Chi Minh City.
  [Date.UTC(2026, 0, 1, 23, 45), 'Europe/London', '2026-01-01'],
  [Date.UTC(2026, 0, 1, 23, 45), 'Asia/Tehran', '2026-01-02'],
  [Date.UTC(2026, 0, 1, 2), 'America/New_York', '2025-12-31'],
  // Tehran kept summer time until 2022 (+04:30) and does not any more (+03:30).
  [Date.UTC(2022, 6, 1, 19, 45), 'Asia/Tehran', '2022-07-02'],
  [Date.UTC(2023, 6, 1, 19, 45), 'Asia/Tehran', '2023-07-01'],
])('the instant %i is a day in %s', (epochMs, zone, expected) => {
  expect(dayOfInstant(epochMs, zone)).toBe(expected);
});
