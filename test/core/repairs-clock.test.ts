import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordPastRepair } from '../../electron/core/repairs/past-repairs.ts';
import { codeFinding } from '../kit/bench-steps.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria } from '../kit/records.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const later = async (ms: number) => {
  desk.clock.advanceMs(ms);
  await desk.signIn();
};

/** An order that is taken in now: Monday, nine in the morning. */
async function order(way: 'bench' | 'counter' = 'bench') {
  const { repairs, customerId } = await desk.client.repairs.takeIn({
    customer: { new: maria },
    items: [
      { device: { new: { categoryId: await desk.category('Toaster') } }, fault: 'It stays cold.', way },
    ],
  });
  return { id: repairs[0]?.id ?? 0, customerId };
}

test('an order is followed from received to ready in working hours, each with whom it waited for', async () => {
  const { id } = await order();
  await later(2 * HOUR_MS);
  await desk.client.repairs.move({ id, to: 'diagnosing' });
  await later(DAY_MS);
  const running = await desk.client.repairs.clock({ id });
  // the shop in Athens is open from nine to six
  expect(running).toMatchObject({
    grossMinutes: 2 * 60 + 9 * 60,
    isRunning: true,
    isLate: false,
    targetMinutes: 45 * 60,
    standing: { minutes: 9 * 60, longestMinutes: null, isTooLong: false },
  });
  await codeFinding(desk.client, id);
  await desk.client.repairs.move({ id, to: 'beyondRepair', reason: 'The frame is broken.' });
  await later(HOUR_MS);
  await desk.client.repairs.move({ id, to: 'ready' });
  await later(7 * DAY_MS);
  const done = await desk.client.repairs.clock({ id });
  expect(done).toMatchObject({
    grossMinutes: 12 * 60,
    netMinutes: 12 * 60,
    byOwner: { us: 12 * 60, customer: 0, part: 0, supplier: 0, carrier: 0 },
    // from Tuesday noon to Tuesday noon, Sunday closed
    readyMinutes: 6 * 9 * 60,
    isRunning: false,
  });
  expect(done?.stretches.map(({ state, minutes }) => [state, minutes])).toEqual([
    ['received', 120],
    ['diagnosing', 540],
    ['beyondRepair', 60],
    ['ready', 3240],
  ]);
});

test('it is late when it has taken longer than its way should, and stands too long where the shop says so', async () => {
  await desk.client.repairs.setState({ state: 'received', names: {}, longestMinutes: 90, isHidden: false });
  const { id } = await order('counter');
  expect(await desk.client.repairs.clock({ id })).toMatchObject({ targetMinutes: 60, isLate: false });
  await later(61 * 60_000);
  expect(await desk.client.repairs.clock({ id })).toMatchObject({ isLate: true, netMinutes: 61 });
  await later(HOUR_MS);
  expect(await desk.client.repairs.clock({ id })).toMatchObject({
    standing: { minutes: 121, longestMinutes: 90, isTooLong: true },
  });
});

test('a clock that was set back takes nothing away', async () => {
  const { id } = await order();
  await later(2 * HOUR_MS);
  await desk.client.repairs.move({ id, to: 'diagnosing' });
  await later(-3 * HOUR_MS);
  await desk.client.repairs.move({ id, to: 'beyondRepair', reason: 'The frame is broken.' });
  const clock = await desk.client.repairs.clock({ id });
  expect(clock).toMatchObject({ grossMinutes: 120, standing: { minutes: 0 } });
  expect(clock?.stretches.every(({ minutes }) => minutes >= 0)).toBe(true);
});

test('a repair of the old records was never timed', async () => {
  const { customerId } = await order();
  const id = desk.within((context) =>
    recordPastRepair(context, {
      ...{ number: 'OLD-1', customerId, deviceId: null, fault: 'Old', finding: '', outcome: 'fixed' },
      ...{ receivedAt: context.now - 9 * DAY_MS, closedAt: context.now - DAY_MS, importId: null },
    }),
  );
  expect(await desk.client.repairs.clock({ id })).toBeNull();
});
