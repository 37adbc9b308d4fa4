import type { z } from 'zod';
import type { codeInput } from '../../../shared/bench/bench.contract.ts';
import {
  builtInCodes,
  type CodeKind,
  codeName,
  type ServiceCode,
  topicsOf,
} from '../../../shared/bench/codes.rules.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import { forgetCode, keepCode, keptCodes } from './codes.sql.ts';

/** The program's codes as the shop has them, then its own. A new version's codes are there without more ado. */
export function codes({ store }: Pick<Reading, 'store'>): ServiceCode[] {
  const kept = new Map(store.all(keptCodes).map((row) => [row.word, row]));
  const told = builtInCodes.map((code): ServiceCode => {
    const row = kept.get(code.word);
    kept.delete(code.word);
    if (!row) return code;
    const names = { ...code.names, ...(JSON.parse(row.names) as Names) };
    const known = [...code.known, ...(JSON.parse(row.known_by) as string[])];
    return {
      ...code,
      topic: row.topic,
      names,
      known,
      answersTo: row.answers_to,
      isHidden: row.is_hidden === 1,
    };
  });
  const own = [...kept.values()].map(
    (row): ServiceCode => ({
      word: row.word,
      kind: row.kind,
      topic: row.topic,
      names: JSON.parse(row.names) as Names,
      known: JSON.parse(row.known_by) as string[],
      answersTo: row.answers_to,
      isHidden: row.is_hidden === 1,
      isOwn: true,
    }),
  );
  return [...told, ...own];
}

/** Refused at `field` where findings may not be coded so; what is hidden may stay where it is (`before`). */
export function refuseUnknownCode(
  context: Pick<Reading, 'store'>,
  kind: CodeKind,
  word: string,
  before: string,
): void {
  if (word === '' || word === before) return;
  const code = codes(context).find((one) => one.word === word);
  if (code?.kind !== kind || code.isHidden) refuseField([kind], 'common.invalid.choice');
}

type Written = Omit<z.output<typeof codeInput>, 'kind'>;

export function addCode(
  context: Writing,
  { kind, ...written }: z.output<typeof codeInput>,
): { word: string } {
  const word = `own-${context.newId()}`;
  keep(context, { word, kind }, written, false);
  context.record({ domain: 'bench', subject: null, after: { word, kind, ...written } });
  return { word };
}

export function changeCode(
  context: Writing,
  { word, isHidden, ...written }: Written & { word: string; isHidden: boolean },
): Record<string, never> {
  const before = codeOf(context, word);
  const added = before.isOwn ? written.known : withoutBuiltIn(word, written.known);
  keep(context, before, { ...written, known: added }, isHidden);
  context.record({
    domain: 'bench',
    subject: null,
    before: { word, names: before.names, isHidden: before.isHidden },
    after: { word, ...written, isHidden },
  });
  return {};
}

/** The program's own words for its code again. A shop's own code is hidden instead: findings may name it. */
export function restoreCode(context: Writing, { word }: { word: string }): Record<string, never> {
  const before = codeOf(context, word);
  if (before.isOwn) refuse('conflict', 'bench.own-code');
  context.store.run(forgetCode, { word });
  context.record({
    domain: 'bench',
    subject: null,
    before: { word, names: before.names, isHidden: before.isHidden },
    after: { word },
  });
  return {};
}

function codeOf(context: Pick<Reading, 'store'>, word: string): ServiceCode {
  return codes(context).find((code) => code.word === word) ?? refuse('not-found', 'bench.unknown-code');
}

function withoutBuiltIn(word: string, known: readonly string[]): string[] {
  const given = new Set(builtInCodes.find((code) => code.word === word)?.known);
  return known.filter((one) => !given.has(one));
}

function keep(
  context: Writing,
  { word, kind }: { word: string; kind: CodeKind },
  { topic, names, known, answersTo }: Written,
  isHidden: boolean,
): void {
  if (!(topicsOf[kind] as readonly string[]).includes(topic)) refuseField(['topic'], 'common.invalid.choice');
  if ((kind === 'cause') !== (answersTo !== '')) refuseField(['answersTo'], 'common.invalid.choice');
  refuseSecondOfName(context, word, kind, names);
  context.store.run(keepCode, {
    word,
    kind,
    topic,
    names: JSON.stringify(Object.fromEntries(Object.entries(names).filter(([, name]) => name !== ''))),
    known_by: JSON.stringify(known),
    answers_to: answersTo,
    is_hidden: isHidden ? 1 : 0,
    now: context.now,
  });
}

/** Two codes of one kind that are called the same could not be told apart by whoever reads. */
function refuseSecondOfName(context: Writing, word: string, kind: CodeKind, names: Names): void {
  const given = Object.values(names).map((name) => searchText(name ?? ''));
  const taken = codes(context).find(
    (code) =>
      code.kind === kind &&
      code.word !== word &&
      Object.values(code.names).some((name) => name && given.includes(searchText(name))),
  );
  if (taken) {
    const language = context.maybeActor?.language ?? context.shop.language;
    refuseField(['names'], 'bench.invalid.code-taken', { name: codeName(taken, language) });
  }
}
