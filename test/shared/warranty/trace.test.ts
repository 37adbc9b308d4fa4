import { expect, test } from 'vitest';
import { entitle } from '../../../shared/warranty/warranty.rules.ts';
import type { LayerPolicy } from '../../../shared/warranty/warranty.terms.ts';
import { device, done, labour, legal, manufacturer, part, promise, repair, under } from './cases/shop.ts';

const ask = (line = labour()) => ({ on: '2026-02-01', comeBackOf: null, lines: [line] });

test('every layer leaves a step, in the order asked', () => {
  const line = entitle(device([manufacturer()]), ask()).lines[0]!;
  expect(line.trace.map(({ layer, basisPoints, reasons }) => [layer, basisPoints, reasons[0]?.code])).toEqual(
    [
      ['legal', 0, 'no-terms'],
      ['manufacturer', 10_000, 'covers-until'],
      ['dealer', 0, 'no-terms'],
      ['repair', 0, 'no-terms'],
      ['supplier', 0, 'no-terms'],
      ['contract', 0, 'no-terms'],
      ['goodwill', 0, 'no-terms'],
    ],
  );
});

test('a layer that comes too late says that it would have answered', () => {
  const line = entitle(device([legal(), manufacturer()]), ask()).lines[0]!;
  expect(line.trace[1]?.reasons.map((reason) => reason.code)).toEqual(['nothing-left', 'covers-until']);
});

test('the facts of a reason are raw: days, codes and numbers', () => {
  const half = manufacturer({ basisPoints: { labour: 5000 } });
  const line = entitle(device([half]), ask()).lines[0]!;
  expect(line.reasons).toEqual([
    {
      code: 'covers-until',
      facts: { layer: 'manufacturer', percent: 50, until: '2027-01-10', clause: '§ manufacturer' },
    },
    { code: 'customer-pays', facts: { percent: 50 } },
  ]);
});

test('wrong use never goes straight to the customer: people share the cost', () => {
  const terms = manufacturer({ exclusions: [{ by: 'cause', cause: 'wrongUse', clause: '§ 5.1' }] });
  const misused = entitle(device([terms]), ask(part('screen', { cause: 'wrongUse' }))).lines[0]!;
  expect(misused).toMatchObject({ coveredBasisPoints: 0, clause: '§ 5.1', isCostShareNeeded: true });
});

test('wrong use of a device whose terms have ended needs no sharing', () => {
  const terms = manufacturer({ exclusions: [{ by: 'cause', cause: 'wrongUse' }] });
  const facts = device([terms], { purchasedOn: '2020-01-10' });
  expect(entitle(facts, ask(part('screen', { cause: 'wrongUse' }))).lines[0]?.isCostShareNeeded).toBe(false);
});

test('wrong use that another layer pays in full needs no sharing', () => {
  const terms = manufacturer({ exclusions: [{ by: 'cause', cause: 'wrongUse' }] });
  const facts = device([terms, promise('dealer', { months: 24 }, { payer: 'insurer' })]);
  expect(entitle(facts, ask(part('screen', { cause: 'wrongUse' }))).lines[0]?.isCostShareNeeded).toBe(false);
});

test('of two ended promises the one that ended last is told', () => {
  const facts = device([legal(), promise('manufacturer', { months: 36 })], { purchasedOn: '2020-01-10' });
  const { reasons } = entitle(facts, ask()).lines[0]!;
  expect(reasons[0]).toEqual({ code: 'expired', facts: { layer: 'manufacturer', until: '2023-01-10' } });
});

test('the order of the layers is data', () => {
  const policy: LayerPolicy = {
    order: ['manufacturer', 'legal'],
    comeBackOrder: ['repair', 'manufacturer', 'legal'],
  };
  const line = entitle(device([legal(), manufacturer()]), ask(), policy).lines[0]!;
  expect(line.layer).toBe('manufacturer');
  expect(line.trace.map((step) => step.layer)).toEqual(['manufacturer', 'legal']);
});

test('several lines of a claim are answered each by itself, in their order', () => {
  const facts = device([manufacturer({ durations: { labour: null, parts: { months: 12 } } })]);
  const claim = {
    on: '2026-02-01',
    comeBackOf: null,
    lines: [
      { ...labour(), id: 'a' },
      { ...part('screen'), id: 'b' },
    ],
  };
  expect(entitle(facts, claim).lines.map(({ lineId, payer }) => [lineId, payer])).toEqual([
    ['a', 'customer'],
    ['b', 'manufacturer'],
  ]);
});

test('a claim without lines has an answer without lines', () => {
  expect(entitle(device([]), { on: '2026-02-01', comeBackOf: null, lines: [] }).lines).toEqual([]);
});

test('what is frozen on the order gives the same answer after a trip through JSON', () => {
  const facts = device([legal(), manufacturer()], {
    repairs: [repair('R1', '2026-01-20', [done('parts', 'screen', under('legal'))])],
  });
  const frozen = JSON.parse(JSON.stringify({ facts, claim: ask() }));
  expect(JSON.stringify(entitle(frozen.facts, frozen.claim))).toBe(JSON.stringify(entitle(facts, ask())));
});
