import { describe, expect, test } from 'vitest';
import { type DaysAhead, minutesByDay, minutesIn } from '../../../shared/capacity/hours.rules.ts';
import { assignmentNeeds, type Skill, skillFit, whoCan } from '../../../shared/capacity/skills.rules.ts';
import { defaultOpeningHours } from '../../../shared/kernel/opening.ts';

const hours = defaultOpeningHours('GR');
/** A Thursday. */
const ahead: DaysAhead = { today: '2026-10-08', count: 6, closed: new Set(), nowMinute: 0 };

describe('minutes day by day', () => {
  test('by weekday, nothing on Sunday', () => {
    expect(minutesByDay(hours, ahead)).toEqual([540, 540, 540, 0, 540, 540]);
  });

  test('nothing on holidays and in absences, whose last day counts', () => {
    const closed = new Set(['2026-10-09', '2020-01-01', '2030-01-01']);
    const away = [{ fromOn: '2026-10-12', untilOn: '2026-10-12' }];
    expect(minutesByDay(hours, { ...ahead, closed }, away)).toEqual([540, 0, 540, 0, 0, 540]);
    expect(minutesByDay(hours, ahead, [{ fromOn: '2020-01-01', untilOn: '2040-01-01' }])).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    expect(minutesByDay(hours, ahead, [{ fromOn: '2026-10-10', untilOn: '2026-10-09' }])).toEqual([
      540, 540, 540, 0, 540, 540,
    ]);
  });

  test.each([
    [8 * 60, 540],
    [9 * 60 + 1, 539],
    [17 * 60 + 59, 1],
    [20 * 60, 0],
  ])('of today what is left at minute %i: %i', (nowMinute, left) => {
    expect(minutesByDay(hours, { ...ahead, nowMinute })[0]).toBe(left);
  });

  test('a reserve is kept free, rounded in its favour', () => {
    expect(minutesByDay(hours, { ...ahead, nowMinute: 9 * 60 + 5 }, [], 9_000).slice(0, 2)).toEqual([
      481, 486,
    ]);
    expect(minutesByDay(hours, ahead, [], 0)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a pause in the middle, midnight at the end, a span that runs backwards', () => {
    const spans = [
      { from: '09:00', to: '13:00' },
      { from: '22:30', to: '24:00' },
    ];
    expect(minutesIn(spans)).toBe(330);
    expect(minutesIn(spans, 12 * 60)).toBe(150);
    expect(minutesIn([{ from: '18:00', to: '09:00' }])).toBe(0);
  });
});

describe('skills', () => {
  const parents = new Map([
    [1, null],
    [2, 1],
    [3, 3],
  ]);
  const skill = (facts: Partial<Skill>): Skill => ({
    ...{ personId: 7, categoryId: 1, brandId: null, level: 2, validUntil: null },
    ...facts,
  });
  const on = '2026-10-08';

  test.each([
    ['nobody has any on record', [], 2, null, 'unknown'],
    ['a service without a device', [skill({})], null, null, 'unknown'],
    ['of the category above', [skill({})], 2, null, 'fits'],
    ['of a category below', [skill({ categoryId: 2 })], 1, null, 'missing'],
    ["somebody else's", [skill({ personId: 8 })], 2, null, 'missing'],
    ['of the brand', [skill({ brandId: 5 })], 2, 5, 'fits'],
    ['of another brand', [skill({ brandId: 5 })], 2, 6, 'missing'],
    ['on its last day', [skill({ validUntil: on })], 2, null, 'fits'],
    ['the day after', [skill({ validUntil: '2026-10-07' })], 2, null, 'expired'],
    [
      'run out and learned anew',
      [skill({ validUntil: '2026-10-07' }), skill({ categoryId: 2 })],
      2,
      null,
      'fits',
    ],
    ['a circle of categories', [skill({ categoryId: 2 })], 3, null, 'missing'],
  ] as const)('%s', (_, skills, categoryId, brandId, fit) => {
    expect(skillFit(7, { categoryId, brandId }, skills, parents, on)).toBe(fit);
  });

  test('a day is reckoned with those who have it, and with everybody where nobody was ever put down for it', () => {
    const skills = [
      skill({ personId: 7, categoryId: 2 }),
      skill({ personId: 8, categoryId: 2, validUntil: '2026-01-01' }),
    ];
    expect(whoCan([7, 8, 9], { categoryId: 2, brandId: null }, skills, parents, on)).toEqual([7]);
    expect(whoCan([7, 8, 9], { categoryId: 3, brandId: null }, skills, parents, on)).toEqual([7, 8, 9]);
    expect(whoCan([8, 9], { categoryId: 2, brandId: null }, skills, parents, on)).toEqual([]);
  });

  test.each([
    ['fits', 'covered', 'nothing'],
    ['unknown', 'covered', 'nothing'],
    ['missing', 'covered', 'countersign'],
    ['expired', 'partly', 'countersign'],
    ['missing', 'notCovered', 'warning'],
    ['expired', 'unknown', 'warning'],
  ] as const)('%s and %s: %s', (fit, coverage, needs) => {
    expect(assignmentNeeds(fit, coverage)).toBe(needs);
  });
});
