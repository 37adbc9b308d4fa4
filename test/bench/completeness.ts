import { readingFor } from '../../electron/core/reading.ts';
import { find } from '../../electron/core/search/search.ts';
import { codeText } from '../../shared/kernel/search-text.ts';
import { askedWords } from '../../shared/search/search.rules.ts';
import type { Ground } from './ground.ts';

interface Entry {
  kind: string;
  ref: number;
  words: string;
  codes: string;
}

export interface Completeness {
  queries: number;
  records: number;
  missed: number;
}

/** Asks for many beginnings and compares with every entry read from end to end: whatever has the words must be found. */
export function compareWithScan({ desk, shop, bare }: Ground): Completeness {
  const entries = bare.prepare<[], Entry>('SELECT kind, ref, words, codes FROM search_entry').all();
  const texts = textsFrom(entries);
  const result: Completeness = { queries: texts.length, records: 0, missed: 0 };
  for (const text of texts) {
    const found = desk.core.store.read((store) => {
      const context = readingFor(store, shop.visitor, desk.clock.now);
      return find(context, { text, limit: 10_000_000 }).hits;
    });
    const known = new Set(found.map(({ kind, ref }) => `${kind} ${ref}`));
    const asked = askedWords(text).map((word) => [` ${word}`, ` ${codeText(word)}`] as const);
    for (const { kind, ref, words, codes } of entries) {
      const has = asked.every(([word, code]) => ` ${words}`.includes(word) || ` ${codes}`.includes(code));
      if (!has) continue;
      result.records += 1;
      if (!known.has(`${kind} ${ref}`)) result.missed += 1;
    }
  }
  return result;
}

/** Beginnings of one to eight letters of words and codes all over the shop, alone and in twos. */
function textsFrom(entries: readonly Entry[]): string[] {
  const texts = new Set<string>();
  const step = Math.max(1, Math.floor(entries.length / 150));
  for (let at = 0; at < entries.length; at += step) {
    const { words, codes } = entries[at] as Entry;
    const all = [...words.split(' '), ...codes.toLowerCase().split(' ')];
    const [one, other] = [all[at % all.length] as string, all[(at + 1) % all.length] as string];
    for (const length of [1, 2, 3, 5, 8]) texts.add([...one].slice(0, length).join(''));
    texts.add(`${[...one].slice(0, 4).join('')} ${[...other].slice(0, 2).join('')}`);
  }
  return [...texts].filter(Boolean);
}
