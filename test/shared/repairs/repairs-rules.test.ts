import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/day.ts';
import { languages } from '../../../shared/kernel/language.ts';
import { receiptTerms } from '../../../shared/papers/receipt-terms.ts';
import { defaultTemplate } from '../../../shared/repairs/intake-templates.ts';
import { COME_BACK_DAYS, comeBackOf, isLate } from '../../../shared/repairs/repairs.rules.ts';
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
    ['open', '2026-10-04', true],
    ['open', '2026-10-05', false],
    ['open', null, false],
    ['closed', '2026-10-04', false],
  ] as const)('%s, promised %s: %s', (group, promisedOn, late) => {
    expect(isLate({ group, promisedOn }, '2026-10-05')).toBe(late);
  });
});

describe('come-back', () => {
  const zone = 'Europe/Athens';
  const noon = (day: string) => Date.parse(`${day}T09:00:00Z`);
  const closed = (id: number, day: string, state: RepairState = 'closed') => ({
    id,
    number: `R-${id}`,
    state,
    closedAt: noon(day),
  });

  it('counts from the day of closing to the 90th day after it, and no longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 200 }), (days) => {
        const on = addDays('2026-03-01', days);
        const found = comeBackOf([closed(1, '2026-03-01')], on, zone);
        expect(found !== null).toBe(days >= 0 && days <= COME_BACK_DAYS);
      }),
    );
  });

  it('is of the latest, never of a cancelled or an open one', () => {
    const past = [
      closed(1, '2026-09-01'),
      closed(2, '2026-09-20'),
      closed(3, '2026-09-30', 'cancelled'),
      { id: 4, number: 'R-4', state: 'received' as const, closedAt: null },
    ];
    expect(comeBackOf(past, '2026-10-05', zone)?.id).toBe(2);
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
