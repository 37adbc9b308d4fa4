import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../../shared/exports/formula-guard.rules.ts';

const hostile = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '+30 210 555 0100',
  '-2+3',
  '@SUM(1+1)',
  '\u0000=1+1',
  '   =1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\u200f-1',
  '\u00a0+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "'=1+1",
  "''+1",
];

test.each(hostile)('%j does not begin like a formula any more', (text) => {
  const guarded = guardFormula(text);
  expect(guarded).toBe(`'${text}`);
  expect(unguardFormula(guarded)).toBe(text);
});

test.each(['', 'Maria', "'", "O'Neil", "'quoted'", '12 = 7 + 5', 'a-b', "' '=1"])(
  '%j stays as it is',
  (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  },
);

test.each([
  ['\t=1+1', "'\t'=1+1"],
  ['\r=1+1', "'\r'=1+1"],
  ['\n=1+1', "'\n'=1+1"],
  ['Maria;=1+1', "Maria;'=1+1"],
  ['Maria;"=1+1";', `Maria;'"=1+1";`],
  ['first\n- second\n\nthird', "first\n'- second\n\nthird"],
  ["a|'@b", "a|''@b"],
])('%j is guarded wherever a spreadsheet may begin a cell', (text, guarded) => {
  expect(guardFormula(text)).toBe(guarded);
  expect(unguardFormula(guarded)).toBe(text);
});

test.each(['a; b', 'one\ntwo', '1\t2', "it;'s", ';;', '"a;b"'])('%j stays as it is', (text) => {
  expect(guardFormula(text)).toBe(text);
});

test('every text comes back from behind the guard', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      '＝',
      ' ',
      '\t',
      '\r',
      '\n',
      '\u0000',
      ';',
      '|',
      '"',
      '\ufeff',
      '\u200b',
      'a',
      '1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (any) => unguardFormula(guardFormula(any)) === any),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(text, (any) => !/^[\s\p{Cf}]*[\p{Cc}=+\-@＝＋－＠]/u.test(guardFormula(any))),
    { numRuns: 5000 },
  );
  const begins = /^[\s"\p{Cf}]*[=+\-@＝＋－＠]/u;
  fc.assert(
    fc.property(
      text,
      (any) =>
        !guardFormula(any)
          .split(/[;\t|\r\n]/)
          .slice(1)
          .some((cell) => begins.test(cell)),
    ),
    { numRuns: 5000 },
  );
});
