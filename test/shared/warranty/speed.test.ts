import { expect, test } from 'vitest';
import { addDays } from '../../../shared/kernel/day.ts';
import { entitle } from '../../../shared/warranty/warranty.rules.ts';
import { verdictOf } from '../../../shared/warranty/warranty.verdict.ts';
import {
  device,
  done,
  labour,
  legal,
  manufacturer,
  part,
  repair,
  repairWarranty,
  under,
} from './cases/shop.ts';

const pausing = repairWarranty({ isPausedInShop: true, calendar: 'persian', chainRule: 'longer' });

/** Fifty come-backs, each of the one before, all of them in the shop for three days: the longest chain there can be. */
const repairs = Array.from({ length: 50 }, (_, index) => {
  const receivedOn = addDays('2026-01-10', index * 20);
  const coveredBy = index === 0 ? null : under('repair', `R${index - 1}`);
  const until = addDays(receivedOn, 3);
  const lines = [done('parts', 'battery', coveredBy), done('labour', 'battery', coveredBy)];
  return repair(`R${index}`, until, lines, pausing, { receivedOn, stays: [{ from: receivedOn, until }] });
});
const worn = device(
  [legal({ isPausedInShop: true }), manufacturer({ calendar: 'persian', isPausedInShop: true })],
  { repairs },
);
const today = addDays('2026-01-10', 1000);
const claim = { on: today, comeBackOf: 'R49', lines: [part('battery'), labour('battery')] };

/** The median of many, in milliseconds: one slow run of a busy machine is no news. */
function medianMsOf(work: () => unknown): number {
  for (let warming = 0; warming < 20; warming += 1) work();
  const times = Array.from({ length: 41 }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  times.sort((one, other) => one - other);
  return times[20]!;
}

test('a decision with fifty past repairs takes less than five milliseconds', () => {
  expect(medianMsOf(() => entitle(worn, claim))).toBeLessThan(5);
});

test('a card with fifty past repairs takes less than twenty-five milliseconds', () => {
  expect(medianMsOf(() => verdictOf(worn, today))).toBeLessThan(25);
});
