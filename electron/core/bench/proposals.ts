import { chosenWords, describingWords, proposeCodes } from '../../../shared/bench/code-search.rules.ts';
import { type CodeKind, codeKinds } from '../../../shared/bench/codes.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { countHabit, faultOfRepair, habitsOf } from './codes.sql.ts';
import { codes } from './codes.ts';

interface Asked {
  repairId: number;
  kind: CodeKind;
  /** What is being written of the finding. */
  text: string;
  fault: string;
  cause: string;
}

/** At most three codes, the likeliest first: by the customer's words, the technician's, and the shop's past choices. */
export function propose(context: Reading, { repairId, kind, text, fault, cause }: Asked): string[] {
  const { store } = context;
  const order = store.get(faultOfRepair, { id: repairId }) ?? refuse('not-found', 'repairs.not-found');
  const described = [order.fault, text];
  const words = [...describingWords(described), ...chosenBefore(kind, { fault, cause })];
  const habits = store.all(habitsOf, { kind, words: JSON.stringify(words) });
  const offered = codes(context).filter((code) => code.kind === kind && !code.isHidden);
  return proposeCodes(offered, described, habits).map(({ word }) => word);
}

const chosenBefore = (kind: CodeKind, { fault, cause }: { fault: string; cause: string }) =>
  kind === 'fault' ? [] : chosenWords(kind === 'cause' ? { fault } : { fault, cause });

interface Coded {
  fault: string;
  cause: string;
  remedy: string;
  text: string;
}

/** Remembers how a finding was coded, or (`times` of −1) that it was not so after all. */
export function learn({ store }: Writing, customersWords: string, coded: Coded, times: 1 | -1): void {
  const words = describingWords([customersWords, coded.text]);
  for (const kind of codeKinds) {
    if (coded[kind] === '') continue;
    for (const word of [...words, ...chosenBefore(kind, coded)])
      store.run(countHabit, { kind, word, chosen: coded[kind], times });
  }
}
