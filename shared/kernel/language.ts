import { z } from 'zod';

export const languages = ['en', 'el', 'fa', 'vi', 'zh-CN', 'ru'] as const;

export type Language = (typeof languages)[number];

export const languageSchema = z.enum(languages, { error: 'common.invalid.choice' });

/** What each language calls itself: a list of languages is read by people who know only their own. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  el: 'Ελληνικά',
  fa: 'فارسی',
  vi: 'Tiếng Việt',
  'zh-CN': '简体中文',
  ru: 'Русский',
};

export const calendars = ['gregory', 'persian'] as const;

/** The names are those of Unicode's `ca` key, so that Intl and Temporal take them as they are. */
export type CalendarName = (typeof calendars)[number];

export const calendarSchema = z.enum(calendars, { error: 'common.invalid.choice' });

export type Direction = 'ltr' | 'rtl';

/** The direction in which the language is written. */
export function directionOf(language: Language): Direction {
  return language === 'fa' ? 'rtl' : 'ltr';
}

/** The calendar that a reader of the language expects until they choose another. */
export function defaultCalendarOf(language: Language): CalendarName {
  return language === 'fa' ? 'persian' : 'gregory';
}

const regionalTags: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  el: 'el-GR',
  fa: 'fa-IR',
  vi: 'vi-VN',
  'zh-CN': 'zh-CN',
  ru: 'ru-RU',
};

/**
 * The BCP 47 tag to hand to Intl. Calendar and digits are always written out, because what an ICU takes for
 * granted differs between versions: `intlTag('fa', 'persian')` is `fa-IR-u-ca-persian-nu-arabext`.
 */
export function intlTag(language: Language, calendar: CalendarName = defaultCalendarOf(language)): string {
  const numerals = language === 'fa' ? 'arabext' : 'latn';
  return `${regionalTags[language]}-u-ca-${calendar}-nu-${numerals}`;
}
