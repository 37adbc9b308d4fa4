import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storageLines, taxesOf, taxWithin } from '../../../shared/payments/bill.rules.ts';
import {
  balanceOf,
  changeOf,
  type LedgerRow,
  mayVoid,
  payMethods,
  restOf,
  spread,
  sumOf,
  waysBack,
} from '../../../shared/payments/ledger.rules.ts';
import { byMethod } from '../../../shared/payments/till.rules.ts';

const minor = fc.integer({ min: 0, max: 1e12 });
const rate = fc.integer({ min: 0, max: 10_000 });
const amount = fc.record({ method: fc.constantFrom(...payMethods), minor: fc.integer({ min: 1, max: 1e9 }) });

describe('tax within a price', () => {
  test.each([
    [12_400, 2_400, 2_400],
    [6_999, 2_400, 1_355],
    [0, 2_400, 0],
    [1, 2_400, 0],
    [100, 0, 0],
    [-12_400, 2_400, -2_400],
    [3, 10_000, 2],
  ])('%i at %i basis points is %i', (gross, basisPoints, tax) => {
    expect(taxWithin(gross, basisPoints)).toBe(tax);
  });

  test('is within half a unit of the true one, and never more than the price', () => {
    fc.assert(
      fc.property(minor, rate, (gross, basisPoints) => {
        const tax = taxWithin(gross, basisPoints);
        expect(tax).toBeGreaterThanOrEqual(0);
        expect(tax).toBeLessThanOrEqual(gross);
        const twice =
          BigInt(tax) * 2n * (10_000n + BigInt(basisPoints)) - 2n * BigInt(gross) * BigInt(basisPoints);
        expect(twice < 0n ? -twice : twice).toBeLessThanOrEqual(10_000n + BigInt(basisPoints));
      }),
    );
  });

  test('of parts is the tax of the whole, however the lines are parted', () => {
    const lines = fc.array(
      fc.record({ customerMinor: minor, taxBasisPoints: fc.constantFrom(0, 1_300, 2_400) }),
    );
    const total = (sums: { taxMinor: number }[]) => sums.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
    fc.assert(
      fc.property(lines, lines, (some, others) => {
        const whole = taxesOf([...some, ...others]);
        expect(total(whole)).toBe(total(taxesOf(some)) + total(taxesOf(others)));
        for (const { netMinor, taxMinor, grossMinor } of whole) expect(netMinor + taxMinor).toBe(grossMinor);
      }),
    );
  });
});

test('storage is counted from the day after the letter, and is nothing without one', () => {
  const kept = { repairId: 1, letterOn: '2026-11-04', feeMinor: 150, taxBasisPoints: 2_400 };
  expect(storageLines(kept, '2026-11-04')).toEqual([]);
  expect(storageLines(kept, '2026-11-14')).toMatchObject([
    { quantity: 10, customerMinor: 1_500, coveredMinor: 0 },
  ]);
  expect(storageLines({ ...kept, letterOn: null }, '2026-11-14')).toEqual([]);
  expect(storageLines({ ...kept, feeMinor: null }, '2026-11-14')).toEqual([]);
});

describe('money', () => {
  test('laid on orders is never lost, never more on an order than is owed, and fills them in turn', () => {
    const owed = fc.array(fc.record({ minor: fc.integer({ min: -1e6, max: 1e9 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 5 }), owed, (amounts, debts) => {
        const orders = debts.map((debt, index) => ({ repairId: index, ...debt }));
        const { rows, overMinor } = spread(amounts, orders);
        expect(sumOf(rows) + overMinor).toBe(sumOf(amounts));
        for (const method of payMethods) {
          const of = (list: readonly { method: string; minor: number }[]) =>
            sumOf(list.filter((row) => row.method === method));
          expect(of(rows)).toBeLessThanOrEqual(of(amounts));
        }
        for (const { repairId, minor: debt } of orders) {
          expect(sumOf(rows.filter((row) => row.repairId === repairId))).toBeLessThanOrEqual(
            Math.max(0, debt),
          );
        }
        if (overMinor > 0) expect(sumOf(rows)).toBe(sumOf(orders.filter((order) => order.minor > 0)));
        expect(rows.every((row) => row.minor > 0)).toBe(true);
      }),
    );
  });

  test('given back over the counter is never less than nothing', () => {
    fc.assert(
      fc.property(fc.option(minor), fc.array(amount, { maxLength: 4 }), (tendered, amounts) => {
        const change = changeOf(tendered, amounts);
        const inCash = sumOf(amounts.filter(({ method }) => method === 'cash'));
        if (change === null) expect(inCash === 0 || (tendered ?? 0) < inCash).toBe(true);
        else expect(change).toBe(tendered === null ? 0 : tendered - inCash);
        expect(change ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('leaves the drawer only where it went into it', () => {
    expect(waysBack('card')).not.toContain('cash');
    expect(waysBack('transfer')).not.toContain('cash');
    expect(waysBack('cash')).toEqual(payMethods);
  });

  test('of a balance is what was charged less what was credited, paid and let off', () => {
    const account = { invoicedMinor: 700, creditedMinor: 200, paidMinor: 450, writtenOffMinor: 50 };
    expect(balanceOf(account)).toBe(0);
    expect(balanceOf({ ...account, paidMinor: 500 })).toBe(-50);
  });
});

test('what is left of a row counts refunds, and refunds that were void', () => {
  const rows: LedgerRow[] = [
    { id: 1, kind: 'payment', minor: 100, originalId: null },
    { id: 2, kind: 'refund', minor: -40, originalId: 1 },
  ];
  const [paid, refund] = rows as [LedgerRow, LedgerRow];
  expect(restOf(paid, rows)).toBe(60);
  expect(mayVoid(paid, rows)).toBe(false);
  expect(mayVoid(refund, rows)).toBe(true);
  const undone: LedgerRow[] = [...rows, { id: 3, kind: 'void', minor: 40, originalId: 2 }];
  expect(restOf(paid, undone)).toBe(100);
  expect(mayVoid(paid, undone)).toBe(true);
  expect(mayVoid(refund, undone)).toBe(false);
  expect(mayVoid(undone[2] as LedgerRow, undone)).toBe(false);
});

test('the till adds up to its rows, whatever they are', () => {
  const row = fc.record({
    kind: fc.constantFrom('deposit' as const, 'payment' as const),
    method: fc.constantFrom(...payMethods),
    minor: fc.integer({ min: 1, max: 1e9 }),
    by: fc.constantFrom('A', 'B'),
  });
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (taken, given) => {
      const rows = [
        ...taken,
        ...given.map((one) => ({ ...one, kind: 'refund' as const, minor: -one.minor })),
      ];
      const sums = byMethod(rows);
      expect(sums.reduce((sum, { inMinor, outMinor }) => sum + inMinor - outMinor, 0)).toBe(sumOf(rows));
      expect(sums.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    }),
  );
});
