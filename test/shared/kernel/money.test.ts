import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/kernel/language.ts';
import {
  currencies,
  currencySignOf,
  formatAmount,
  formatMoney,
  minorDigitsOf,
  parseMoney,
  shareOf,
} from '../../../shared/kernel/money.ts';

const most = Number.MAX_SAFE_INTEGER;
const anyMinor = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -200_000, max: 200_000 }));
const anyLanguage = fc.constantFrom(...languages);
const anyCurrency = fc.constantFrom(...currencies);

/** Isolates, marks and the several spaces of Intl, for expectations that a person can read. */
function plain(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/\s/gu, ' ');
}

test.each([
  ['EUR', 2],
  ['CNY', 2],
  ['RUB', 2],
  ['VND', 0],
  ['IRR', 0],
  ['JPY', 0],
  ['KWD', 3],
])('%s has %i decimals', (currency, digits) => {
  expect(minorDigitsOf(currency)).toBe(digits);
});

test('the currencies are known to Intl and listed once', () => {
  expect(new Set(currencies).size).toBe(currencies.length);
  for (const currency of currencies) expect(currency).toMatch(/^[A-Z]{3}$/);
  for (const currency of ['EUR', 'IRR', 'VND', 'CNY', 'RUB', 'USD', 'GBP'])
    expect(currencies).toContain(currency);
});

describe('formatMoney', () => {
  test.each([
    [123450, 'EUR', 'el', '1.234,50 €'],
    [123450, 'EUR', 'en', '€1,234.50'],
    [1200000, 'VND', 'vi', '1.200.000 ₫'],
    [123450, 'RUB', 'ru', '1 234,50 ₽'],
    [123450, 'CNY', 'zh-CN', '¥1,234.50'],
    [5, 'EUR', 'en', '€0.05'],
    [-5, 'EUR', 'en', '-€0.05'],
    [1234, 'KWD', 'en', 'KWD 1.234'],
    [most, 'EUR', 'en', '€90,071,992,547,409.91'],
  ] as const)('%i %s in %s', (minor, currency, language, expected) => {
    expect(plain(formatMoney(minor, currency, language))).toBe(expected);
  });
  test('Persian has its own digits and separators', () => {
    expect(plain(formatMoney(123456, 'IRR', 'fa'))).toContain('۱۲۳٬۴۵۶');
    expect(currencySignOf('IRR', 'fa')).toContain('ریال');
  });
  test('refuses halves of a cent', () => {
    expect(() => formatMoney(0.5, 'EUR', 'en')).toThrow(RangeError);
    expect(() => formatMoney(most + 1, 'EUR', 'en')).toThrow(RangeError);
  });
});

