import type { Estimate } from '../../shared/estimates/estimates.shapes.ts';
import { defaultCalendarOf, type Language } from '../../shared/kernel/language.ts';
import { sentence } from '../app/i18n.ts';
import { formatFor } from '../ui/format.ts';

interface Told {
  language: Language;
  customerName: string;
  shopName: string;
  shopPhone: string;
  number: string;
  label: string;
  codes: readonly { optionId: number; code: string }[];
}

interface Desk {
  zone: string;
  country: string;
  currency: string;
  today: string;
}

/** What is sent to the customer: every way with price, day and code, and how to answer. */
export function messageText(estimate: Estimate, told: Told, desk: Desk): string {
  const t = sentence(told.language);
  const format = formatFor(told.language, defaultCalendarOf(told.language), desk, desk.today);
  const ways = estimate.options.map((option) => {
    const name = option.title || t(`estimates.option.${option.kind}`);
    const code = told.codes.find(({ optionId }) => optionId === option.id)?.code ?? '';
    const price = format.money(option.customerMinor, estimate.currency);
    const facts = { letter: option.letter, name, price, code };
    return option.readyOn
      ? t('estimates.message.way-by', { ...facts, day: format.day(option.readyOn, 'long') })
      : t('estimates.message.way', facts);
  });
  return [
    t('estimates.message.greeting', { name: told.customerName }),
    t('estimates.message.about', { label: told.label, number: told.number }),
    ...ways,
    t('estimates.message.answer', { day: format.day(estimate.validUntil ?? desk.today, 'long') }),
    `${told.shopName} ${told.shopPhone && format.phone(told.shopPhone)}`.trim(),
  ].join('\n');
}
