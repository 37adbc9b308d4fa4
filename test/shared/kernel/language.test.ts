import { describe, expect, test } from 'vitest';
import {
  calendarSchema,
  calendars,
  defaultCalendarOf,
  directionOf,
  intlTag,
  languageNames,
  languageSchema,
  languages,
} from '../../../shared/kernel/language.ts';

describe('languages', () => {
  test('each has a name of its own', () => {
    expect(new Set(languages.map((language) => languageNames[language])).size).toBe(languages.length);
  });
  test('Persian alone runs from right to left and counts Jalali', () => {
    expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['fa']);
    expect(languages.filter((language) => defaultCalendarOf(language) === 'persian')).toEqual(['fa']);
  });
  test('schemas take the known names only', () => {
    expect(languageSchema.safeParse('zh-CN').success).toBe(true);
    expect(languageSchema.safeParse('zh').success).toBe(false);
    expect(calendarSchema.safeParse('persian').success).toBe(true);
    expect(calendarSchema.safeParse('islamic').success).toBe(false);
  });
});

test.each([
  ['fa', 'persian', 'fa-IR-u-ca-persian-nu-arabext'],
  ['fa', 'gregory', 'fa-IR-u-ca-gregory-nu-arabext'],
  ['en', 'persian', 'en-GB-u-ca-persian-nu-latn'],
  ['zh-CN', 'gregory', 'zh-CN-u-ca-gregory-nu-latn'],
] as const)('the tag of %s with %s', (language, calendar, expected) => {
  expect(intlTag(language, calendar)).toBe(expected);
});

test('Intl takes calendar and digits from every tag', () => {
  for (const language of languages) {
    for (const calendar of calendars) {
      const resolved = new Intl.DateTimeFormat(intlTag(language, calendar)).resolvedOptions();
      expect(resolved.calendar).toBe(calendar);
      expect(resolved.numberingSystem).toBe(language === 'fa' ? 'arabext' : 'latn');
    }
  }
});
