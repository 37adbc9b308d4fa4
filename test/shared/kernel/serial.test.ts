import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLuhnValid, looksLikeImei, serialKey } from '../../../shared/kernel/serial.ts';

test('two spellings of a serial number have one key', () => {
  expect(serialKey('c02-xk1 2jg5')).toBe('C02XK12JG5');
  expect(serialKey('۱۲-ab')).toBe(serialKey('12 AB'));
  expect(serialKey(' -- ')).toBe('');
});

test.each([
  ['79927398713', true],
  ['79927398710', false],
  ['4539 1488 0343 6467', true],
  ['7992739871۳', true],
  ['0', false],
  ['', false],
  ['7992739871x', false],
])('check digit of %s: %s', (text, expected) => {
  expect(isLuhnValid(text)).toBe(expected);
});

test.each([
  ['490154203237518', true],
  ['49-015420-323751-8', true],
  ['۴۹۰۱۵۴۲۰۳۲۳۷۵۱۸', true],
  ['490154203237517', false],
  ['49015420323751', false],
  ['4901542032375180', false],
  ['000000000000000', false],
])('%s looks like an IMEI: %s', (text, expected) => {
  expect(looksLikeImei(text)).toBe(expected);
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
      const digits = [...'490154203237518'].map(Number);
      digits[place] = ((digits[place] as number) + change) % 10;
      expect(isLuhnValid(digits.join(''))).toBe(false);
    }),
  );
});
