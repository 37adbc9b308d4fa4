import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryProblem } from '../../../shared/backups/entry-name.rules.ts';

const hash = 'ab'.repeat(32);

test.each(['manifest.json', 'shop.db', `attachments/${hash}`])('%s may be in a backup', (name) => {
  expect(entryProblem(name)).toBe(null);
});

test.each([
  ['', 'empty'],
  ['shop.db\0.txt', 'nul'],
  ['..\\shop.db', 'backslash'],
  ['/etc/passwd', 'absolute'],
  ['//server/share/shop.db', 'absolute'],
  ['C:/Windows/win.ini', 'drive'],
  ['c:shop.db', 'drive'],
  ['../shop.db', 'dots'],
  ['attachments/../../shop.db', 'dots'],
  ['./shop.db', 'dots'],
  ['CON', 'reserved'],
  ['attachments/nul.txt', 'reserved'],
  ['shop.db.', 'reserved'],
  ['shop.db ', 'reserved'],
  ['ｓhop.db', 'characters'],
  ['shop\u200d.db', 'characters'],
  ['Shop.db', 'unknown'],
  ['shop.db/', 'unknown'],
  ['readme.txt', 'unknown'],
  [`attachments/${hash.toUpperCase()}`, 'unknown'],
  [`attachments/${hash}/more`, 'unknown'],
  [`attachments/${hash.slice(1)}`, 'unknown'],
])('%j may not: %s', (name, problem) => {
  expect(entryProblem(name)).toBe(problem);
});

test('whatever else it is called, it may not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      fc.pre(name !== 'manifest.json' && name !== 'shop.db');
      expect(entryProblem(name)).not.toBe(null);
    }),
  );
});
