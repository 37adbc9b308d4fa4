import type { TFunction } from 'i18next';
import type { Paper } from '../../shared/papers/papers.contract.ts';
import { sentence } from '../app/i18n.ts';
import { type Format, formatFor } from '../ui/format.ts';

/** The words, days and digits of whoever will read the paper. */
export interface PaperWords {
  t: TFunction;
  format: Format;
}

export function wordsOf({ language, calendar, facts }: Paper): PaperWords {
  const shop = 'shop' in facts ? facts.shop : { country: facts.country, zone: 'UTC' };
  const currency = 'currency' in facts ? facts.currency : 'EUR';
  return {
    t: sentence(language),
    format: formatFor(language, calendar, { zone: shop.zone, country: shop.country, currency }, '2000-01-01'),
  };
}

/** A phone number inside a sentence of any direction, isolated by the signs of Unicode: its groups keep their order. */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
