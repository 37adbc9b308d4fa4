import i18next from 'i18next';
import { expect, test } from 'vitest';
import { languages } from '../../shared/kernel/language.ts';
import { resources } from '../../shared/locales/locales.ts';
import { families } from '../faults/injection/payloads.ts';
import './program.tsx';

/** Every sentence of a language that says something which somebody typed: its key, and the names of its gaps. */
function sentencesWithGaps(words: unknown, key = ''): { key: string; gaps: string[]; text: string }[] {
  if (typeof words === 'string') {
    const gaps = [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    return gaps.length > 0 ? [{ key, gaps, text: words }] : [];
  }
  return Object.entries(words as object).flatMap(([name, inner]) =>
    sentencesWithGaps(inner, key ? `${key}.${name}` : name),
  );
}

const payloads = families
  .filter(({ name }) => name === 'templates' || name === 'scripts and markup')
  .flatMap(({ payloads }) => payloads);

test.each(languages)('no text of a person is a template in %s: sentences say it as it is', (language) => {
  const say = i18next.getFixedT(language) as (key: string, facts: Record<string, unknown>) => string;
  const sentences = sentencesWithGaps(resources[language]?.translation);
  expect(sentences.length).toBeGreaterThan(100);
  for (const [index, payload] of payloads.entries()) {
    for (const { key, gaps, text } of sentences.filter((_, at) => at % 20 === index % 20)) {
      const facts = Object.fromEntries(gaps.map((gap) => [gap, payload]));
      const expected = text.replace(/\{\{\w+\}\}/g, () => payload);
      expect(say(key, facts), key).toBe(expected);
    }
  }
});
