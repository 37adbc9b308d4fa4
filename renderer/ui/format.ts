import { useMemo } from 'react';
import { formatDay, formatInstant, relativeDay } from '../../shared/kernel/calendar.ts';
import type { Day } from '../../shared/kernel/day.ts';
import { toDisplayDigits } from '../../shared/kernel/digits.ts';
import { type CalendarName, intlTag, type Language } from '../../shared/kernel/language.ts';
import { formatMoney, type Minor } from '../../shared/kernel/money.ts';
import { formatPhone } from '../../shared/kernel/phone.ts';
import { useDesk } from './desk.ts';

export interface FormattedShop {
  zone: string;
  currency: string;
  country: string;
}

export interface Format {
  day: (day: Day, style?: 'short' | 'long' | 'full') => string;
  /** 'tomorrow', 'in 3 days', '2 days ago'; with no `today` given, the shop's. */
  relative: (day: Day, today?: Day) => string;
  /** Day and time of a UTC instant, on the shop's clock. */
  instant: (epochMs: number) => string;
  /** In the shop's currency unless another is named. */
  money: (minor: Minor, currency?: string) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A whole number, in the reader's digits. */
  count: (value: number) => string;
  percent: (share: number) => string;
  /** Any text with its digits in the reader's script: never for serials, numbers and codes. */
  digits: (text: string) => string;
  phone: (e164: string) => string;
}

/** The formatter of a reader other than the one at the screen: the customer on paper. */
export function formatFor(
  language: Language,
  calendar: CalendarName,
  shop: FormattedShop,
  today: Day,
): Format {
  const tag = intlTag(language, calendar);
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  return {
    day: (day, style = 'short') => formatDay(day, language, calendar, style),
    relative: (day, from = today) => relativeDay(day, from, language),
    instant: (epochMs) => formatInstant(epochMs, shop.zone, language, calendar),
    money: (minor, currency = shop.currency) => formatMoney(minor, currency, language),
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
    count: (value) => whole.format(value),
    percent: (share) => percent.format(share),
    digits: (text) => toDisplayDigits(text, language),
    phone: (e164) => formatPhone(e164, shop.country),
  };
}

/** Days, instants, money and numbers in the language and calendar of the person at the screen. */
export function useFormat(): Format {
  const { language, calendar, zone, currency, country, today } = useDesk();
  return useMemo(
    () => formatFor(language, calendar, { zone, currency, country }, today),
    [language, calendar, zone, currency, country, today],
  );
}
