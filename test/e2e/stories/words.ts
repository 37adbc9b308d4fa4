import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import i18next, { type TFunction } from 'i18next';
import { type Language, languages } from '../../../shared/kernel/language.ts';

const folder = fileURLToPath(new URL('../../../shared/locales/', import.meta.url));

function wordsOf(language: Language) {
  const files = globSync(`${language}/*.json`, { cwd: folder });
  return Object.fromEntries(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

const speech = i18next.createInstance();
void speech.init({
  resources: Object.fromEntries(languages.map((language) => [language, { translation: wordsOf(language) }])),
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** The words as a reader of this language sees them; a key without words is a mistake of the story. */
export function wordsIn(language: Language): (key: string, data?: Record<string, unknown>) => string {
  const t: TFunction = speech.getFixedT(language);
  return (key, data = {}) => {
    const words = t(key, data);
    if (words === key || words === '')
      throw new Error(`no words for ${key} in ${language} (${dirname(folder)})`);
    return words;
  };
}
