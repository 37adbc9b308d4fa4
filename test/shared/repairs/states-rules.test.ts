import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isHideable,
  mayMove,
  needsReason,
  offeredMoves,
  type RepairState,
  repairStates,
  stateNames,
  wayTo,
} from '../../../shared/repairs/states.rules.ts';

const state = fc.constantFrom(...stateNames);
const hideable = stateNames.filter(isHideable);
const hidden = fc.subarray(hideable).map((states) => new Set<RepairState>(states));

describe('the way past hidden states', () => {
  it('goes by allowed steps only, past hidden states only, and ends where it should', () => {
    fc.assert(
      fc.property(state, state, hidden, (from, to, hides) => {
        const way = wayTo(from, to, hides);
        if (!way) return;
        expect(way.at(-1)).toBe(to);
        expect(way.slice(0, -1).every((step) => hides.has(step))).toBe(true);
        [from, ...way].reduce((one, next) => {
          expect(mayMove(one, next)).toBe(true);
          return next;
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('is there exactly for what is offered, and never to where one is', () => {
    fc.assert(
      fc.property(state, hidden, (from, hides) => {
        const offered = offeredMoves(from, hides);
        for (const to of stateNames) {
          const leads = wayTo(from, to, hides) !== null && !hides.has(to);
          expect(offered.includes(to), `${from} → ${to}`).toBe(leads);
        }
        expect(offered).not.toContain(from);
      }),
      { numRuns: 500 },
    );
  });

  it('with nothing hidden is the table itself', () => {
    for (const from of stateNames)
      expect(offeredMoves(from, new Set()).sort()).toEqual([...repairStates[from].next].sort());
  });

  it('leaves no state without a way to the end, whatever a shop hides', () => {
    fc.assert(
      fc.property(hidden, (hides) => {
        for (const from of stateNames) {
          const reached = new Set<RepairState>([from]);
          for (const one of reached) for (const next of offeredMoves(one, hides)) reached.add(next);
          expect(reached.has('closed'), from).toBe(true);
        }
      }),
    );
  });

  it.each<[RepairState, RepairState, RepairState[], RepairState[] | null]>([
    ['inRepair', 'ready', [], null],
    ['inRepair', 'ready', ['qualityCheck'], ['qualityCheck', 'ready']],
    ['diagnosing', 'inRepair', ['approved'], ['approved', 'inRepair']],
    ['diagnosing', 'approved', [], ['approved']],
    ['received', 'closed', ['approved', 'waitingForParts', 'sentOut', 'qualityCheck', 'beyondRepair'], null],
  ])('%s → %s with %j hidden: %j', (from, to, hides, way) => {
    expect(wayTo(from, to, new Set(hides))).toEqual(way);
  });
});

describe('reasons', () => {
  it.each<[RepairState, RepairState, boolean]>([
    ['received', 'cancelled', true],
    ['estimateSent', 'refused', true],
    ['inRepair', 'beyondRepair', true],
    ['ready', 'inRepair', true],
    ['qualityCheck', 'inRepair', false],
    ['inRepair', 'qualityCheck', false],
  ])('%s → %s: %s', (from, to, needed) => {
    expect(needsReason(from, to)).toBe(needed);
  });
});
