import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Plan, type PlanOrder, type Workshop } from '../../../shared/promises/earliest.rules.ts';
import { honestDay, type Question } from '../../../shared/promises/honest-day.rules.ts';
import { LEAST_MINUTES, minutesLeft, usualMinutesOf } from '../../../shared/promises/minutes.rules.ts';

const order = (id: number, minutes: number, more: Partial<PlanOrder> = {}): PlanOrder => ({
  ...{ id, minutes, who: [1, 2], places: [], notBefore: 0 },
  ...more,
});

const workshop: Workshop = {
  technicians: [
    { id: 1, minutes: [60, 60, 60, 60, 0, 60], breadth: 0 },
    { id: 2, minutes: [0, 0, 0, 0, 0, 60], breadth: 0 },
  ],
  places: [{ id: 9, minutes: [30, 30, 30, 30, 30, 30] }],
  horizon: 6,
};

const ask = (asked: PlanOrder, more: Partial<Question> = {}) =>
  honestDay({
    ...{
      order: asked,
      ahead: [],
      ifUrgent: null,
      able: [1, 2],
      everyone: [1, 2],
      workshop,
      isOpen: () => true,
    },
    ...more,
  });

describe('what the day hangs on', () => {
  test('the queue, and what lies where', () => {
    const found = ask(order(5, 30), { ahead: [order(1, 60), order(2, 50)] });
    expect(found).toMatchObject({ day: 2, finish: 2, limits: ['queue'] });
    expect(found.shares).toEqual([
      { orderId: 1, technicianId: 1, day: 0, minutes: 60 },
      { orderId: 2, technicianId: 1, day: 1, minutes: 50 },
      { orderId: 5, technicianId: 1, day: 1, minutes: 10 },
      { orderId: 5, technicianId: 1, day: 2, minutes: 20 },
    ]);
  });

  test.each([
    ['hours', order(5, 90), {}, 1],
    ['assigned', order(5, 10, { who: [2] }), {}, 5],
    ['skill', order(5, 10, { who: [2] }), { able: [2] }, 5],
    ['place', order(5, 60, { places: [9] }), {}, 1],
    ['part', order(5, 10, { notBefore: 3 }), {}, 3],
    ['closed', order(5, 10), { isOpen: (day: number) => day > 1 }, 2],
  ] as const)('%s', (limit, asked, more, day) => {
    const found = ask(asked, more);
    expect(found.day).toBe(day);
    expect(found.limits).toContain(limit);
  });

  test('whoever has it is one thing, and who has learned it another', () => {
    expect(ask(order(5, 10, { who: [2] })).limits).not.toContain('skill');
    expect(ask(order(5, 10, { who: [2] }), { able: [2] }).limits).not.toContain('assigned');
  });

  test('nobody, and no known day of the part', () => {
    expect(ask(order(5, 10, { who: [] }), { able: [] })).toMatchObject({
      day: null,
      limits: ['nobody', 'skill'],
    });
    expect(ask(order(5, 10, { notBefore: null })).limits[0]).toBe('partUnknown');
    expect(ask(order(5, 9999))).toMatchObject({ day: null, finish: null, limits: ['nobody'] });
  });
});

describe('what would help', () => {
  const orderField = fc.record({
    id: fc.integer({ min: 1, max: 999 }),
    minutes: fc.integer({ min: 1, max: 80 }),
    who: fc.constantFrom([1], [2], [1, 2]),
    places: fc.constantFrom([], [9]),
    notBefore: fc.integer({ min: 0, max: 5 }),
  });

  test('is only what truly makes it earlier, and the day is the one that it gives', () => {
    fc.assert(
      fc.property(fc.array(orderField, { maxLength: 6 }), orderField, (ahead, asked) => {
        const { day, help } = ask(asked, { ahead });
        for (const one of help) {
          if (day !== null) expect(one.day).toBeLessThan(day);
          if (one.kind !== 'overtime') continue;
          const technicians = workshop.technicians.map((technician) =>
            technician.id === one.technicianId
              ? {
                  ...technician,
                  minutes: technician.minutes.map((m, at) => (at === one.on ? m + one.minutes : m)),
                }
              : technician,
          );
          const plan = new Plan({ ...workshop, technicians });
          for (const before of ahead) plan.lay(before);
          expect(plan.lay(asked)).toBe(one.day);
          expect(one.on).toBeGreaterThanOrEqual(asked.notBefore);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('never before its part, and the same question has the same answer', () => {
    fc.assert(
      fc.property(fc.array(orderField, { maxLength: 6 }), orderField, (ahead, asked) => {
        const found = ask(asked, { ahead });
        if (found.day !== null) expect(found.day).toBeGreaterThanOrEqual(asked.notBefore);
        expect(ask(asked, { ahead })).toEqual(found);
      }),
    );
  });
});

describe('minutes', () => {
  const parents = new Map([
    [1, null],
    [2, 1],
    [3, null],
  ]);
  const service = (
    categoryId: number | null,
    usualMinutes: number | null,
    kind = 'labour',
    isHidden = false,
  ) => ({
    ...{ categoryId, usualMinutes, kind, isHidden },
  });

  test.each([
    ['the middle one of its own', [service(2, 20), service(2, 90), service(2, 30), service(1, 5)], 2, 30],
    ['that of the category above', [service(1, 45)], 2, 45],
    ['none of what is for everything', [service(null, 45)], 2, null],
    [
      'none of parts, of what is hidden, of nothing',
      [service(2, 9, 'parts'), service(2, 9, 'labour', true), service(2, 0)],
      2,
      null,
    ],
    ['none of another', [service(3, 45)], 2, null],
    ['none without a category', [service(3, 45)], null, null],
  ] as const)('usual: %s', (_, services, categoryId, minutes) => {
    expect(usualMinutesOf(services, parents)(categoryId)).toBe(minutes);
  });

  test.each([
    ['received', 60, 0, 60],
    ['inRepair', 60, 45, 15],
    ['inRepair', 60, 500, LEAST_MINUTES],
    ['inRepair', 60, -500, 60],
    ['inRepair', 4, 4, 4],
    ['ready', 60, 0, 0],
    ['refused', 60, 0, 0],
  ] as const)('%s, %i planned, %i worked: %i left', (state, planned, worked, left) => {
    expect(minutesLeft(state, planned, worked)).toBe(left);
  });
});
