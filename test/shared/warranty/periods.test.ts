import { describe, expect, test } from 'vitest';
import { mergeStays, resolvePeriod, resolveStart } from '../../../shared/warranty/warranty.periods.ts';
import { startRuleSchema, versionOn } from '../../../shared/warranty/warranty.terms.ts';
import { daysAndLifetime, extensions, gregorianMonths, jalaliMonths, pauses } from './cases/periods.cases.ts';
import { mergedStays, starts, versions } from './cases/starts.cases.ts';

describe.each([
  ['Gregorian months', gregorianMonths],
  ['Jalali months', jalaliMonths],
  ['days and lifetime', daysAndLifetime],
  ['extensions', extensions],
  ['pauses', pauses],
])('%s', (_theme, cases) => {
  test.each(cases)('$name', ({ input, endsOn }) => {
    expect(resolvePeriod(input).endsOn).toBe(endsOn);
  });
});

describe('start rules', () => {
  test.each(starts)('$name', ({ from, plusMonths, ifUnknown, calendar, dates, expected }) => {
    const rule = startRuleSchema.parse({ from, plusMonths, ifUnknownMonthsAfterManufacture: ifUnknown });
    const known = { purchasedOn: null, deliveredOn: null, installedOn: null, manufacturedOn: null, ...dates };
    expect(resolveStart(rule, known, calendar ?? 'gregory')).toEqual(expected);
  });
});

describe('stays in the shop', () => {
  test.each(mergedStays)('$name', ({ stays, on, merged }) => {
    expect(mergeStays(stays, on).map(({ from, until }) => ({ from, until }))).toEqual(merged);
  });
});

describe('versions of terms', () => {
  test.each(versions)('$name', ({ versions: list, day, id }) => {
    expect(versionOn(list, day)?.id).toBe(id);
  });
});
