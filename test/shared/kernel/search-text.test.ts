import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeText, searchText } from '../../../shared/kernel/search-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

describe('searchText', () => {
  test.each([
    ['Σπύρος', 'σπυροσ'],
    ['ΣΠΥΡΟΣ', 'σπυροσ'],
    ['Παράπονα, ΠΑΡΑΠΟΝΑ', 'παραπονα παραπονα'],
    ['Μαΐου', 'μαιου'],
    ['Đặng Thị Hương', 'dang thi huong'],
    ['Nguyễn Văn Tuấn', 'nguyen van tuan'],
    ['Фёдор Чайкин', 'федор чайкин'],
    ['كريمي', 'کریمی'],
    ['می‌خواهم', 'می خواهم'],
    ['آرش أحمد', 'ارش احمد'],
    ['مؤسسۀ', 'موسسه'],
    ['پـــلاک ۱۲۳', 'پلاک 123'],
    ['王小明', '王 小 明'],
    ['华为P40手机', '华 为 p40 手 机'],
    ['Ｓａｍｓｕｎｇ　Ｓ２１', 'samsung s21'],
    ['Straße STRASSE', 'strasse strasse'],
    ['İstanbul ISTANBUL ıstanbul', 'istanbul istanbul istanbul'],
    ['삼성 갤럭시', '삼성 갤럭시'],
    ["O'Brien — R-2026-00123!", 'o brien r 2026 00123'],
    ['  \t\n  ', ''],
    ['😀 ok \u{1f1ec}\u{1f1f7}', 'ok'],
    ['a\u200fb\u00adc\ufeffd', 'abcd'],
  ])('%j is found as %j', (text, expected) => {
    expect(searchText(text)).toBe(expected);
  });

  test('Persian and Arabic keyboards write the same word', () => {
    expect(searchText('علي كريمي ٤٥')).toBe(searchText('علی کریمی ۴۵'));
    expect(searchText('می‌خواهم')).toBe(searchText('می خواهم'));
  });

  test('composed and decomposed accents are the same', () => {
    for (const text of ['Đặng Thị Hương', 'Σπύρος', 'Фёдор', 'Чайкин', 'café', 'ガラス']) {
      expect(searchText(text.normalize('NFD'))).toBe(searchText(text.normalize('NFC')));
    }
  });

  test('й stays a letter of its own', () => {
    expect(searchText('май')).not.toBe(searchText('маи'));
  });

  test('doing it twice changes nothing, lone surrogates do not throw', () => {
    for (const text of [anyText, brokenText]) {
      fc.assert(
        fc.property(text, (value) => {
          const once = searchText(value);
          expect(searchText(once)).toBe(once);
          expect(once).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        }),
        { numRuns: 500 },
      );
    }
    expect(searchText('a\ud800b\udc00')).toBe('a b');
  });

  test('case makes no difference, whatever the letter', () => {
    const different: string[] = [];
    for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
      const letter = String.fromCodePoint(codePoint);
      const found = searchText(letter);
      if (searchText(letter.toUpperCase()) !== found || searchText(letter.toLowerCase()) !== found) {
        different.push(letter);
      }
      if (searchText(found) !== found) different.push(letter);
    }
    expect(different).toEqual([]);
  });
});

describe('codeText', () => {
  test.each([
    ['sn: ab-12/۳۴ ', 'SNAB1234'],
    ['R‑2026‑00123', 'R202600123'],
    ['３５－２０９９', '352099'],
    ['35 209900 176148 1', '352099001761481'],
    ['\u200e+98 912\u200f', '98912'],
    ['—', ''],
  ])('%j is %j', (text, expected) => {
    expect(codeText(text)).toBe(expected);
  });
  test('doing it twice changes nothing; separators and case make no difference', () => {
    fc.assert(
      fc.property(brokenText, (value) => {
        const once = codeText(value);
        expect(codeText(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), (code) => {
        expect(codeText([...code].join('-'))).toBe(code.toUpperCase());
      }),
    );
  });
});

test('plain Latin text, which takes a shorter way, comes out as it does beside a letter that does not', () => {
  const printable = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(printable, (text) => {
      expect(`${searchText(text)} λ`.trim()).toBe(searchText(`${text} λ`));
      expect(`${codeText(text)}Λ`).toBe(codeText(`${text}Λ`));
    }),
  );
});
