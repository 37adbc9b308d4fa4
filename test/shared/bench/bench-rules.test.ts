import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultChecks } from '../../../shared/bench/check-templates.ts';
import { openPoints } from '../../../shared/bench/checks.rules.ts';
import { isRepairDone, outcomeOfRemedies } from '../../../shared/bench/outcome.rules.ts';
import { partStateNames, partStates, partsWord } from '../../../shared/bench/parts.rules.ts';
import { compareVersions, isBehind } from '../../../shared/bench/version.rules.ts';
import {
  endOf,
  isForgotten,
  overlap,
  type Span,
  startOf,
  workedMinutes,
  workedMs,
} from '../../../shared/bench/work-time.rules.ts';
import { catalogueSeed, seedNames } from '../../../shared/catalogue/catalogue.seed.ts';
import { defaultOpeningHours } from '../../../shared/kernel/opening.ts';

const HOUR = 3_600_000;

describe('work time', () => {
  test('is never negative and never overlaps for one person, however the wall clock jumps', () => {
    // each step: the clock jumps by so much, then work begins; it jumps again, then work ends
    const jump = fc.integer({ min: -6 * HOUR, max: 6 * HOUR });
    fc.assert(
      fc.property(fc.array(fc.tuple(jump, jump), { maxLength: 25 }), (steps) => {
        let now = Date.UTC(2026, 9, 5, 8);
        const spans: Span[] = [];
        for (const [before, during] of steps) {
          now += before;
          const startedAt = startOf(now, spans);
          now += during;
          expect(workedMs({ startedAt, endedAt: null }, now)).toBeGreaterThanOrEqual(0);
          const endedAt = endOf(startedAt, now, spans);
          expect(endedAt).toBeGreaterThanOrEqual(startedAt);
          spans.push({ startedAt, endedAt });
        }
        const real = spans.filter(({ startedAt, endedAt }) => endedAt !== startedAt);
        for (const one of real) {
          for (const other of real) if (one !== other) expect(overlap(one, other)).toBe(false);
        }
        expect(workedMinutes(spans, now)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  test('that runs since yesterday, or longer than the shop is open, was forgotten', () => {
    const hours = defaultOpeningHours('GR');
    const nine = Date.UTC(2026, 9, 5, 6);
    expect(isForgotten(nine, nine + 8 * HOUR, 'Europe/Athens', hours)).toBe(false);
    expect(isForgotten(nine, nine + 9.5 * HOUR, 'Europe/Athens', hours)).toBe(true);
    expect(isForgotten(nine + 12 * HOUR, nine + 16 * HOUR, 'Europe/Athens', hours)).toBe(true);
    expect(isForgotten(nine, nine - HOUR, 'Europe/Athens', hours)).toBe(false);
  });
});

test('an order is repaired if one thing on it was, whatever else was found', () => {
  expect(outcomeOfRemedies(['noFaultFound', 'fixed'])).toBe('fixed');
  expect(outcomeOfRemedies(['', 'noFaultFound'])).toBe('noFaultFound');
  expect(outcomeOfRemedies([])).toBe('');
  for (const outcome of [
    'noFaultFound',
    'beyondRepair',
    'customerDamage',
    'notRepaired',
    'endOfLife',
    'repairable',
  ])
    expect(isRepairDone(outcome), outcome).toBe(false);
  expect(isRepairDone('fixed')).toBe(true);
  expect(isRepairDone('')).toBe(true);
});

test('the worst of an order’s parts says how it stands, and every part can end', () => {
  expect(partsWord(['fitted', 'ordered', 'wanted'])).toBe('needed');
  expect(partsWord(['arrived', 'ordered'])).toBe('ordered');
  expect(partsWord(['fitted', 'cancelled'])).toBe('none');
  for (const state of partStateNames) expect(partStates[state].next.length, state).toBeGreaterThan(0);
});

test('what was amiss before work is how it came; after it, it is in the way', () => {
  const points = [
    { names: {}, answer: 'fail' as const },
    { names: {}, answer: null },
    { names: {}, answer: 'notApplicable' as const },
  ];
  expect(openPoints('before', points)).toHaveLength(1);
  expect(openPoints('after', points)).toHaveLength(2);
});

test('every category of a new shop has checks in six languages', () => {
  for (const { categories } of catalogueSeed) {
    for (const { names } of categories) {
      const { before, after } = defaultChecks(seedNames(names).en);
      expect(before.length, names).toBeGreaterThan(0);
      expect(after.length, names).toBeGreaterThan(2);
      for (const point of [...before, ...after]) expect(Object.keys(point)).toHaveLength(6);
    }
  }
});

describe('versions', () => {
  test('compare by their numbers, not by their letters', () => {
    expect(compareVersions('2.9', '2.10')).toBeLessThan(0);
    expect(compareVersions('v1.0', '1')).toBe(0);
    expect(compareVersions('2.0-beta', '2.0')).toBeLessThan(0);
    expect(isBehind('', '1.0')).toBe(true);
    expect(isBehind('1.1', '1.0')).toBe(false);
    expect(isBehind('1.0', '')).toBe(false);
  });

  test('have one order, whatever they look like', () => {
    const version = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });
});
