import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/kernel/language.ts';
import { receiptTerms } from '../../../shared/papers/receipt-terms.ts';
import { defaultTemplate } from '../../../shared/repairs/intake-templates.ts';
import { isLate } from '../../../shared/repairs/repairs.rules.ts';
import { mayMove, type RepairState, repairStates, stateNames } from '../../../shared/repairs/states.rules.ts';

describe('the table of states', () => {
  it('names only states that it has', () => {
    for (const name of stateNames) {
      const next: readonly string[] = repairStates[name].next;
      for (const state of next) expect(stateNames).toContain(state);
      expect(next).not.toContain(name);
    }
  });

  it.each<[RepairState, RepairState, boolean]>([
    ['received', 'cancelled', true],
    ['cancelled', 'received', true],
    ['received', 'closed', false],
    ['closed', 'received', false],
    ['closed', 'cancelled', false],
    ['received', 'received', false],
  ])('%s → %s: %s', (from, to, may) => {
    expect(mayMove(from, to)).toBe(may);
  });
});

describe('late', () => {
  it.each([
    ['open', 'inRepair', '2026-10-04', true],
    ['open', 'inRepair', '2026-10-05', false],
    ['open', 'inRepair', null, false],
    ['open', 'ready', '2026-10-04', false],
    ['closed', 'closed', '2026-10-04', false],
  ] as const)('%s, %s, promised %s: %s', (group, state, promisedOn, late) => {
    expect(isLate({ group, state, promisedOn }, '2026-10-05')).toBe(late);
  });
});

describe('what the program comes with', () => {
  it('knows kinds of things by the words of their category', () => {
    expect(defaultTemplate('Mobile')).toBe(defaultTemplate('Tablet'));
    expect(defaultTemplate('Small kitchen item')).toBe(defaultTemplate('Toasters'));
    expect(defaultTemplate('Vacuum')).not.toBe(defaultTemplate('Mobile'));
    expect(defaultTemplate('Something else')).toBe(defaultTemplate(''));
  });

  it('says every line in every language', () => {
    for (const category of [
      '',
      'Mobile',
      'Laptop',
      'TV',
      'Toaster',
      'Vacuum',
      'Lamp',
      'Drill',
      'Sewing machine',
      'Watch',
      'Bicycle',
      'Clothing',
    ]) {
      const { condition, accessories } = defaultTemplate(category);
      for (const item of [...condition, ...accessories]) {
        for (const language of languages) expect(item[language].trim()).not.toBe('');
        expect(new Set(languages.map((language) => item[language])).size).toBeGreaterThan(4);
      }
    }
  });

  it('has the terms in every language, as many paragraphs each', () => {
    for (const language of languages) expect(receiptTerms[language]).toHaveLength(receiptTerms.en.length);
  });
});
