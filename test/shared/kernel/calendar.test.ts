import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DayStyle,
  firstWeekdayOf,
  formatDay,
  formatInstant,
  formatTime,
  parseDay,
  relativeDay,
} from '../../../shared/kernel/calendar.ts';
import {
  dayOfParts,
  daysInMonthOf,
  monthNamesOf,
  partsOf,
  weekdayNamesOf,
} from '../../../shared/kernel/calendar-parts.ts';
import { addDays, daysBetween, weekdayOf } from '../../../shared/kernel/day.ts';
import { type CalendarName, calendars, type Language, languages } from '../../../shared/kernel/language.ts';

const today = '2026-11-22';
const styles: readonly DayStyle[] = ['short', 'long', 'full'];
const anyDay = fc.integer({ min: -25_567, max: 84_370 }).map((count) => addDays('1970-01-01', count));
const anyLanguage = fc.constantFrom(...languages);
const anyCalendar = fc.constantFrom<CalendarName>(...calendars);

/** The years from 1370 to 1420 that Iran's almanacs give a 30 Esfand. */
const leapYears = [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420];

describe('the Jalali calendar', () => {
  test.each([
    ['2017-10-08', 1396, 7, 16],
    ['2021-03-20', 1399, 12, 30],
    ['2025-03-21', 1404, 1, 1],
    ['1979-02-11', 1357, 11, 22],
    ['1991-03-21', 1370, 1, 1],
    ['1996-03-20', 1375, 1, 1],
    ['2000-03-20', 1379, 1, 1],
    ['2017-03-21', 1396, 1, 1],
    ['2020-03-20', 1399, 1, 1],
    ['2024-03-20', 1403, 1, 1],
    ['2029-03-20', 1408, 1, 1],
    ['2030-03-21', 1409, 1, 1],
    ['2042-03-21', 1421, 1, 1],
  ])('%s is %i/%i/%i', (day, year, month, ofMonth) => {
    expect(partsOf(day, 'persian')).toEqual({ year, month, day: ofMonth });
    expect(dayOfParts({ year, month, day: ofMonth }, 'persian')).toBe(day);
  });

  test('has its leap years', () => {
    const found: number[] = [];
    for (let year = 1370; year <= 1420; year += 1) {
      if (dayOfParts({ year, month: 12, day: 30 }, 'persian')) found.push(year);
    }
    expect(found).toEqual(leapYears);
  });

  test('agrees with ICU on every Nowruz from 1300 to 1500', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let year = 1300; year <= 1500; year += 1) {
      const nowruz = dayOfParts({ year, month: 1, day: 1 }, 'persian') as string;
      const shown = Object.fromEntries(
        format.formatToParts(Date.parse(nowruz)).map((part) => [part.type, part.value]),
      );
      expect(shown).toMatchObject({ year: String(year), month: '1', day: '1' });
    }
  });

  test('the months are six of 31, five of 30, and 29 or 30 days long', () => {
    const lengthsOf = (year: number) =>
      Array.from({ length: 12 }, (_, index) =>
        daysInMonthOf(dayOfParts({ year, month: index + 1, day: 1 }, 'persian') as string, 'persian'),
      );
    expect(lengthsOf(1399)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]);
    expect(lengthsOf(1400)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29]);
  });
});

test('parts lead back to their day', () => {
  fc.assert(
    fc.property(anyDay, anyCalendar, (day, calendar) => dayOfParts(partsOf(day, calendar), calendar) === day),
  );
});

