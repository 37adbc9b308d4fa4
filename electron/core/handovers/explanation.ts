import { codeName } from '../../../shared/bench/codes.rules.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { codes } from '../bench/codes.ts';
import { findingsOf } from '../bench/findings-of.ts';
import { notesOf } from '../bench/notes.ts';
import type { Reading } from '../context.ts';
import { writtenFinding } from './order-work.ts';

/**
 * What the bench wrote down, as a beginning for the words in which the customer is told: each finding in their language,
 * then what was written for them.
 */
export function explanationOf(context: Reading, repairId: number, language: Language): string {
  const known = new Map(codes(context).map((code) => [code.word, code]));
  const named = (word: string) => {
    const code = known.get(word);
    return code ? codeName(code, language) : '';
  };
  const findings = findingsOf(context, repairId).map(({ unitNames, fault, remedy, text }) => {
    const what = [named(fault), named(remedy)].filter(Boolean).join(' – ');
    const where = unitNames[language] ?? unitNames.en ?? '';
    return [where && what ? `${where}: ${what}` : where || what, text].filter(Boolean).join('\n');
  });
  const notes = notesOf(context, repairId)
    .filter(({ audience }) => audience === 'customer')
    .map(({ text }) => text);
  const told = [...new Set([...findings, ...notes])].filter(Boolean);
  return (told.length > 0 ? told.join('\n') : writtenFinding(context, repairId)).slice(0, 4000);
}
