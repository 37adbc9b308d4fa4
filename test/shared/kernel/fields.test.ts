import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  basisPoints,
  calendarField,
  dayField,
  emailField,
  idField,
  instantField,
  languageField,
  line,
  minorField,
  optionalLine,
  optionalProse,
  page,
  prose,
} from '../../../shared/kernel/fields.ts';

function taken(field: z.ZodType, value: unknown): unknown {
  return field.parse(value);
}

/** Messages without repetition: two checks may fail with one sentence. */
function refused(field: z.ZodType, value: unknown): string[] {
  const result = field.safeParse(value);
  return result.success ? [] : [...new Set(result.error.issues.map((issue) => issue.message))];
}

describe('a line', () => {
  test('is trimmed, and tabs of a spreadsheet become spaces', () => {
    expect(taken(line(), '  Σπύρος \t')).toBe('Σπύρος');
    expect(taken(line(), 'a\tb')).toBe('a b');
  });
  test.each([
    ['', ['common.invalid.required']],
    [' \n ', ['common.invalid.required']],
    [undefined, ['common.invalid.required']],
    [null, ['common.invalid.required']],
    [7, ['common.invalid.required']],
    ['x'.repeat(201), ['common.invalid.tooLong']],
    ['a\nb', ['common.invalid.characters']],
    ['a\u2028b', ['common.invalid.characters']],
    ['a\0', ['common.invalid.characters']],
    ['a\u001bb', ['common.invalid.characters']],
    ['a\u0085b', ['common.invalid.characters']],
    ['a\ud800b', ['common.invalid.characters']],
  ])('%j: %j', (value, expected) => {
    expect(refused(line(), value)).toEqual(expected);
  });
  test('has the length that it is given', () => {
    expect(refused(line({ max: 3 }), 'abcd')).toEqual(['common.invalid.tooLong']);
    expect(refused(line({ min: 2 }), 'a')).toEqual(['common.invalid.tooShort']);
    expect(taken(line({ max: 3 }), ' abc ')).toBe('abc');
  });
  test('keeps whole surrogate pairs and joiners', () => {
    expect(taken(line(), '😀 می‌خواهم')).toBe('😀 می‌خواهم');
  });
  test('may be optional: then an empty text', () => {
    expect(taken(optionalLine(), undefined)).toBe('');
    expect(taken(optionalLine(), '   ')).toBe('');
    expect(refused(optionalLine(2), 'abc')).toEqual(['common.invalid.tooLong']);
    expect(refused(optionalLine(), 'a\nb')).toEqual(['common.invalid.characters']);
  });
});

describe('prose', () => {
  test('keeps its lines, ended in one way', () => {
    expect(taken(prose(), ' one\r\ntwo\rthree\tfour ')).toBe('one\ntwo\nthree\tfour');
  });
  test('refuses what a line refuses, but for line breaks', () => {
    expect(refused(prose(), ' \n')).toEqual(['common.invalid.required']);
    expect(refused(prose(), 'bell\u0007')).toEqual(['common.invalid.characters']);
    expect(refused(prose(5), 'abcdef')).toEqual(['common.invalid.tooLong']);
    expect(taken(optionalProse(), undefined)).toBe('');
  });
});

describe('numbers', () => {
  test.each([
    [idField, 1, true],
    [idField, 8191 * 2 ** 40, true],
    [idField, 0, false],
    [idField, 2 ** 53, false],
    [idField, 1.5, false],
    [idField, '1', false],
    [minorField, 0, true],
    [minorField, Number.MAX_SAFE_INTEGER, true],
    [minorField, -1, false],
    [minorField, 0.5, false],
    [minorField, Number.NaN, false],
    [minorField, Number.POSITIVE_INFINITY, false],
    [basisPoints, 0, true],
    [basisPoints, 10_000, true],
    [basisPoints, 10_001, false],
    [basisPoints, -1, false],
    [instantField, 0, true],
    [instantField, 1e20, false],
    [instantField, '2026-01-01', false],
  ])('%#: %s', (field, value, isTaken) => {
    expect(field.safeParse(value).success).toBe(isTaken);
  });
  test('say which of them is wrong', () => {
    expect(refused(idField, null)).toEqual(['common.invalid.required']);
    expect(refused(minorField, -1)).toEqual(['common.invalid.amount']);
    expect(refused(basisPoints, 10_001)).toEqual(['common.invalid.share']);
    expect(refused(instantField, 1e20)).toEqual(['common.invalid.instant']);
  });
});

describe('e-mail', () => {
  test.each(['', 'a@b.co', 'spyros+shop@example.gr', 'σπύρος@παράδειγμα.ελ'])('takes %j', (text) => {
    expect(taken(emailField, ` ${text} `)).toBe(text);
  });
  test.each(['a', 'a@b', '@b.co', 'a@b..co', 'a b@c.de', 'a@-b.co', 'a@b.co, c@d.ef'])(
    'refuses %j',
    (text) => {
      expect(refused(emailField, text)).toEqual(['common.invalid.email']);
    },
  );
  test('may be left out', () => {
    expect(taken(emailField, undefined)).toBe('');
  });
  test('decides in no time on a hostile address', () => {
    const began = performance.now();
    emailField.safeParse(`a@${'a-'.repeat(120)}!`);
    emailField.safeParse(`a@${'a.'.repeat(120)}!`);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

test('days, languages, calendars', () => {
  expect(taken(dayField, '2026-11-22')).toBe('2026-11-22');
  expect(refused(dayField, '2026-11-31')).toEqual(['common.invalid.day']);
  expect(refused(languageField, 'de')).toEqual(['common.invalid.choice']);
  expect(refused(calendarField, 'julian')).toEqual(['common.invalid.choice']);
});

test('a page has 50 rows unless asked otherwise, 200 at most', () => {
  const query = z.object(page);
  expect(query.parse({})).toEqual({ limit: 50 });
  expect(query.parse({ after: 'k', limit: 200 })).toEqual({ after: 'k', limit: 200 });
  for (const limit of [0, 201, 1.5]) expect(refused(query, { limit })).toEqual(['common.invalid.limit']);
  expect(refused(query, { after: '' })).toEqual(['common.invalid.required']);
});
