import { expect, test } from 'vitest';
import {
  barcodeOf,
  hindranceOf,
  type ItemStanding,
  isInHouse,
  isOver,
  whereaboutsKinds,
} from '../../../shared/custody/custody.rules.ts';
import { codeText } from '../../../shared/kernel/search-text.ts';

const table: [ItemStanding['whereabouts'], handOver: string | null, close: string | null][] = [
  ['place', null, 'not-given-back'],
  ['person', null, 'not-given-back'],
  ['sentOut', 'sent-out', 'sent-out'],
  ['customer', null, null],
  ['missing', 'missing-accessory', 'missing-accessory'],
  ['settled', null, null],
  [null, 'not-accounted-for', 'not-accounted-for'],
];

test.each(table)('a thing that is at %s', (whereabouts, handOver, close) => {
  expect(hindranceOf({ kind: 'accessory', whereabouts }, 'handedOver')).toBe(handOver);
  expect(hindranceOf({ kind: 'accessory', whereabouts }, 'closed')).toBe(close);
});

test('the table speaks of every whereabouts', () => {
  expect(
    table
      .map(([whereabouts]) => whereabouts)
      .filter(Boolean)
      .sort(),
  ).toEqual([...whereaboutsKinds].sort());
});

test('a missing device is said in its own words', () => {
  expect(hindranceOf({ kind: 'device', whereabouts: 'missing' }, 'handedOver')).toBe('missing-device');
});

test('nothing is both in the house and over', () => {
  for (const whereabouts of whereaboutsKinds)
    expect(isInHouse(whereabouts) && isOver(whereabouts)).toBe(false);
});

test('a barcode is what a scanner reads, other in each branch, and long enough to be told from typing', () => {
  const span = 2 ** 40;
  expect(barcodeOf(span + 12)).toBe('PL00012');
  expect(barcodeOf(3 * span + 12)).toBe('PL00012B3');
  expect(barcodeOf(span + 1_234_567)).toBe('PL1234567');
  for (const id of [span + 1, 2 * span + 1, 8191 * span + 99_999]) {
    expect(codeText(barcodeOf(id))).toBe(barcodeOf(id));
    expect(barcodeOf(id).length).toBeGreaterThanOrEqual(6);
  }
});
