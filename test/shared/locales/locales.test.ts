import { expect, test } from 'vitest';
import { localeProblems } from '../../kit/locale-keys.ts';

test('every word is there in all six languages, says the same facts, has its plural forms, and is used', () => {
  expect(localeProblems()).toEqual([]);
});
