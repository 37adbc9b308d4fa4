import type { Language } from '../../shared/kernel/language.ts';
import { languages } from '../../shared/kernel/language.ts';
import el from '../../shared/locales/el/shell.json' with { type: 'json' };
import en from '../../shared/locales/en/shell.json' with { type: 'json' };
import fa from '../../shared/locales/fa/shell.json' with { type: 'json' };
import ru from '../../shared/locales/ru/shell.json' with { type: 'json' };
import vi from '../../shared/locales/vi/shell.json' with { type: 'json' };
import zhCN from '../../shared/locales/zh-CN/shell.json' with { type: 'json' };

type Words = typeof en;

const allWords: Record<Language, Words> = { en, el, fa, vi, 'zh-CN': zhCN, ru };

type Keys<Tree, Prefix extends string> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key}`
    : Keys<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

export type Say = (key: Keys<Words, 'shell.'>, facts?: Readonly<Record<string, string>>) => string;

/** The shell's own sentences (menu, dialogs before any page is there) in one language. */
export function wordsIn(language: Language): Say {
  return (key, facts = {}) => {
    let place: unknown = { shell: allWords[language] };
    for (const part of key.split('.')) place = (place as Record<string, unknown>)[part];
    return String(place).replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '');
  };
}

/** The first of the system's languages that we speak; English where we speak none. */
export function closestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0];
    const known = languages.find((language) => language.toLowerCase().split('-')[0] === base);
    if (known) return known;
  }
  return 'en';
}
