import type { Language } from '../../../shared/kernel/language.ts';
import el from '../../../shared/locales/el/entitlement.json' with { type: 'json' };
import en from '../../../shared/locales/en/entitlement.json' with { type: 'json' };
import fa from '../../../shared/locales/fa/entitlement.json' with { type: 'json' };
import ru from '../../../shared/locales/ru/entitlement.json' with { type: 'json' };
import vi from '../../../shared/locales/vi/entitlement.json' with { type: 'json' };
import zh from '../../../shared/locales/zh-CN/entitlement.json' with { type: 'json' };
import type { Cause } from '../../../shared/warranty/warranty.terms.ts';

/** What causes are called on a paper that is frozen in the customer's language. */
export const causeWords: Readonly<Record<Language, Readonly<Record<Cause, string>>>> = {
  en: en.cause,
  el: el.cause,
  fa: fa.cause,
  vi: vi.cause,
  'zh-CN': zh.cause,
  ru: ru.cause,
};
