import { type Names, nameIn } from '../catalogue/catalogue.rules.ts';
import { seedNames } from '../catalogue/catalogue.seed.ts';
import type { Language } from '../kernel/language.ts';
import type { Cause } from '../warranty/warranty.terms.ts';
import { causeSeed } from './cause.codes.ts';
import { faultSeed } from './fault.codes.ts';
import type { Outcome } from './outcome.rules.ts';
import { remedySeed } from './remedy.codes.ts';

/** A finding is coded three times: what is wrong, why, and what was done. */
export const codeKinds = ['fault', 'cause', 'remedy'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What codes stand together under. */
export const topicsOf = {
  fault: [
    'power',
    'screen',
    'sound',
    'connection',
    'control',
    'motion',
    'heat',
    'water',
    'software',
    'other',
  ],
  cause: ['device', 'use', 'outside', 'none'],
  remedy: ['parts', 'care', 'software', 'talk', 'none'],
} as const satisfies Record<CodeKind, readonly string[]>;

export const topics = [...new Set(Object.values(topicsOf).flat())] as [Topic, ...Topic[]];
export type Topic = (typeof topicsOf)[CodeKind][number];

export interface CodeSeed {
  topic: Topic;
  /** English, Greek, Persian, Vietnamese, Chinese, Russian, parted by ` | `. */
  names: string;
  /** Other words by which people look for it, in any language, parted by commas. */
  known: string;
  /** Of a cause: what it is in warranty terms. */
  answersTo?: Cause;
  /** Of a remedy: what becomes of the order by it; `fixed` if not given. */
  outcome?: Outcome;
}

export interface ServiceCode {
  /** What findings say, the same in every shop: `battery-drains`; `own-` and a number where the shop made it. */
  word: string;
  kind: CodeKind;
  topic: Topic;
  names: Names;
  known: readonly string[];
  /** What a cause is in warranty terms; '' of the other kinds. */
  answersTo: Cause | '';
  isHidden: boolean;
  /** Made by the shop itself. */
  isOwn: boolean;
}

const seeds = { fault: faultSeed, cause: causeSeed, remedy: remedySeed } as const;

/** The codes that the program comes with, as they come. */
export const builtInCodes: readonly ServiceCode[] = codeKinds.flatMap((kind) =>
  Object.entries(seeds[kind]).map(([word, seed]) => ({
    word,
    kind,
    topic: seed.topic,
    names: seedNames(seed.names),
    known: seed.known.split(/\s*[,،]\s*/).filter(Boolean),
    answersTo: kind === 'cause' ? (seed.answersTo ?? 'unknown') : ('' as const),
    isHidden: false,
    isOwn: false,
  })),
);

/** What a code is called by whoever reads; by any name that it has where that language is missing. */
export function codeName(code: Pick<ServiceCode, 'word' | 'names'>, language: Language): string {
  const { names } = code;
  return nameIn({ name: names.en ?? Object.values(names)[0] ?? code.word, names }, language);
}

/** What becomes of an order by a remedy: a shop's own remedies are repairs. '' where there is none yet. */
export function outcomeOfRemedy(word: string): Outcome | '' {
  if (word === '') return '';
  return (Object.hasOwn(remedySeed, word) ? remedySeed[word]?.outcome : undefined) ?? 'fixed';
}
