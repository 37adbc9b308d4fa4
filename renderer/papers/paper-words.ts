import type { TFunction } from 'i18next';
import type { Paper } from '../../shared/papers/papers.contract.ts';
import { type ReasonFacts, reasonFactForms } from '../../shared/warranty/warranty.reasons.ts';
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

interface Reason {
  code: string;
  facts: Record<string, string | number>;
}

/** Why something is covered or not, as a sentence for the customer. */
export function reasonSentence({ t, format }: PaperWords, { code, facts }: Reason): string {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    const form = reasonFactForms[name as keyof ReasonFacts];
    if (form === 'day') written[name] = format.day(String(value), 'long');
    else if (form === 'count') written.count = Number(value);
    else if (form === 'percent') written[name] = format.digits(String(value));
    else if (form === 'startEvent') written[name] = t(`entitlement.startRule.${value}`);
    else if (form === 'text' || form === undefined) written[name] = value;
    else written[name] = t(`entitlement.${form}.${value}`);
  }
  return t(`entitlement.reason.${code}`, written);
}
