import i18next, { type FormatterModule, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { toDisplayDigits } from '../../shared/kernel/digits.ts';
import { directionOf, type Language, languages } from '../../shared/kernel/language.ts';
import { resources } from '../../shared/locales/locales.ts';

const reported = new Set<string>();

/** A count is written in the digits of whoever reads it, wherever it stands in a sentence. */
const inReadersDigits: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? toDisplayDigits(String(value), language as Language) : (value as string),
};

/** All six languages come with the program, so nothing is awaited and no key is ever seen on its way. */
export function startLanguages(language: Language): void {
  void i18next
    .use(initReactI18next)
    .use(inReadersDigits)
    .init({
      resources,
      lng: language,
      fallbackLng: 'en',
      supportedLngs: [...languages],
      load: 'currentOnly',
      initAsync: false,
      returnNull: false,
      interpolation: {
        escapeValue: false,
        alwaysFormat: true,
      },
      react: { useSuspense: false },
      saveMissing: true,
      missingKeyHandler: (_languages, _namespace, key) => {
        if (reported.has(key)) return;
        reported.add(key);
        console.warn(`No words for ${key}`);
      },
    });
}

/** Turns the whole page to the language: words, direction, fonts. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** The words of a reader other than the one at the screen: of the customer, on paper. */
export function sentence(language: Language): TFunction {
  return i18next.getFixedT(language);
}