describe('parseMoney', () => {
  test.each([
    ['1.234,50', 'EUR', 123450],
    ['1,234.50', 'EUR', 123450],
    ['1 234,5', 'EUR', 123450],
    ["1'234.50", 'CHF', 123450],
    ['1\u202f234,50 €', 'EUR', 123450],
    ['1.234', 'EUR', 123400],
    ['1,234', 'EUR', 123400],
    ['1.234.567', 'EUR', 123456700],
    ['1,234,567.8', 'EUR', 123456780],
    ['12,5', 'EUR', 1250],
    ['12.5', 'EUR', 1250],
    ['.5', 'EUR', 50],
    ['0,05', 'EUR', 5],
    ['0.500', 'EUR', 50],
    ['12,00', 'EUR', 1200],
    ['1.234,5000', 'EUR', 123450],
    ['€ 12', 'EUR', 1200],
    ['12 eur', 'EUR', 1200],
    ['-12,50 €', 'EUR', -1250],
    ['−€12.50', 'EUR', -1250],
    ['€-12.50', 'EUR', -1250],
    ['-0', 'EUR', 0],
    ['۱۲۳٬۴۵۶', 'IRR', 123456],
    ['۱۲۳،۴۵۶ ریال', 'IRR', 123456],
    ['۱۲٫۵', 'EUR', 1250],
    ['١٢٣٤', 'IRR', 1234],
    ['₫1.200.000', 'VND', 1200000],
    ['1.200.000đ', 'VND', 1200000],
    ['1.200 đồng', 'VND', 1200],
    ['1200,00', 'VND', 1200],
    ['１２００元', 'CNY', 120000],
    ['￥12.5', 'CNY', 1250],
    ['1 234,50 руб.', 'RUB', 123450],
    ['1.234', 'KWD', 1234],
    ['1,234', 'KWD', 1234000],
    ['90071992547409,91', 'EUR', most],
  ])('%j %s is %i', (text, currency, expected) => {
    expect(parseMoney(text, currency)).toBe(expected);
  });

  test('the language decides where three decimals are possible', () => {
    expect(parseMoney('1,234', 'KWD', 'el')).toBe(1234);
    expect(parseMoney('1.234', 'KWD', 'el')).toBe(1234000);
    expect(parseMoney('1.234', 'EUR', 'en')).toBe(123400);
  });

  test.each([
    ['', 'EUR'],
    ['€', 'EUR'],
    ['-', 'EUR'],
    ['abc', 'EUR'],
    ['12a', 'EUR'],
    ['1 2', 'EUR'],
    ['12,345,6', 'EUR'],
    ['1,23,456', 'EUR'],
    ['1.234,567,8', 'EUR'],
    ['1.234.56', 'EUR'],
    ['1,2,3', 'EUR'],
    ['12.', 'EUR'],
    ['.', 'EUR'],
    ['1.2345', 'EUR'],
    ['0,001', 'EUR'],
    ['1 234.567,50', 'EUR'],
    ['--5', 'EUR'],
    ['-€-5', 'EUR'],
    ['5-3', 'EUR'],
    ['1e5', 'EUR'],
    ['0x10', 'EUR'],
    ['Infinity', 'EUR'],
    ['$5', 'EUR'],
    ['€5', 'USD'],
    ['12,5', 'VND'],
    ['۱۲٫۵', 'IRR'],
    ['90071992547409,92', 'EUR'],
    ['9007199254740992', 'VND'],
    ['99999999999999999999', 'EUR'],
  ])('%j is no amount in %s', (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  test('reads back what every language shows', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, anyLanguage, (minor, currency, language) => {
        expect(parseMoney(formatMoney(minor, currency, language), currency, language)).toBe(minor);
        expect(parseMoney(formatAmount(minor, currency, language), currency, language)).toBe(minor);
      }),
      {
        numRuns: 1000,
        examples: [
          [most, 'EUR', 'fa'],
          [-most, 'IRR', 'fa'],
        ],
      },
    );
  });

  test('answers a safe integer or nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-0-9.,' ٬٫€]{0,24}$/), (text) => {
        const minor = parseMoney(text, 'EUR');
        expect(minor === null || Number.isSafeInteger(minor)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('shareOf', () => {
  test.each([
    [1000, 2400, 240],
    [1, 5000, 1],
    [-1, 5000, -1],
    [1, 4999, 0],
    [-1, 4999, 0],
    [3, 5000, 2],
    [999, 10_000, 999],
    [most, 10_000, most],
    [most, 5000, 4503599627370496],
    [0, 1234, 0],
  ])('%i by %i is %i', (minor, share, expected) => {
    expect(shareOf(minor, share)).toBe(expected);
  });
  test('is at most half a unit off and mirrors at zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (minor, share) => {
          expect(Math.abs(shareOf(minor, share) * 10_000 - minor * share)).toBeLessThanOrEqual(5_000);
          expect(shareOf(-minor, share) + shareOf(minor, share)).toBe(0);
        },
      ),
    );
  });
  test('refuses what it cannot count exactly', () => {
    expect(() => shareOf(0.5, 100)).toThrow(RangeError);
    expect(() => shareOf(1, 0.5)).toThrow(RangeError);
    expect(() => shareOf(most, 20_000)).toThrow(RangeError);
  });
});
