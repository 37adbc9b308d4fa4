import { describe, expect, test } from 'vitest';
import { isDay } from '../../../shared/kernel/day.ts';
import { holidaysOf } from '../../../shared/kernel/holidays.ts';
import { languages } from '../../../shared/kernel/language.ts';

describe('holidays', () => {
  test.each([
    ['GR', 2026, 'el', '2026-04-12', 'Πάσχα'],
    ['GR', 2026, 'el', '2026-10-28', 'Επέτειος του Όχι'],
    ['ir', 2025, 'fa', '2025-03-21', 'نوروز'],
    ['IR', 2025, 'fa', '2025-04-02', 'سیزده بدر'],
    ['VN', 2026, 'vi', '2026-09-02', 'Quốc khánh'],
    ['CN', 2026, 'zh-CN', '2026-10-01', '国庆节'],
    ['RU', 2026, 'ru', '2026-05-09', 'День Победы'],
    ['GB', 2026, 'en', '2026-12-25', 'Christmas Day'],
  ] as const)('%s %i, in %s: %s is %s', (country, year, language, on, name) => {
    const found = holidaysOf(country, year, language).find((holiday) => holiday.on === on);
    expect(found?.name.split(' · ')).toContain(name);
  });

  test('several days under one name are all there', () => {
    const days = holidaysOf('RU', 2026, 'ru').map((holiday) => holiday.on);
    expect(days.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2026-01-0${day}`));
    const tet = holidaysOf('VN', 2026, 'vi').filter((holiday) => holiday.on.startsWith('2026-02'));
    expect(tet.map((holiday) => holiday.on)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
    ]);
    expect(tet[3]?.name).toBe('Tết Nguyên Đán');
  });

  test('half days are no holidays', () => {
    expect(holidaysOf('CN', 2026, 'zh-CN').map((holiday) => holiday.on)).not.toContain('2026-03-08');
  });

  test('Persian names are written with today’s letters', () => {
    for (const { name } of holidaysOf('IR', 2026, 'fa')) {
      expect(name).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufeff]|[كي]|علیهال/u);
    }
  });

  test('are days in order, each once, named in every language', () => {
    for (const country of ['GR', 'IR', 'VN', 'CN', 'RU', 'US']) {
      for (const language of languages) {
        const holidays = holidaysOf(country, 2027, language);
        const days = holidays.map((holiday) => holiday.on);
        expect(days.length).toBeGreaterThan(5);
        expect(days).toEqual([...new Set(days)].sort());
        expect(holidays.every((holiday) => isDay(holiday.on) && holiday.name !== '')).toBe(true);
      }
    }
  });

  test('of an unknown country there are none', () => {
    expect(holidaysOf('XX', 2026, 'en')).toEqual([]);
  });
});
