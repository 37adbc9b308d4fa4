import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDisplayDigits, toLatinDigits } from '../../../shared/kernel/digits.ts';

test.each([
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['０１２３４５６７８９', '0123456789'],
  ['०१२३४५६७८९', '0123456789'],
  ['𝟎𝟏𝟗𝟘𝟡𝟶𝟿', '0190909'],
  ['پلاک ۱۲', 'پلاک 12'],
  ['½ Ⅳ 王', '½ Ⅳ 王'],
])('%s in Latin digits', (text, expected) => {
  expect(toLatinDigits(text)).toBe(expected);
});

test('every decimal digit of Unicode, in rows of ten', () => {
  const rows: string[] = [];
  for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
    const letter = String.fromCodePoint(codePoint);
    if (/\p{Nd}/u.test(letter)) rows.push(toLatinDigits(letter));
  }
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.join('')).toBe('0123456789'.repeat(rows.length / 10));
});

test('Persian alone shows its own digits, and they read back', () => {
  expect(toDisplayDigits('R-2026-00123', 'fa')).toBe('R-۲۰۲۶-۰۰۱۲۳');
  expect(toDisplayDigits('R-2026-00123', 'ru')).toBe('R-2026-00123');
  fc.assert(fc.property(fc.nat(), (n) => toLatinDigits(toDisplayDigits(String(n), 'fa')) === String(n)));
});
