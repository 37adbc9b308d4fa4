import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLine } from '../../../shared/kernel/log-line.ts';

test('whatever the text, the line is one line and says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      const line = logLine({ message });
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(line)).toEqual({ message });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['a line end', 'one\ntwo', String.raw`{"message":"one\ntwo"}`],
  ['a line separator', 'one\u2028two', String.raw`{"message":"one\u2028two"}`],
  ['the next line of old terminals', 'one\u0085two', String.raw`{"message":"one\u0085two"}`],
  ['a turn of direction', 'a\u202eb', String.raw`{"message":"a\u202eb"}`],
])('%s is spelt out', (_, message, line) => {
  expect(logLine({ message })).toBe(line);
});
