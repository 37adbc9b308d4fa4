import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certainDays,
  certaintyFrom,
  FEWEST_FINISHED,
  type Finished,
} from '../../../shared/promises/certainty.rules.ts';

/** mulberry32: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function bell(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A shop whose orders take longer than reckoned: mostly a little, now and then much, as parts and people are. */
function history(seed: number, count: number, spread: number): Finished[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const reckonedDays = 1 + Math.floor(random() * 14);
    const stall = random() < 0.08 ? 1 + random() * 3 : 1;
    const took = reckonedDays * 1.05 * Math.exp(bell(random) * spread) * stall;
    return { reckonedDays, tookDays: Math.max(1, Math.round(took)) };
  });
}

describe('with too little known', () => {
  test.each([0, FEWEST_FINISHED - 1])('of %i finished orders nothing is said', (count) => {
    expect(certaintyFrom(history(1, count, 0.3))).toEqual({ isKnown: false, finished: count });
  });

  test('spans that are none count for nothing', () => {
    const broken = Array.from({ length: 40 }, () => ({ reckonedDays: 0, tookDays: -3 }));
    expect(certaintyFrom([...broken, ...history(1, 10, 0.3)])).toEqual({ isKnown: false, finished: 10 });
  });
});

describe('back-test', () => {
  /** Every order is promised by what the shop knew before it. */
  function keptShare(orders: readonly Finished[]): { share: number; judged: number } {
    let kept = 0;
    let judged = 0;
    for (const [index, order] of orders.entries()) {
      const known = certaintyFrom(orders.slice(Math.max(0, index - 250), index));
      if (!known.isKnown) continue;
      judged += 1;
      if (order.tookDays <= certainDays(order.reckonedDays, known.factor)) kept += 1;
    }
    return { share: kept / judged, judged };
  }

  test.each([
    [1, 0.2],
    [2, 0.35],
    [3, 0.5],
    [4, 0.8],
    [5, 0.35],
  ])('75 to 85 % of the days named with 80 % certainty hold (history %i, spread %f)', (seed, spread) => {
    const { share, judged } = keptShare(history(seed, 800, spread));
    expect(judged).toBe(770);
    expect(share).toBeGreaterThanOrEqual(0.75);
    expect(share).toBeLessThanOrEqual(0.85);
  });

  test('the reckoned day alone would hold far less often', () => {
    const orders = history(3, 800, 0.5);
    const kept = orders.filter(({ reckonedDays, tookDays }) => tookDays <= reckonedDays).length;
    expect(kept / orders.length).toBeLessThan(0.65);
  });
});

test('it is never earlier than what was reckoned, and follows slower work', () => {
  const orders = fc.array(
    fc.record({ reckonedDays: fc.integer({ min: 1, max: 30 }), tookDays: fc.integer({ min: 1, max: 90 }) }),
    { minLength: FEWEST_FINISHED, maxLength: 60 },
  );
  fc.assert(
    fc.property(
      orders,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      (known, days, more) => {
        const now = certaintyFrom(known);
        const slower = certaintyFrom(known.map((one) => ({ ...one, tookDays: one.tookDays + more })));
        if (!now.isKnown || !slower.isKnown) throw new Error('enough is known');
        expect(certainDays(days, now.factor)).toBeGreaterThanOrEqual(days);
        expect(slower.factor).toBeGreaterThanOrEqual(now.factor);
        const held = known.filter(
          ({ reckonedDays, tookDays }) => tookDays <= certainDays(reckonedDays, now.factor),
        );
        if (now.factor < 50) expect(held.length / known.length).toBeGreaterThanOrEqual(0.8);
      },
    ),
  );
});