describe('formatDay', () => {
  test.each([
    ['en', 'gregory', 'short', '08/10/2017'],
    ['en', 'gregory', 'full', 'Sunday 8 October 2017'],
    ['en', 'persian', 'long', '16 Mehr 1396'],
    ['el', 'gregory', 'full', 'Κυριακή 8 Οκτωβρίου 2017'],
    ['fa', 'persian', 'short', '۱۳۹۶/۰۷/۱۶'],
    ['fa', 'persian', 'full', 'یکشنبه ۱۶ مهر ۱۳۹۶'],
    ['fa', 'gregory', 'long', '۸ اکتبر ۲۰۱۷'],
    ['vi', 'gregory', 'short', '08/10/2017'],
    ['vi', 'gregory', 'full', 'Chủ Nhật, 8 tháng 10, 2017'],
    ['zh-CN', 'gregory', 'short', '2017-10-08'],
    ['zh-CN', 'gregory', 'full', '2017年10月8日星期日'],
    ['zh-CN', 'persian', 'long', '1396年7月16日'],
    ['ru', 'gregory', 'short', '08.10.2017'],
    ['ru', 'gregory', 'full', 'воскресенье, 8 октября 2017 г.'],
  ] as const)('in %s, %s, %s: %s', (language, calendar, style, expected) => {
    expect(formatDay('2017-10-08', language, calendar, style)).toBe(expected);
  });

  test('is read back in every language, calendar and style', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyLanguage,
        anyCalendar,
        fc.constantFrom(...styles),
        (day, language, calendar, style) => {
          expect(parseDay(formatDay(day, language, calendar, style), language, calendar, today)).toBe(day);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('parseDay', () => {
  test.each<[string, Language, CalendarName, string]>([
    ['2017-10-08', 'ru', 'gregory', '2017-10-08'],
    ['2017-10-08', 'fa', 'persian', '2017-10-08'],
    ['2017/10/8', 'en', 'gregory', '2017-10-08'],
    ['20171008', 'en', 'gregory', '2017-10-08'],
    [' 8/10/2017 ', 'en', 'gregory', '2017-10-08'],
    ['8.10.2017', 'ru', 'gregory', '2017-10-08'],
    ['8-10-2017', 'el', 'gregory', '2017-10-08'],
    ['8 10 2017', 'vi', 'gregory', '2017-10-08'],
    ['8 Oct 2017', 'en', 'gregory', '2017-10-08'],
    ['Oct 8, 2017', 'en', 'gregory', '2017-10-08'],
    ['8th of October 2017', 'en', 'gregory', '2017-10-08'],
    ['8 octob 17', 'en', 'gregory', '2017-10-08'],
    ['8 ΟΚΤΩΒΡΙΟΥ 2017', 'el', 'gregory', '2017-10-08'],
    ['8 октябрь 2017', 'ru', 'gregory', '2017-10-08'],
    ['8 окт. 2017 г.', 'ru', 'gregory', '2017-10-08'],
    ['ngày 8 tháng 10 năm 2017', 'vi', 'gregory', '2017-10-08'],
    ['Thứ 2, 9/10/2017', 'vi', 'gregory', '2017-10-09'],
    ['2017年10月8日', 'zh-CN', 'gregory', '2017-10-08'],
    ['２０１７年１０月８号', 'zh-CN', 'gregory', '2017-10-08'],
    ['۱۳۹۶/۷/۱۶', 'fa', 'persian', '2017-10-08'],
    ['١٣٩٦/٠٧/١٦', 'fa', 'persian', '2017-10-08'],
    ['یک شنبه 16 مهر 1396', 'fa', 'persian', '2017-10-08'],
    ['16 مهر 1396', 'en', 'gregory', '2017-10-08'],
    ['16 Mehr 1396', 'el', 'gregory', '2017-10-08'],
    ['16/7/1396', 'en', 'gregory', '2017-10-08'],
    ['1396-07-16', 'zh-CN', 'gregory', '2017-10-08'],
    ['2017/10/08', 'fa', 'persian', '2017-10-08'],
    ['۹۶/۷/۱۶', 'fa', 'persian', '2017-10-08'],
    ['۰۵/۱/۱', 'fa', 'persian', '2026-03-21'],
    ['8/10/17', 'en', 'gregory', '2017-10-08'],
    ['8/10/46', 'en', 'gregory', '2046-10-08'],
    ['8/10/47', 'en', 'gregory', '1947-10-08'],
    ['17-10-08', 'zh-CN', 'gregory', '2017-10-08'],
    ['30/12/1399', 'en', 'gregory', '2021-03-20'],
    ['29/2/2024', 'vi', 'gregory', '2024-02-29'],
  ])('%j in %s (%s) is %s…', (text, language, calendar, expected) => {
    expect(parseDay(text, language, calendar, today)).toBe(expected);
  });

  test.each<[string, Language, CalendarName, string]>([
    ['+3', 'en', 'gregory', '2026-11-25'],
    ['۳+', 'fa', 'persian', ''],
    ['+۳', 'fa', 'persian', '2026-11-25'],
    ['-1', 'ru', 'gregory', '2026-11-21'],
    ['−1', 'ru', 'gregory', '2026-11-21'],
    ['+0', 'zh-CN', 'gregory', today],
    ['Today', 'en', 'gregory', today],
    ['αυριο', 'el', 'gregory', '2026-11-23'],
    ['دیروز', 'fa', 'persian', '2026-11-21'],
    ['hôm nay', 'vi', 'gregory', today],
    ['后天', 'zh-CN', 'gregory', '2026-11-24'],
    ['8/10', 'en', 'gregory', '2026-10-08'],
    ['1/1', 'en', 'gregory', '2027-01-01'],
    ['10-8', 'zh-CN', 'gregory', '2026-10-08'],
    ['8 Οκτ', 'el', 'gregory', '2026-10-08'],
    ['۷/۱۶', 'fa', 'persian', '2026-10-08'],
    ['16 مهر', 'fa', 'gregory', '2026-10-08'],
  ])('%j in %s (%s), near today, is %j', (text, language, calendar, expected) => {
    expect(parseDay(text, language, calendar, today)).toBe(expected || null);
  });

  test.each<[string, Language, CalendarName]>([
    ['', 'en', 'gregory'],
    ['   ', 'en', 'gregory'],
    ['5', 'en', 'gregory'],
    ['2017', 'en', 'gregory'],
    ['10/2017', 'en', 'gregory'],
    ['October 2017', 'en', 'gregory'],
    ['31/4/2026', 'en', 'gregory'],
    ['29/2/2026', 'en', 'gregory'],
    ['10/25/2017', 'en', 'gregory'],
    ['0/10/2017', 'en', 'gregory'],
    ['8/0/2017', 'en', 'gregory'],
    ['8/13/2017', 'vi', 'gregory'],
    ['31/7/1396', 'fa', 'persian'],
    ['۳۰ اسفند ۱۴۰۰', 'fa', 'persian'],
    ['1400/12/30', 'fa', 'persian'],
    ['16 Mehr 2017', 'en', 'gregory'],
    ['8 October 1396', 'en', 'gregory'],
    ['8/10/1700', 'en', 'gregory'],
    ['8/10/2201', 'en', 'gregory'],
    ['8/10/217', 'en', 'gregory'],
    ['8/10/20170', 'en', 'gregory'],
    ['1/2/3/4', 'en', 'gregory'],
    ['2017-10-08T10:00', 'en', 'gregory'],
    ['8$10$2017', 'en', 'gregory'],
    ['8 Foo 2017', 'en', 'gregory'],
    ['8 ju 2017', 'en', 'gregory'],
    ['8 Oct Nov 2017', 'en', 'gregory'],
    ['+99999', 'en', 'gregory'],
    ['--1', 'en', 'gregory'],
    ['\ud800', 'en', 'gregory'],
  ])('%j in %s (%s) is no day', (text, language, calendar) => {
    expect(parseDay(text, language, calendar, today)).toBeNull();
  });

  test('a day without its year is at most half a year away', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCalendar, (from, day, calendar) => {
        const { month, day: ofMonth } = partsOf(day, calendar);
        fc.pre(!(calendar === 'gregory' && month === 2 && ofMonth === 29));
        fc.pre(!(calendar === 'persian' && month === 12 && ofMonth === 30));
        fc.pre(from > '1901-01-01' && from < '2199-12-31');
        const parsed = parseDay(`${ofMonth}/${month}`, 'en', calendar, from) as string;
        expect(Math.abs(daysBetween(from, parsed))).toBeLessThanOrEqual(183);
        expect(partsOf(parsed, calendar)).toMatchObject({ month, day: ofMonth });
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+0-9/. ]{0,14}$/)),
        anyLanguage,
        anyCalendar,
        (text, language, calendar) => {
          const day = parseDay(text, language, calendar, today);
          expect(day === null || partsOf(day, 'gregory').year >= 1900).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('names', () => {
  test('months beside a day and alone', () => {
    expect(monthNamesOf('el', 'gregory', 'ofDay')[9]).toBe('Οκτωβρίου');
    expect(monthNamesOf('el', 'gregory', 'alone')[9]).toBe('Οκτώβριος');
    expect(monthNamesOf('ru', 'gregory', 'ofDay')[9]).toBe('октября');
    expect(monthNamesOf('ru', 'gregory', 'alone')[9]).toBe('октябрь');
    expect(monthNamesOf('fa', 'persian', 'alone')[6]).toBe('مهر');
    expect(monthNamesOf('zh-CN', 'gregory', 'ofDay')[9]).toBe('10月');
  });
  test('every language has twelve months and seven days', () => {
    for (const language of languages) {
      expect(new Set(weekdayNamesOf(language)).size).toBe(7);
      for (const calendar of calendars) {
        for (const form of ['ofDay', 'alone', 'short'] as const) {
          expect(new Set(monthNamesOf(language, calendar, form)).size).toBe(12);
        }
      }
    }
  });
  test('the week begins on Monday, in Persian on Saturday', () => {
    expect(weekdayNamesOf('en')[weekdayOf('2017-10-08') - 1]).toBe('Sunday');
    expect(languages.map(firstWeekdayOf)).toEqual([1, 1, 6, 1, 1, 1]);
  });
});

test.each([
  ['en', 0, 'today'],
  ['en', 1, 'tomorrow'],
  ['en', 3, 'in 3 days'],
  ['en', -2, '2 days ago'],
  ['el', -1, 'χθες'],
  ['fa', 3, '۳ روز دیگر'],
  ['ru', 5, 'через 5 дней'],
  ['ru', -2, 'позавчера'],
  ['zh-CN', 3, '3天后'],
] as const)('%s says %i days away as %s', (language, distance, expected) => {
  expect(relativeDay(addDays(today, distance), today, language)).toBe(expected);
});

test('an instant shows the clock of its zone', () => {
  const instant = Date.UTC(2023, 10, 14, 22, 13, 20);
  expect(formatInstant(instant, 'Asia/Tehran', 'fa', 'persian')).toBe('۱۴۰۲/۰۸/۲۴، ۰۱:۴۳');
  expect(formatInstant(instant, 'Europe/Athens', 'el', 'gregory')).toBe('15/11/2023, 00:13');
  expect(formatInstant(instant, 'America/New_York', 'zh-CN', 'gregory')).toBe('2023-11-14 17:13');
  expect(formatTime(Date.UTC(2026, 0, 1, 9, 5), 'UTC', 'en')).toBe('09:05');
});
