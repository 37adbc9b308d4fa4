import type { Language } from '../../../shared/kernel/language.ts';
import el from '../../../shared/locales/el/exports.json' with { type: 'json' };
import en from '../../../shared/locales/en/exports.json' with { type: 'json' };
import fa from '../../../shared/locales/fa/exports.json' with { type: 'json' };
import ru from '../../../shared/locales/ru/exports.json' with { type: 'json' };
import vi from '../../../shared/locales/vi/exports.json' with { type: 'json' };
import zhCN from '../../../shared/locales/zh-CN/exports.json' with { type: 'json' };

type Words = typeof en;

const allWords: Record<Language, Words> = { en, el, fa, vi, 'zh-CN': zhCN, ru };

/** What stands in a file that leaves the shop: by its key, or null where there is no such word. */
export type Say = (key: string) => string | null;

export function wordsIn(language: Language): Say {
  return (key) => {
    let place: unknown = { exports: allWords[language] };
    for (const step of key.split('.')) place = (place as Record<string, unknown> | undefined)?.[step];
    return typeof place === 'string' ? place : null;
  };
}
