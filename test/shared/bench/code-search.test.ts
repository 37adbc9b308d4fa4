import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describingWords, findCodes, proposeCodes } from '../../../shared/bench/code-search.rules.ts';
import { builtInCodes, codeKinds, codeName, topicsOf } from '../../../shared/bench/codes.rules.ts';
import { languages } from '../../../shared/kernel/language.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { causes } from '../../../shared/warranty/warranty.terms.ts';

const ofKind = (kind: string) => builtInCodes.filter((code) => code.kind === kind);

describe('the codes that the program comes with', () => {
  test('have a word each, a topic of their kind, and a name of their own in six languages', () => {
    expect(new Set(builtInCodes.map(({ word }) => word)).size).toBe(builtInCodes.length);
    expect(ofKind('fault').length).toBeGreaterThanOrEqual(30);
    expect(ofKind('cause').length).toBeGreaterThanOrEqual(15);
    expect(ofKind('remedy').length).toBeGreaterThanOrEqual(20);
    for (const { word, kind, topic, known, answersTo } of builtInCodes) {
      expect(word).toMatch(/^[a-z-]+$/);
      expect(topicsOf[kind], word).toContain(topic);
      expect(known.length, word).toBeGreaterThan(3);
      if (kind === 'cause') expect(causes, word).toContain(answersTo);
    }
    for (const kind of codeKinds) {
      for (const language of languages) {
        const names = ofKind(kind).map((code) => codeName(code, language));
        expect(new Set(names).size, `${kind} in ${language}`).toBe(names.length);
        expect(names.every((name) => searchText(name) !== '')).toBe(true);
      }
    }
  });

  test('are found by any of their names and words, in any language, and by how they begin', () => {
    const known = builtInCodes.flatMap((code) =>
      [...Object.values(code.names), ...code.known].map((text) => ({ code, text: text ?? '' })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.double({ min: 0.34, max: 1, noNaN: true }),
        ({ code, text }, share) => {
          const typed = searchText(text);
          const begun = typed.slice(0, Math.max(1, Math.ceil(typed.length * share)));
          expect(findCodes(ofKind(code.kind), begun)).toContain(code);
        },
      ),
      { numRuns: 2000 },
    );
    for (const { code, text } of known) expect(findCodes(ofKind(code.kind), text), text).toContain(code);
  });

  test.each([
    ['Does not switch on', 'dead'],
    ['δεν φορτιζει', 'does-not-charge'],
    ['باطری زود خالی', 'battery-drains'],
    ['vo man hinh', 'screen-broken'],
    ['碎屏', 'screen-broken'],
    ['разбил дисплей', 'screen-broken'],
    ['зависает', 'program-fails'],
  ])('%s is %s', (typed, word) => {
    expect(findCodes(ofKind('fault'), typed)[0]?.word).toBe(word);
  });

  test('all of them are there before anything is typed', () => {
    expect(findCodes(ofKind('fault'), ' ')).toEqual(ofKind('fault'));
  });
});

describe('proposals', () => {
  test.each([
    ['It fell and the screen is cracked', 'screen-broken'],
    ['Έπεσε στο νερό', 'liquid-inside'],
    ['صدا ندارد', 'no-sound'],
    ['Máy tính treo, màn hình xanh', 'program-fails'],
    ['手机充不进电', 'does-not-charge'],
    ['Кофемашина протекает снизу', 'leaks'],
  ])('of “%s” have %s among three', (described, word) => {
    expect(proposeCodes(ofKind('fault'), [described], []).map((code) => code.word)).toContain(word);
  });

  test('follow what the shop chose for such words', () => {
    const habits = [{ word: 'blorp', chosen: 'leaks', times: 5 }];
    expect(proposeCodes(ofKind('fault'), ['it goes BLORP'], habits)[0]?.word).toBe('leaks');
    expect(proposeCodes(ofKind('fault'), ['it goes plop'], habits)).toEqual([]);
  });

  test('are at most three, all different, whatever is written and whatever was chosen', () => {
    const habit = fc.record({
      word: fc.constantFrom('screen', 'it', 'water', '=dead'),
      chosen: fc.constantFrom(...ofKind('fault').map(({ word }) => word)),
      times: fc.nat(50),
    });
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 3 }),
        fc.array(habit, { maxLength: 20 }),
        (described, habits) => {
          const found = proposeCodes(ofKind('fault'), described, habits);
          expect(found.length).toBeLessThanOrEqual(3);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });

  test('look at words once, single letters left out, single signs not', () => {
    expect(describingWords(['A screen, a Screen', '坏了'])).toEqual(['screen', '坏', '了']);
  });
});
