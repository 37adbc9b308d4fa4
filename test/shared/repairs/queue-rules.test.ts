import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inQueueOrder, type Queued } from '../../../shared/repairs/queue.rules.ts';

const day = fc.option(fc.constantFrom('2026-10-05', '2026-10-06', '2026-11-01'), { nil: null });
const order = fc.record({
  id: fc.integer({ min: 1, max: 50 }),
  promisedOn: day,
  isUrgent: fc.boolean(),
  receivedAt: fc.integer({ min: 0, max: 5 }),
});
const money = fc.record({
  coverage: fc.constantFrom('covered', 'notCovered', 'unknown'),
  costLimitMinor: fc.option(fc.nat()),
  priceMinor: fc.nat(),
  isPaid: fc.boolean(),
});

describe('the order of work', () => {
  it('is one order: it never contradicts itself', () => {
    fc.assert(
      fc.property(order, order, order, (a, b, c) => {
        expect(Math.sign(inQueueOrder(a, b))).toBe(-Math.sign(inQueueOrder(b, a)) + 0);
        if (inQueueOrder(a, b) <= 0 && inQueueOrder(b, c) <= 0)
          expect(inQueueOrder(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('is the same whatever a repair costs and whoever pays for it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(order, money, money), { maxLength: 12 }), (rows) => {
        const ids = (which: 1 | 2) =>
          rows
            .map((row): Queued => ({ ...row[0], ...row[which] }))
            .sort(inQueueOrder)
            .map(({ id, promisedOn, isUrgent, receivedAt }) => [id, promisedOn, isUrgent, receivedAt]);
        expect(ids(1)).toEqual(ids(2));
      }),
    );
  });

  const queued = (id: number, promisedOn: string | null, isUrgent = false, receivedAt = id): Queued => ({
    id,
    promisedOn,
    isUrgent,
    receivedAt,
  });

  it('is by promised day, then urgency, then who came first; without a promise last', () => {
    const sorted = [
      queued(1, null, true),
      queued(2, '2026-10-06', true),
      queued(3, '2026-10-05'),
      queued(4, '2026-10-05', true),
      queued(5, '2026-10-05', false, 0),
    ].sort(inQueueOrder);
    expect(sorted.map(({ id }) => id)).toEqual([4, 5, 3, 2, 1]);
  });
});
