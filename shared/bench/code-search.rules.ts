import { searchText } from '../kernel/search-text.ts';
import type { ServiceCode } from './codes.rules.ts';

/** How often the shop chose a code where that word was written: a row of its own past. */
export interface CodingHabit {
  word: string;
  chosen: string;
  times: number;
}

/** So many words of a description are looked at; what comes after them seldom says anything new. */
const mostWords = 60;

interface Phrase {
  text: string;
  words: readonly string[];
  /** One of its names, not another word for it. */
  isName: boolean;
}

const phrasesOfCode = new WeakMap<ServiceCode, readonly Phrase[]>();

/** All by which a code is known, as the search compares it. */
function phrasesOf(code: ServiceCode): readonly Phrase[] {
  const kept = phrasesOfCode.get(code);
  if (kept) return kept;
  const phrase = (text: string, isName: boolean): Phrase[] => {
    const words = searchText(text);
    return words === '' ? [] : [{ text: words, words: words.split(' '), isName }];
  };
  const made = [
    ...Object.values(code.names).flatMap((name) => phrase(name ?? '', true)),
    ...code.known.flatMap((word) => phrase(word, false)),
  ];
  phrasesOfCode.set(code, made);
  return made;
}

/**
 * The codes that somebody may mean who has typed so far: every typed word begins a word of one of the names (in any
 * language) or of the other words for it; where no code has them all, those that have most. The likeliest first; with
 * nothing typed all codes in their own order.
 */
export function findCodes<Code extends ServiceCode>(codes: readonly Code[], typed: string): Code[] {
  const text = searchText(typed);
  if (text === '') return [...codes];
  const words = text.split(' ');
  const found = codes
    .map((code) => ({ code, ...nearest(phrasesOf(code), text, words) }))
    .filter(({ matched }) => matched > 0);
  const most = Math.max(0, ...found.map(({ matched }) => matched));
  return found
    .filter(({ matched }) => matched === most)
    .sort((a, b) => b.score - a.score)
    .map(({ code }) => code);
}

function nearest(phrases: readonly Phrase[], text: string, words: readonly string[]) {
  const matched = words.filter((typed) =>
    phrases.some((phrase) => phrase.words.some((word) => word.startsWith(typed))),
  ).length;
  let score = 0;
  for (const phrase of phrases) score = Math.max(score, likeness(phrase, text, words));
  return { matched, score };
}

/** The same words, the beginning of them, their beginning somewhere inside, or only some of them. */
function likeness(phrase: Phrase, text: string, words: readonly string[]): number {
  const name = phrase.isName ? 0.5 : 0;
  if (phrase.text === text) return 10 + name;
  if (phrase.text.startsWith(text)) return 8 + name;
  if (` ${phrase.text}`.includes(` ${text}`)) return 6 + name;
  const begun = words.filter((typed) => phrase.words.some((word) => word.startsWith(typed))).length;
  return (4 * begun) / words.length + (begun > 0 ? name : 0);
}

/**
 * What a description probably means, at most `most` codes, the likeliest first; none where nothing speaks for any. Two
 * things speak: the words by which the codes are known (a rare word more than one that many codes share, a whole phrase
 * most), and what the shop has chosen before where those words were written (each word shares one vote among what was
 * chosen by it, so that a word that goes with everything says little).
 */
export function proposeCodes<Code extends ServiceCode>(
  codes: readonly Code[],
  described: readonly string[],
  habits: readonly CodingHabit[],
  most = 3,
): Code[] {
  const words = new Set(describingWords(described));
  const text = ` ${described.map(searchText).join(' ')} `;
  const learned = votes(habits, words);
  return codes
    .map((code) => ({
      code,
      score: said(codes, code, words, text) + 4 * (learned.get(code.word) ?? 0),
    }))
    .filter(({ score }) => score > 0.2)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ code }) => code);
}

function said(codes: readonly ServiceCode[], code: ServiceCode, words: ReadonlySet<string>, text: string) {
  let score = 0;
  const heard = new Set<string>();
  for (const phrase of phrasesOf(code)) {
    if (text.includes(` ${phrase.text} `)) score = Math.max(score, 2 + phrase.words.length);
    for (const word of phrase.words) if (words.has(word)) heard.add(word);
  }
  for (const word of heard) score += 1 / sharers(codes, word);
  return score;
}

/** How many codes know the word. */
function sharers(codes: readonly ServiceCode[], word: string): number {
  return codes.filter((code) => phrasesOf(code).some((phrase) => phrase.words.includes(word))).length;
}

function votes(habits: readonly CodingHabit[], words: ReadonlySet<string>): Map<string, number> {
  const totals = new Map<string, number>();
  const spoken = habits.filter(({ word, times }) => times > 0 && (words.has(word) || word.startsWith('=')));
  for (const { word, times } of spoken) totals.set(word, (totals.get(word) ?? 0) + times);
  const found = new Map<string, number>();
  for (const { word, chosen, times } of spoken) {
    // one more than was ever counted: a word that was met once is not yet a rule
    found.set(chosen, (found.get(chosen) ?? 0) + times / ((totals.get(word) ?? 0) + 1));
  }
  return found;
}

/** The different words of a description, as the search compares them; single letters say nothing, single signs do. */
export function describingWords(described: readonly string[]): string[] {
  const words = described.flatMap((text) => searchText(text).split(' '));
  return [...new Set(words)]
    .filter((word) => word.length > 1 || /\p{Script=Han}/u.test(word))
    .slice(0, mostWords);
}

/** What was chosen already, as a word that habits are learned by: causes follow faults, remedies causes. */
export function chosenWords({ fault, cause }: { fault: string; cause?: string }): string[] {
  return [...(fault ? [`=${fault}`] : []), ...(cause ? [`=${cause}`] : [])];
}
