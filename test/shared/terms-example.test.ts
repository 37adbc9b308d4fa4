import { expect, test } from 'vitest';
import { termsExample } from '../../shared/warranty/terms-example.rules.ts';
import { defaultTerms } from '../../shared/warranty/warranty.defaults.ts';
import { type WarrantyTermsInput, warrantyTermsSchema } from '../../shared/warranty/warranty.terms.ts';

const terms = (facts: Partial<WarrantyTermsInput>) =>
  warrantyTermsSchema.parse({
    layer: 'manufacturer',
    payer: 'manufacturer',
    name: 'Maker',
    durations: { labour: { days: 60 }, parts: { days: 60 } },
    start: { from: 'purchase' },
    ...facts,
  });

test('a device bought that day is covered until the last day of each kind', () => {
  const [legal] = defaultTerms.legal;
  expect(termsExample((legal ?? { terms: terms({}) }).terms, '2026-10-05').kinds).toEqual(
    ['labour', 'parts', 'transport', 'visit'].map((kind) => ({
      kind,
      until: '2028-10-05',
      basisPoints: 10_000,
    })),
  );
});

test.each([
  ['inherits', '2026-03-02'],
  ['fresh', '2026-04-21'],
  ['longer', '2026-04-21'],
] as const)('a part replaced on day 50 of 60 %s: until %s', (chainRule, until) => {
  const asked = termsExample(terms({ chainRule }), '2026-01-01');
  expect(asked.replacement).toEqual({ on: '2026-02-20', until });
  const ofRepair = termsExample(
    terms({ layer: 'repair', payer: 'shop', start: { from: 'installation' }, chainRule }),
    '2026-01-01',
  );
  expect(ofRepair.kinds.map(({ kind }) => kind)).toEqual(['labour', 'parts']);
  expect(ofRepair.replacement).toEqual({ on: '2026-02-20', until });
});

test('days in the shop move the end only where the terms say so', () => {
  expect(termsExample(terms({}), '2026-01-01').afterStay).toBeNull();
  expect(termsExample(terms({ isPausedInShop: true }), '2026-01-01').afterStay).toBe('2026-03-12');
});

test('parts with a term of their own, and terms for life', () => {
  const example = termsExample(
    terms({
      durations: { labour: 'lifetime', parts: null },
      components: [{ component: 'motor', duration: { months: 120 } }],
    }),
    '2026-01-01',
  );
  expect(example.kinds).toEqual([{ kind: 'labour', until: null, basisPoints: 10_000 }]);
  expect(example.components).toEqual([{ component: 'motor', until: '2036-01-01', basisPoints: 10_000 }]);
});
