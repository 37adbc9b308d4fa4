import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CODE_ALPHABET,
  codeOfBytes,
  readCode,
  writtenCode,
} from '../../../shared/estimates/approval-code.ts';

const code = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 8, maxLength: 8 })
  .map((letters) => letters.join(''));

describe('the letters of a code', () => {
  test('are told apart by eye', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(32);
    for (const letter of '01OI') expect(CODE_ALPHABET).not.toContain(letter);
  });

  test('every code that is written is read again, however it was typed', () => {
    const arabic = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
    const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    fc.assert(
      fc.property(code, (given) => {
        const written = writtenCode(given);
        for (const typed of [written, given.toLowerCase(), arabic(written), persian(` ${given} `)]) {
          expect(readCode(typed)).toBe(given);
        }
        expect(readCode([...given].join(' '))).toBe(given);
        expect(readCode(written.replace('-', '–'))).toBe(given);
      }),
    );
  });

  test.each([
    ['ΑΒΕΖ-ΗΚΜΝ', 'ABEZHKMN'],
    ['авекмнрс', 'ABEKMHPC'],
    ['l1iI-0Ooо', 'LLLLQQQQ'],
    ['ＡＢＣＤ２３４５', 'ABCD2345'],
  ])('%s is %s', (typed, expected) => {
    expect(readCode(typed)).toBe(expected);
  });

  test.each(['', 'ABCD-EFG', 'ABCD-EFGH-J', 'ABCD-EFG!', '中文中文中文中文', 'ABCDEFGÄ'])(
    '%s is none',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  test('forty bits give eight letters, each of its own five', () => {
    expect(codeOfBytes(new Uint8Array(5))).toBe('AAAAAAAA');
    expect(codeOfBytes(new Uint8Array([255, 255, 255, 255, 255]))).toBe('99999999');
    expect(codeOfBytes(new Uint8Array([0, 0, 0, 0, 1, 200]))).toBe('AAAAAAAB');
    expect(codeOfBytes(new Uint8Array([8, 0, 0, 0, 0]))).toBe('BAAAAAAA');
  });
});
