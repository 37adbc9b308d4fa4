import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Language, languages } from '../../shared/kernel/language.ts';

const root = new URL('../../', import.meta.url).pathname;
const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** Every key of one language, flat: `repairs.state.received` → its text. Plural forms keep their endings. */
export function keysOf(language: Language): Map<string, string> {
  const keys = new Map<string, string>();
  for (const file of globSync(`shared/locales/${language}/*.json`, { cwd: root })) {
    flatten(JSON.parse(readFileSync(join(root, file), 'utf8')), basename(file, '.json'), keys);
  }
  return keys;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, `${path}.${name}`, into);
  }
}

const withoutPlural = (key: string) => key.replace(pluralEnding, '');
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{\s*[\w.]+\s*\}\}/g) ?? [])].sort().join(' ');

interface Used {
  /** Whole keys that the sources name. */
  whole: Map<string, string>;
  /** Beginnings of keys that the sources complete while running: `repairs.state.`. */
  beginnings: Set<string>;
}

/** What the sources say: any literal that begins with the name of a locale file and a dot. */
export function usedKeys(domains: ReadonlySet<string>): Used {
  const used: Used = { whole: new Map(), beginnings: new Set() };
  for (const file of globSync('{renderer,electron,shared}/**/*.{ts,tsx}', { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, quoted] of source.matchAll(/['"]([a-z][\w-]*\.[\w.-]+)['"]/gi)) {
      if (quoted && domains.has(quoted.split('.')[0] ?? '')) used.whole.set(quoted, file);
    }
    for (const [, beginning] of source.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/gi)) {
      if (beginning && domains.has(beginning.split('.')[0] ?? '')) used.beginnings.add(beginning);
    }
    for (const [, quoted] of source.matchAll(/['"]([a-z][\w-]*\.[\w.-]*\.)['"] \+/gi)) {
      if (quoted) used.beginnings.add(quoted);
    }
    for (const [, reason] of source.matchAll(/(?:refuse\([^)]*?|reason: )'([a-z]+\.[\w-]+)'/g)) {
      if (reason) used.whole.set(saidAs(isGate.test(file) ? 'obstacle' : 'refusal', reason), file);
    }
  }
  return used;
}

/** What stands in the way of a move; files and archives have gates of another kind. */
const isGate = /(?<!file|zip)-gate\.ts$/;

/** `devices.serial-taken` is said by `devices.refusal.serial-taken`; what a gate says, by `…obstacle…`. */
function saidAs(what: 'refusal' | 'obstacle', reason: string): string {
  const [domain, ...rest] = reason.split('.');
  return `${domain}.${what}.${rest.join('.')}`;
}

/** What is wrong with the words of the program, one line each; nothing where all is well. */
export function localeProblems(): string[] {
  const problems: string[] = [];
  const english = keysOf('en');
  const domains = new Set([...english.keys()].map((key) => key.split('.')[0] ?? ''));
  const bare = new Map([...english].map(([key, text]) => [withoutPlural(key), text]));
  for (const language of languages) {
    const keys = keysOf(language);
    const bareKeys = new Map([...keys].map(([key, text]) => [withoutPlural(key), text]));
    for (const [key, text] of bare) {
      const own = bareKeys.get(key);
      if (own === undefined) problems.push(`${language}: ${key} is missing`);
      else if (own.trim() === '') problems.push(`${language}: ${key} is empty`);
      else if (!sameFacts(text, own, key, english, keys)) {
        problems.push(
          `${language}: ${key} says other facts than English: ${placeholders(own)} / ${placeholders(text)}`,
        );
      }
    }
    for (const key of bareKeys.keys())
      if (!bare.has(key)) problems.push(`${language}: ${key} is not in English`);
    problems.push(...pluralProblems(language, keys));
  }
  const { whole, beginnings } = usedKeys(domains);
  for (const key of bare.keys()) {
    const isUsed = whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    if (!isUsed) problems.push(`en: ${key} is used nowhere`);
  }
  return problems.concat(missingKeys(whole, bare));
}

/** Singular forms may leave the count out; every other fact must be said in each language. */
function sameFacts(
  text: string,
  own: string,
  key: string,
  english: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
): boolean {
  if (english.has(key) && keys.has(key)) return placeholders(text) === placeholders(own);
  const all = (map: ReadonlyMap<string, string>) =>
    placeholders(
      [...map]
        .filter(([name]) => withoutPlural(name) === key)
        .map(([, form]) => form)
        .join(' '),
    );
  return all(english) === all(keys);
}

function pluralProblems(language: Language, keys: ReadonlyMap<string, string>): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set([...keys.keys()].filter((key) => pluralEnding.test(key)).map(withoutPlural));
  return [...counted].flatMap((key) =>
    needed
      .filter((form) => !keys.has(`${key}_${form}`))
      .map((form) => `${language}: ${key} has no form "${form}"`),
  );
}

/** A literal is taken for a key where something of its first two steps is one: other dotted words are left alone. */
function missingKeys(whole: ReadonlyMap<string, string>, bare: ReadonlyMap<string, string>): string[] {
  const rooms = new Set([...bare.keys()].map((key) => key.split('.').slice(0, 2).join('.')));
  return [...whole]
    .filter(
      ([key]) =>
        key.split('.').length > 2 && rooms.has(key.split('.').slice(0, 2).join('.')) && !bare.has(key),
    )
    .filter(([key]) => ![...bare.keys()].some((known) => known.startsWith(`${key}.`)))
    .map(([key, file]) => `en: ${key} is missing (${file})`);
}
