/// <reference types="vite/types/importMeta.d.ts" />

type Words = Record<string, unknown>;

const files = import.meta.glob<Words>('./*/*.json', { eager: true, import: 'default' });

function gathered(): Record<string, { translation: Record<string, Words> }> {
  const found: Record<string, { translation: Record<string, Words> }> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language = '', domain = ''] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    found[language] ??= { translation: {} };
    found[language].translation[domain] = words;
  }
  return found;
}

/** Every word of every language, for what Vite builds: `resources[language].translation[domain]`. */
export const resources = gathered();
