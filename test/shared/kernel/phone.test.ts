import { describe, expect, test } from 'vitest';
import { formatPhone, phoneDigits, phoneKey } from '../../../shared/kernel/phone.ts';

describe('phoneKey', () => {
  test.each([
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
    ['٠٩١٢٣٤٥٦٧٨٩', 'IR', '+989123456789'],
    ['0098 912 345 6789', 'IR', '+989123456789'],
    ['+98 (0)912 345 6789', 'IR', '+989123456789'],
    ['989123456789+', 'IR', '+989123456789'],
    ['\u202a+98 912 345 6789\u202c', 'GR', '+989123456789'],
    ['021-8888 7777', 'IR', '+982188887777'],
    ['210 123 4567', 'GR', '+302101234567'],
    ['00 30 210 1234567', 'RU', '+302101234567'],
    ['00302101234567', 'US', '+302101234567'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['+7 912 345 67 89', 'ru', '+79123456789'],
    ['0912 345 678', 'VN', '+84912345678'],
    ['１３８１２３４５６７８', 'CN', '+8613812345678'],
    ['＋８６ 138-1234-5678', 'GR', '+8613812345678'],
    ['+44 20 7183 8750', 'XX', '+442071838750'],
  ])('%s in %s is %s', (text, country, expected) => {
    expect(phoneKey(text, country)).toBe(expected);
  });

  test.each([
    ['', 'IR'],
    ['12', 'IR'],
    ['no number', 'GR'],
    ['call 2101234567', 'GR'],
    ['2101234567', 'XX'],
    ['+999 123', 'GR'],
    ['0000000', 'GR'],
    ['21012345678901234567', 'GR'],
    ['\ud800', 'GR'],
  ])('%j in %s is no number', (text, country) => {
    expect(phoneKey(text, country)).toBeNull();
  });
});

test('at home without the country, abroad with it; text stays', () => {
  expect(phoneDigits(formatPhone('+989123456789', 'IR'))).toBe('09123456789');
  expect(formatPhone('+989123456789', 'GR')).toBe('+98 912 345 6789');
  expect(formatPhone('ask the neighbour', 'GR')).toBe('ask the neighbour');
  for (const country of ['IR', 'GR', 'VN', 'CN', 'RU']) {
    expect(phoneKey(formatPhone('+79123456789', country), country)).toBe('+79123456789');
  }
});

test('digits for a partial search', () => {
  expect(phoneDigits('…۶۷ ٨٩ (ext)')).toBe('6789');
});
