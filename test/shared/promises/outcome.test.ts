import { describe, expect, test } from 'vitest';
import {
  countOutcomes,
  keptShare,
  outcomeOf,
  type ReadPromise,
  standingOf,
} from '../../../shared/promises/outcome.rules.ts';

const due = '2026-10-08';

describe('what an act makes of a promise', () => {
  test.each([
    ['fulfilled', '2026-10-07', 'kept'],
    ['fulfilled', '2026-10-08', 'kept'],
    ['fulfilled', '2026-10-09', 'broken'],
    ['revised', '2026-10-08', 'revised'],
    ['revised', '2026-10-09', 'broken'],
    ['withdrawn', '2026-10-08', 'withdrawn'],
    ['withdrawn', '2026-10-09', 'broken'],
  ] as const)('%s on %s: %s', (by, on, outcome) => {
    expect(outcomeOf(by, due, on)).toBe(outcome);
  });
});

describe('how a promise stands', () => {
  const nothing: ReadPromise = {
    ...{ dueOn: due, ended: null, revisedOn: null, fulfilledOn: null, withdrawnOn: null },
  };

  test.each([
    ['still to come', nothing, '2026-10-08', 'open'],
    ['past and nothing done', nothing, '2026-10-09', 'broken'],
    ['as the ledger has it, whatever else there is', { ...nothing, ended: 'kept' }, '2026-10-20', 'kept'],
    ['an old order, ready in time', { ...nothing, fulfilledOn: '2026-10-08' }, '2026-10-20', 'kept'],
    ['an old order, ready late', { ...nothing, fulfilledOn: '2026-10-09' }, '2026-10-20', 'broken'],
    [
      'an old order, moved and then ready',
      { ...nothing, revisedOn: '2026-10-07', fulfilledOn: '2026-10-20' },
      '2026-10-20',
      'revised',
    ],
    ['an old order, called off', { ...nothing, withdrawnOn: '2026-10-01' }, '2026-10-20', 'withdrawn'],
    ['a clock that was set back', nothing, '2020-01-01', 'open'],
  ] as const)('%s', (_, promise, today, outcome) => {
    expect(standingOf(promise, today)).toBe(outcome);
  });
});

test('only what was kept counts as kept, and what is open or called off has no say', () => {
  const count = countOutcomes(['kept', 'kept', 'revised', 'broken', 'open', 'withdrawn', 'withdrawn']);
  expect(count).toEqual({ kept: 2, revised: 1, broken: 1, open: 1, withdrawn: 2 });
  expect(keptShare(count)).toBe(5000);
  expect(keptShare(countOutcomes(['open', 'withdrawn']))).toBeNull();
});
