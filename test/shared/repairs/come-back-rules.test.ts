import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/day.ts';
import {
  type CodedFinding,
  comeBackOf,
  isChargedAfter,
  likenessOf,
} from '../../../shared/repairs/come-back.rules.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';

const zone = 'Europe/Athens';
const noon = (day: string) => Date.parse(`${day}T09:00:00Z`);
const ended = (id: number, day: string, findings: CodedFinding[] = [], state: RepairState = 'closed') => ({
  id,
  state,
  closedAt: noon(day),
  findings,
});
const found = (unit: string | null, fault: string | null): CodedFinding => ({ unit, fault });

describe('come-back', () => {
  it('counts from the day of the end to the last day of the house, and no longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 400 }), fc.integer({ min: 1, max: 365 }), (passed, days) => {
        const on = addDays('2026-03-01', passed);
        const back = comeBackOf([ended(1, '2026-03-01')], { on, zone, days, findings: [] });
        expect(back !== null).toBe(passed >= 0 && passed <= days);
      }),
    );
  });

  it('is of the latest, never of a cancelled or an open one; handed over counts', () => {
    const past = [
      ended(1, '2026-09-01'),
      ended(2, '2026-09-20', [], 'handedOver'),
      ended(3, '2026-09-30', [], 'cancelled'),
      { id: 4, state: 'received' as const, closedAt: null, findings: [] },
    ];
    expect(comeBackOf(past, { on: '2026-10-05', zone, days: 90, findings: [] })?.earlier.id).toBe(2);
  });

  it('is of the one that is most alike, however long ago within the days', () => {
    const past = [
      ended(1, '2026-09-01', [found('battery', 'short')]),
      ended(2, '2026-09-20', [found('screen', 'dark')]),
    ];
    const asked = { on: '2026-10-05', zone, days: 90 };
    expect(comeBackOf(past, { ...asked, findings: [found('battery', 'short')] })).toMatchObject({
      earlier: { id: 1 },
      likeness: 'fault',
    });
    expect(comeBackOf(past, { ...asked, findings: [found('speaker', 'dead')] })).toMatchObject({
      earlier: { id: 2 },
      likeness: 'device',
    });
  });

  it.each<[string, CodedFinding[], CodedFinding[], string]>([
    ['nothing coded', [], [found('battery', 'short')], 'device'],
    ['another unit', [found('screen', 'short')], [found('battery', 'short')], 'device'],
    ['the same unit', [found('battery', 'swollen')], [found('battery', 'short')], 'unit'],
    ['the same unit, no fault known', [found('battery', null)], [found('battery', 'short')], 'unit'],
    ['the same fault of it', [found('battery', 'short')], [found('battery', 'short')], 'fault'],
    ['the same fault of the whole', [found(null, 'dead')], [found(null, 'dead')], 'fault'],
    ['one of several', [found('a', 'x'), found('b', 'y')], [found('b', 'y'), found('c', 'z')], 'fault'],
  ])('%s: %s', (_name, now, then, likeness) => {
    expect(likenessOf(now, then)).toBe(likeness);
  });

  it('is charged only after a verdict that it is not ours', () => {
    expect(isChargedAfter(null)).toBe(true);
    expect(isChargedAfter({ verdict: null })).toBe(false);
    expect(isChargedAfter({ verdict: 'ours' })).toBe(false);
    expect(isChargedAfter({ verdict: 'part' })).toBe(false);
    expect(isChargedAfter({ verdict: 'unrelated' })).toBe(true);
    expect(isChargedAfter({ verdict: 'customer' })).toBe(true);
  });
});
