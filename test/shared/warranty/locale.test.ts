import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/kernel/language.ts';
import { grantSources } from '../../../shared/warranty/warranty.grants.ts';
import { reasonCodes, reasonFactForms } from '../../../shared/warranty/warranty.reasons.ts';
import {
  causes,
  chainRules,
  kinds,
  layers,
  payers,
  startEvents,
} from '../../../shared/warranty/warranty.terms.ts';
import { verdictStatuses } from '../../../shared/warranty/warranty.verdict.ts';

type Words = Record<string, Record<string, string>>;

function wordsOf(language: string): Words {
  const path = new URL(`../../../shared/locales/${language}/entitlement.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Words;
}

const expectedKeys = {
  layer: layers,
  payer: payers,
  kind: kinds,
  cause: causes,
  status: verdictStatuses,
  startRule: startEvents,
  chainRule: chainRules,
  source: grantSources,
};

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const english = wordsOf('en');

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language);

  test.each(Object.entries(expectedKeys))('has a word for every %s', (group, codes) => {
    expect(Object.keys(words[group] ?? {}).sort()).toEqual([...codes].sort());
  });

  test('has a sentence for every reason', () => {
    expect([...new Set(Object.keys(words.reason ?? {}).map(withoutPlural))].sort()).toEqual(
      [...reasonCodes].sort(),
    );
  });

  test('has every plural form of the language where a number is counted', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = Object.keys(words.reason ?? {}).filter((key) => key.includes('_'));
    for (const code of new Set(counted.map(withoutPlural))) {
      expect(counted.filter((key) => withoutPlural(key) === code).sort()).toEqual(
        forms.map((form) => `${code}_${form}`).sort(),
      );
    }
  });

  test('names only facts that reasons have, the same ones as the English sentence', () => {
    for (const [key, sentence] of Object.entries(words.reason ?? {})) {
      const names = placeholders(sentence);
      for (const name of names) expect(Object.keys(reasonFactForms)).toContain(name);
      const original = english.reason?.[`${withoutPlural(key)}_other`] ?? english.reason?.[key] ?? '';
      if (!key.startsWith('limit-reached')) expect(names, key).toEqual(placeholders(original));
    }
  });
});
