import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../shared/kernel/calendar.ts';
import { addDays } from '../../../shared/kernel/day.ts';
import {
  type DateFormat,
  dateFormatOf,
  dateFormats,
  dayIn,
  dayOfSerial,
  firstDayOfYear,
  watchDates,
} from '../../../shared/records/dates.rules.ts';

const today = '2026-10-05';

const written: Readonly<Record<DateFormat, (day: string) => string>> = {
  ymd: (day) => day.replace(/-/g, '/'),
  dmy: (day) => day.split('-').reverse().join('.'),
  mdy: (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
  'jalali-ymd': (day) => formatDay(day, 'fa', 'persian'),
  'jalali-dmy': (day) => formatDay(day, 'fa', 'persian').split('/').reverse().join('/'),
  serial: (day) => String(Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)),
};

const pastDay = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1928-01-01', days));

test.each(dateFormats)('every day comes back from how %s writes it', (format) => {
  fc.assert(
    fc.property(pastDay, (day) => {
      expect(dayIn(written[format](day), format, today)).toBe(day);
    }),
  );
});

test('no text throws, and what is answered is a day', { timeout: 20_000 }, () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[0-9۰-۹]{0,6}[-/. ][0-9]{0,4}[-/.][0-9]{0,6}$/),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...dateFormats), (value, format) => {
      expect(dayIn(value, format, today) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
    { numRuns: 300 },
  );
});

test.each<[string, DateFormat, string | null]>([
  ['2024-03-05', 'dmy', '2024-03-05'],
  ['2024-03-05T10:20:00Z', 'mdy', '2024-03-05'],
  ['20240305', 'ymd', '2024-03-05'],
  ['2024年3月5日', 'ymd', '2024-03-05'],
  ['5/3/24', 'dmy', '2024-03-05'],
  ['5/3/27', 'dmy', '1927-03-05'],
  ['5. 3. 2024', 'dmy', '2024-03-05'],
  ['05/03/2024 17:30', 'dmy', '2024-03-05'],
  ['31/02/2024', 'dmy', null],
  ['13/13/2024', 'dmy', null],
  ['31/12/2024', 'mdy', null],
  ['1402/12/15', 'dmy', '2024-03-05'],
  ['۱۵/۱۲/۱۴۰۲', 'jalali-dmy', '2024-03-05'],
  ['1402/12/30', 'jalali-ymd', null],
  ['45356', 'serial', '2024-03-05'],
  ['45356.75', 'serial', '2024-03-05'],
  ['2024-03-05', 'serial', '2024-03-05'],
  ['12', 'serial', null],
  ['tomorrow', 'dmy', null],
  ['', 'ymd', null],
])('%j written %s is %s', (text, format, expected) => {
  expect(dayIn(text, format, today)).toBe(expected);
});

const verdict = (...columns: string[][]) =>
  dateFormatOf(
    columns.map((values) => {
      const watch = watchDates(today);
      for (const value of values) watch.see(value);
      return watch.seen();
    }),
  );

describe('the format of a file', () => {
  test.each<[string, string[], DateFormat | null]>([
    ['one value above twelve decides', ['01/02/2024', '03/04/2024', '25/12/2023'], 'dmy'],
    ['in the other place the other way', ['01/02/2024', '12/25/2023'], 'mdy'],
    ['nobody can tell', ['01/02/2024', '03/04/2024'], null],
    ['a few slips do not turn it', ['25/12/2023', '31/01/2024', '13/02/2024', '02/29/2024'], 'dmy'],
    ['the year stands first', ['2024-01-02'], 'ymd'],
    ['Persian years', ['1402/01/02', '1403/05/06'], 'jalali-ymd'],
    ['Persian years behind', ['02/01/1402', '25/05/1403'], 'jalali-dmy'],
    ['counts of days', ['45000', '45001.5'], 'serial'],
    ['no values at all', ['', ''], 'ymd'],
  ])('%s', (_, values, expected) => {
    expect(verdict(values).format).toBe(expected);
  });

  test('is decided by all date columns together', () => {
    expect(verdict(['01/02/2024'], ['25/02/2024', '']).format).toBe('dmy');
    expect(verdict(['01/02/2024'], []).fitting.slice(0, 2)).toEqual(['dmy', 'mdy']);
  });

  test('a column of many words is given up early, one of many days is not', () => {
    const watch = watchDates(today);
    for (let n = 0; n < 5000; n++) watch.see(`word ${n}`);
    expect(watch.seen().values).toBe(200);
    const days = watchDates(today);
    for (let n = 0; n < 5000; n++) days.see('25/12/2023');
    expect(days.seen()).toMatchObject({ values: 5000, read: { dmy: 5000, mdy: 0 } });
  });
});

test('years in two calendars', () => {
  expect(['2019', '2019.0', '۲۰۱۹', '1398', 'soon', '19'].map(firstDayOfYear)).toEqual([
    '2019-01-01',
    '2019-01-01',
    '2019-01-01',
    '2019-03-21',
    null,
    null,
  ]);
});

test('counts of days outside of two centuries are none', () => {
  expect(['9999', '10000', '110000', '110001', '4500a'].map(dayOfSerial)).toEqual([
    null,
    '1927-05-18',
    '2201-03-02',
    null,
    null,
  ]);
});
