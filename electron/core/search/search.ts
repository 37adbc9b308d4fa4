import { phoneDigits, phoneKey } from '../../../shared/kernel/phone.ts';
import { codeText, searchText } from '../../../shared/kernel/search-text.ts';
import type { search as contract, Hit } from '../../../shared/search/search.contract.ts';
import {
  askedCode,
  askedWords,
  hasDigit,
  tellingWord,
  withoutSlips,
} from '../../../shared/search/search.rules.ts';
import type { Reading } from '../context.ts';
import type { Writer } from '../store/store.ts';
import type { UseCases } from '../use-case.ts';
import {
  addEntry,
  byCodes,
  byTellingWord,
  byWords,
  byWordsAndCodes,
  leaveUntidy,
  removeEntry,
  tidyAsUsual,
} from './search.sql.ts';

export const search: UseCases<typeof contract> = { find };

interface Asked {
  text: string;
  kinds?: Hit['kind'][] | undefined;
  limit: number;
}

interface Found extends Hit {
  id: number;
}

/** A whole code of this length is meant as one: nobody looks for longer codes that happen to contain it. */
const tellingLength = 8;

/** Whole codes first, then whatever has the words or the piece of a code, newest first; slips only where nothing is found. */
export function find(context: Reading, asked: Asked): { hits: Hit[] } {
  const whole = wholeCodes(context, asked);
  const worded = withWords(context, asked);
  const code = codeText(asked.text);
  const isMeantWhole = whole.length > 0 && code.length >= tellingLength;
  const isPieceToo = !isMeantWhole && (hasDigit(code) || worded.length < asked.limit);
  const others = isPieceToo ? [...worded, ...withPieces(context, asked)] : worded;
  const hits = distinct([...whole, ...newestFirst(others)]);
  if (hits.length > 0) return { hits: hits.slice(0, asked.limit) };
  return { hits: [...wordsAndPieces(context, asked), ...misread(context, asked)].slice(0, asked.limit) };
}

function wholeCodes(context: Reading, { text, kinds, limit }: Asked): Found[] {
  const codes = codesOf(context, text).filter((code) => hasDigit(code) || askedCode(code));
  if (codes.length === 0) return [];
  const match = within(kinds, `codes : (${codes.map(quoted).join(' OR ')})`);
  return context.store.all(byWords, { match, limit });
}

function withWords({ store }: Reading, { text, kinds, limit }: Asked): Found[] {
  const asked = askedWords(text);
  const telling = tellingWord(asked);
  if (telling !== null && asked.length > 1) {
    const others = asked.filter((word) => word !== telling).map((word) => [word, codeText(word)]);
    const match = within(kinds, wordsMatch([telling]) as string);
    return store.all(byTellingWord, { match, others: JSON.stringify(others), limit });
  }
  const words = wordsMatch(asked);
  return words ? store.all(byWords, { match: within(kinds, words), limit }) : [];
}

function withPieces(context: Reading, { text, kinds, limit }: Asked): Found[] {
  return codesOf(context, text)
    .filter((code) => askedCode(code))
    .flatMap((code) =>
      context.store.all(byCodes, { match: quoted(withoutSlips(code)), code, kinds: scope(kinds), limit }),
    );
}

/** "Maria 4567", "galaxy 8M2": each word a beginning, or a piece of a code where it has a digit. */
function wordsAndPieces({ store }: Reading, { text, kinds, limit }: Asked): Found[] {
  const asked = askedWords(text);
  const pieces = asked.filter((word) => hasDigit(word) && askedCode(word));
  const words = wordsMatch(asked.filter((word) => !pieces.includes(word)));
  if (!words || pieces.length === 0) return [];
  const codes = pieces.map((piece) => quoted(withoutSlips(codeText(piece)))).join(' AND ');
  return store.all(byWordsAndCodes, { words: within(kinds, words), codes, limit });
}

/** The second try: 0 for O, 1 for I, 5 for S, and the other way round. */
function misread({ store }: Reading, { text, kinds, limit }: Asked): Found[] {
  const code = askedCode(text);
  if (!code) return [];
  return store.all(byCodes, { match: quoted(withoutSlips(code)), code: '', kinds: scope(kinds), limit });
}

/** The text as a code, and as the telephone number that it may be in the shop's country. */
function codesOf({ shop }: Reading, text: string): string[] {
  const code = codeText(text);
  if (!code) return [];
  const dialled = /^\d{7,}$/.test(code) ? phoneKey(text, shop.country) : null;
  return [...new Set([code, ...(dialled ? [phoneDigits(dialled)] : [])])];
}

/** Every word as the beginning of a word or code of the record, in any order. Words are letters and digits only. */
function wordsMatch(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  return `{words codes} : (${words.map((word) => `${quoted(word)} *`).join(' AND ')})`;
}

function within(kinds: Asked['kinds'], match: string): string {
  return kinds?.length ? `kind : (${kinds.join(' OR ')}) AND ${match}` : match;
}

function scope(kinds: Asked['kinds']): string {
  return kinds?.join(' ') ?? '';
}

function quoted(letters: string): string {
  return `"${letters}"`;
}

function newestFirst(found: Found[]): Found[] {
  return [...found].sort((one, other) => other.id - one.id);
}

function distinct(found: Found[]): Found[] {
  const seen = new Set<number>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** What of a record can be found, and how it shows in a list of hits. */
export interface Findable {
  kind: Hit['kind'];
  ref: number;
  title: string;
  detail: string;
  words: readonly (string | null)[];
  /** More words, which are already as `searchText` writes them. */
  keys?: readonly string[];
  codes: readonly (string | null)[];
}

/** Makes a record findable as it stands now, and the newest of all. */
export function makeFindable(store: Writer, found: Findable): void {
  forgetFindable(store, found.kind, found.ref);
  addFindable(store, found);
}

/** The same of a record that is new, and so has no entry to replace. */
export function addFindable(store: Writer, found: Findable): void {
  const { kind, ref, title, detail, words, keys = [], codes } = found;
  const said = searchText([title, detail, ...words].filter(Boolean).join(' '));
  const known = [...new Set([said, ...keys].join(' ').split(' '))].join(' ');
  const plain = [...new Set(codes.map((code) => (code ? codeText(code) : '')).filter(Boolean))].join(' ');
  store.run(addEntry, { kind, ref, title, detail, words: known, codes: plain, slips: withoutSlips(plain) });
}

export function forgetFindable(store: Writer, kind: Hit['kind'], ref: number): void {
  store.run(removeEntry, { kind, ref });
}

/** Work that makes thousands of records findable at one go, inside the transaction that it is called in. */
export function inBulk<T>(store: Writer, work: () => T): T {
  store.run(leaveUntidy);
  const result = work();
  store.run(tidyAsUsual);
  return result;
}
