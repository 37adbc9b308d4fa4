import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/kernel/day.ts';
import {
  addOpenDays,
  defaultOpeningHours,
  isOpenOn,
  nextOpenDay,
  type OpeningHours,
  openingHoursSchema,
  openSpansOn,
} from '../../../shared/kernel/opening.ts';

const greek = defaultOpeningHours('GR');
const persian = defaultOpeningHours('ir');
const never: OpeningHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const none = new Set<string>();

function problems(monday: unknown): string[] {
  const result = openingHoursSchema.safeParse({ ...never, 1: monday });
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

describe('opening hours', () => {
  test('the defaults obey the schema', () => {
    for (const hours of [greek, persian, never]) expect(openingHoursSchema.parse(hours)).toEqual(hours);
  });
  test.each([
    [[{ from: '09:00', to: '18:00' }], []],
    [
      [
        { from: '09:00', to: '13:00' },
        { from: '13:00', to: '24:00' },
      ],
      [],
    ],
    [[{ from: '18:00', to: '09:00' }], ['common.invalid.timeOrder']],
    [[{ from: '09:00', to: '09:00' }], ['common.invalid.timeOrder']],
    [
      [
        { from: '14:00', to: '18:00' },
        { from: '09:00', to: '13:00' },
      ],
      ['common.invalid.timeOrder'],
    ],
    [
      [
        { from: '09:00', to: '14:00' },
        { from: '13:00', to: '18:00' },
      ],
      ['common.invalid.timeOrder'],
    ],
    [[{ from: '9:00', to: '18:00' }], ['common.invalid.time']],
    [[{ from: '24:00', to: '24:00' }], ['common.invalid.time']],
    [[{ from: '09:60', to: '18:00' }], ['common.invalid.time']],
  ])('%j: %j', (monday, expected) => {
    expect(problems(monday)).toEqual(expected);
  });
  test('every weekday must be said', () => {
    const { 7: _, ...six } = never;
    expect(openingHoursSchema.safeParse(six).success).toBe(false);
  });
});

describe('open days', () => {
  // 2026-11-20 is a Friday, 2026-11-22 a Sunday.
  test('in Greece Sunday is free, in Iran Friday, with a half Thursday', () => {
    expect(isOpenOn('2026-11-20', greek, none)).toBe(true);
    expect(isOpenOn('2026-11-22', greek, none)).toBe(false);
    expect(isOpenOn('2026-11-20', persian, none)).toBe(false);
    expect(isOpenOn('2026-11-22', persian, none)).toBe(true);
    expect(openSpansOn('2026-11-19', persian, none)).toEqual([{ from: '09:00', to: '13:00' }]);
  });
  test('a closed day is closed whatever its weekday', () => {
    const closed = new Set(['2026-11-23']);
    expect(isOpenOn('2026-11-23', greek, closed)).toBe(false);
    expect(openSpansOn('2026-11-23', greek, closed)).toEqual([]);
    expect(nextOpenDay('2026-11-22', greek, closed)).toBe('2026-11-24');
  });
  test('the next open day may be the day itself', () => {
    expect(nextOpenDay('2026-11-20', greek, none)).toBe('2026-11-20');
  });
  test('a shop that never opens has none', () => {
    expect(nextOpenDay('2026-11-20', never, none)).toBeNull();
    expect(addOpenDays('2026-11-20', 3, never, none)).toBeNull();
  });
  test.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-22', 0, '2026-11-23'],
    ['2026-11-20', 1, '2026-11-21'],
    ['2026-11-20', 2, '2026-11-23'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-21', 6, '2026-11-28'],
  ])('%s + %i open days = %s', (day, count, expected) => {
    expect(addOpenDays(day, count, greek, none)).toBe(expected);
  });
  test('refuses to count backwards', () => {
    expect(() => addOpenDays('2026-11-20', -1, greek, none)).toThrow(RangeError);
  });
  test('between a day and the next open one lie closed days only', () => {
    const start = '2026-01-01';
    fc.assert(
      fc.property(fc.nat(364), fc.uniqueArray(fc.nat(380), { maxLength: 60 }), (offset, holidays) => {
        const closed = new Set(holidays.map((count) => addDays(start, count)));
        const day = addDays(start, offset);
        const next = nextOpenDay(day, persian, closed) as string;
        expect(isOpenOn(next, persian, closed)).toBe(true);
        for (let between = day; between < next; between = addDays(between, 1)) {
          expect(isOpenOn(between, persian, closed)).toBe(false);
        }
      }),
    );
  });
});
