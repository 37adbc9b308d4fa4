import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../../shared/warranty/warranty.verdict.ts';
import {
  bought,
  device,
  done,
  legal,
  manufacturer,
  promise,
  repair,
  repairWarranty,
  under,
} from './cases/shop.ts';
import { verdicts } from './cases/verdicts.cases.ts';

describe('the card', () => {
  test.each(verdicts)('$name', ({ facts, today, status, layer, until, daysLeft }) => {
    const verdict = verdictOf(facts, today);
    expect({
      status: verdict.status,
      layer: verdict.layer,
      until: verdict.until,
      daysLeft: verdict.daysLeft,
    }).toEqual({ status, layer, until, daysLeft });
  });
});

test('each kind of work has its own end and payer', () => {
  const maker = manufacturer({
    durations: { labour: { months: 12 }, parts: { months: 24 }, transport: null, visit: { months: 6 } },
  });
  const { kinds } = verdictOf(device([maker]), '2026-09-01');
  expect(kinds.labour).toMatchObject({
    coveredBasisPoints: 10_000,
    payer: 'manufacturer',
    until: '2027-01-10',
  });
  expect(kinds.parts).toMatchObject({ coveredBasisPoints: 10_000, until: '2028-01-10' });
  expect(kinds.transport).toMatchObject({ coveredBasisPoints: 0, payer: 'customer', until: null });
  expect(kinds.visit).toMatchObject({ coveredBasisPoints: 0, until: '2026-07-10', daysLeft: -53 });
});

test('components with a term of their own, and replaced ones, are told apart', () => {
  const maker = manufacturer({
    chainRule: 'fresh',
    components: [{ component: 'battery', duration: { months: 6 } }],
  });
  const facts = device([maker], {
    repairs: [
      repair(
        'R1',
        '2026-12-01',
        [done('parts', 'screen', under('manufacturer')), done('parts', 'case')],
        null,
      ),
    ],
  });
  expect(verdictOf(facts, '2027-02-01').components).toEqual([
    {
      component: 'battery',
      coveredBasisPoints: 0,
      layer: null,
      payer: 'customer',
      until: '2026-07-10',
      isLifetime: false,
      daysLeft: -206,
    },
    {
      component: 'screen',
      coveredBasisPoints: 10_000,
      layer: 'manufacturer',
      payer: 'manufacturer',
      until: '2027-12-01',
      isLifetime: false,
      daysLeft: 303,
    },
  ]);
});

test('our repair warranties stand apart, the latest first, each part and its work', () => {
  const facts = device([], {
    repairs: [
      repair('R1', '2026-01-10', [done('parts', 'battery'), done('labour', 'battery')]),
      repair(
        'R2',
        '2026-02-20',
        [done('parts', 'screen')],
        repairWarranty({ durations: { labour: null, parts: 'lifetime' } }),
      ),
    ],
  });
  const { repairs } = verdictOf(facts, '2026-03-12');
  expect(
    repairs.map(({ repairId, isRunning, until, isLifetime, daysLeft }) => ({
      repairId,
      isRunning,
      until,
      isLifetime,
      daysLeft,
    })),
  ).toEqual([
    { repairId: 'R2', isRunning: true, until: null, isLifetime: true, daysLeft: null },
    { repairId: 'R1', isRunning: false, until: '2026-03-11', isLifetime: false, daysLeft: -1 },
  ]);
  expect(repairs[1]?.work.map(({ kind, component, until }) => ({ kind, component, until }))).toEqual([
    { kind: 'parts', component: 'battery', until: '2026-03-11' },
    { kind: 'labour', component: 'battery', until: '2026-03-11' },
  ]);
});

test('a supplier stands beside the repair with the part it answers for', () => {
  const { terms } = promise('supplier', { months: 6 }, { start: { from: 'installation' } });
  const facts = device([], {
    repairs: [
      repair('R1', '2026-01-10', [done('parts', 'battery', null, { supply: { boughtOn: null, terms } })]),
    ],
  });
  const { repairs } = verdictOf(facts, '2026-04-01');
  expect(repairs.map(({ layer, payer, until, isRunning }) => ({ layer, payer, until, isRunning }))).toEqual([
    { layer: 'repair', payer: 'shop', until: '2026-03-11', isRunning: false },
    { layer: 'supplier', payer: 'supplier', until: '2026-07-10', isRunning: true },
  ]);
});

test('overall is the latest end of all promises that run', () => {
  const facts = device([legal(), promise('manufacturer', { months: 36 })], {
    contracts: [bought('contract', '2026-01-10', { months: 12 })],
  });
  expect(verdictOf(facts, '2026-02-01')).toMatchObject({
    until: '2028-01-10',
    overall: { until: '2029-01-10', isLifetime: false },
  });
  expect(verdictOf(device([legal(), promise('manufacturer', 'lifetime')]), '2026-02-01').overall).toEqual({
    until: null,
    isLifetime: true,
    daysLeft: null,
  });
  expect(verdictOf(facts, '2029-01-11').overall).toEqual({
    until: '2029-01-10',
    isLifetime: false,
    daysLeft: -1,
  });
});

test('the promises are told in the order in which they are asked', () => {
  const facts = device([promise('goodwill', { months: 30 }), manufacturer(), legal()]);
  expect(verdictOf(facts, '2027-02-01').promises.map(({ layer, status }) => [layer, status])).toEqual([
    ['legal', 'covered'],
    ['manufacturer', 'expired'],
    ['goodwill', 'covered'],
  ]);
});
