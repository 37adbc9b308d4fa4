import data from '../../../resources/sample-shop/sample-shop.json' with { type: 'json' };
import type { Language } from '../../../shared/kernel/language.ts';

export type Sentence = Record<Language, string>;

export interface Good {
  category: string;
  brand: string;
  models: string[];
  /** Whether its serial is an IMEI. */
  imei?: boolean;
  /** In hundredths of a euro; `priceIn` says it in the shop's money. */
  price: number;
  faults: Sentence[];
}

interface SampleShop {
  shops: Record<
    Language,
    {
      name: string;
      address: string;
      phone: string;
      email: string;
      taxNumber: string;
      country: string;
      staff: string[];
    }
  >;
  /** First words and second words of people's names, in the order in which the language says them. */
  names: Record<Language, [string[], string[]]>;
  companies: Record<Language, string[]>;
  goods: Good[];
  findings: Sentence[];
  wishes: Sentence[];
  flag: Sentence;
}

/** What the sample shop is made of. */
export const sampleShop = data as unknown as SampleShop;

const minorForACent: Record<string, number> = { GBP: 1, EUR: 1, IRR: 6000, VND: 270, CNY: 8, RUB: 90 };

/** A plausible price in the minor units of a currency. */
export function priceIn(currency: string, cents: number): number {
  return Math.round((cents * (minorForACent[currency] ?? 1)) / 100) * 100;
}

const subscriberNumbers: Record<Language, (n: number) => string> = {
  en: (n) => `07700 900${String(n % 1000).padStart(3, '0')}`,
  el: (n) => `+30 69${String(40_000_000 + n * 7919).slice(0, 8)}`,
  fa: (n) => `+98 912 ${String(3_000_000 + n * 7919).slice(0, 7)}`,
  vi: (n) => `+84 91 ${String(2_000_000 + n * 7919).slice(0, 7)}`,
  'zh-CN': (n) => `+86 138 ${String(10_000_000 + n * 7919).slice(0, 8)}`,
  ru: (n) => `+7 911 ${String(2_000_000 + n * 7919).slice(0, 7)}`,
};

/** A telephone number of the n-th customer, as people of that language would write it. */
export function phoneOf(language: Language, n: number): string {
  return language === 'en' ? `+44 ${subscriberNumbers.en(n).slice(1)}` : subscriberNumbers[language](n);
}

/** Fifteen digits with their Luhn check digit, of a range that was never given out. */
export function imeiOf(n: number): string {
  const body = `3500000${String(n).padStart(7, '0')}`;
  let sum = 0;
  for (const [index, digit] of [...body].entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return body + String((10 - (sum % 10)) % 10);
}
