import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BenchDesk, openBenchDesk } from '../kit/bench-desk.ts';

let desk: BenchDesk;
let order: number;
beforeEach(async () => {
  desk = await openBenchDesk();
  order = await desk.bring('It hums');
});
afterEach(() => desk.close());

const minutes = (count: number) => count * 60_000;
const hour = 60;
const worked = async (repairId = order) => (await desk.tara.bench.ofRepair({ repairId })).workedMinutes;

describe('the clock', () => {
  test('runs for one order at a time, and twice started is once started', async () => {
    const first = await desk.tara.bench.startWork({ repairId: order });
    expect(await desk.tara.bench.startWork({ repairId: order })).toEqual({ ...first, stopped: null });
    expect(await desk.tara.bench.clock()).toMatchObject({ repairId: order, isForgotten: false });
    desk.clock.advanceMs(minutes(7) + 59_000);
    expect(await worked()).toBe(7);
    expect(await desk.tara.bench.stopWork({ workId: first.workId })).toEqual({
      minutes: 7,
      wasClockSetBack: false,
    });
    expect(await desk.tara.bench.clock()).toBeNull();
    await expect(desk.tara.bench.stopWork({ workId: first.workId })).rejects.toMatchObject({
      data: { reason: 'bench.not-running' },
    });
  });

  test('that was set back makes no negative minutes, and overlaps nothing', async () => {
    const { workId } = await desk.tara.bench.startWork({ repairId: order });
    desk.clock.advanceMs(minutes(-30));
    expect(await worked()).toBe(0);
    expect(await desk.tara.bench.stopWork({ workId })).toEqual({ minutes: 0, wasClockSetBack: true });
    const again = await desk.tara.bench.startWork({ repairId: order });
    desk.clock.advanceMs(minutes(10));
    expect((await desk.tara.bench.stopWork({ workId: again.workId })).minutes).toBe(10);
    expect(await worked()).toBe(10);
  });

  test('that was forgotten overnight is only stopped with what was really worked, and why', async () => {
    const other = await desk.bring('It buzzes');
    const { workId } = await desk.tara.bench.startWork({ repairId: order });
    desk.clock.advanceMs(minutes(20 * hour));
    desk.clock.advanceMs(-minutes(9 * hour));
    expect(await desk.tara.bench.clock()).toMatchObject({ isForgotten: true });
    const forgotten = { data: { reason: 'bench.forgotten-clock', facts: { workId } } };
    await expect(desk.tara.bench.startWork({ repairId: other })).rejects.toMatchObject(forgotten);
    await expect(desk.tara.bench.stopWork({ workId })).rejects.toMatchObject(forgotten);
    await expect(desk.tara.bench.stopWork({ workId, minutes: 45 })).rejects.toMatchObject({
      data: { fields: [{ path: ['reason'], message: 'common.invalid.required' }] },
    });
    await desk.tara.bench.stopWork({ workId, minutes: 45, reason: 'went home' });
    expect(await worked()).toBe(45);
  });

  test('stops by itself when the order leaves the bench', async () => {
    await desk.tara.repairs.move({ id: order, to: 'diagnosing' });
    await desk.tara.bench.startWork({ repairId: order });
    desk.clock.advanceMs(minutes(12));
    await desk.tara.repairs.move({ id: order, to: 'beyondRepair', reason: 'in pieces' });
    expect(await desk.tara.bench.clock()).toBeNull();
    expect(await worked()).toBe(12);
  });
});

describe('what was noted wrongly', () => {
  const stopAfter = async (count: number) => {
    const { workId } = await desk.tara.bench.startWork({ repairId: order });
    desk.clock.advanceMs(minutes(count));
    await desk.tara.bench.stopWork({ workId });
    return workId;
  };

  test('is told right by a row of its own, once; the first row stays in the ledger', async () => {
    const workId = await stopAfter(60);
    const { workId: right } = await desk.tara.bench.correctWork({ workId, minutes: 40, reason: 'lunch' });
    const { workTimes } = await desk.tara.bench.ofRepair({ repairId: order });
    expect(workTimes).toMatchObject([{ id: right, isCorrection: true, reason: 'lunch' }]);
    expect(await worked()).toBe(40);
    await expect(desk.tara.bench.correctWork({ workId, minutes: 5, reason: 'again' })).rejects.toMatchObject({
      data: { reason: 'bench.corrected-meanwhile' },
    });
    desk.within(({ store }) => {
      expect(() => store.run({ sql: 'UPDATE work_time SET ended_at = ended_at + 1' })).toThrow('ends once');
      expect(() => store.run({ sql: 'DELETE FROM work_time' })).toThrow('append-only');
    });
  });

  test('is refused at its field where it is negative, in the future, or another order’s time', async () => {
    const workId = await stopAfter(30);
    const other = await desk.bring('It buzzes');
    const { workId: next } = await desk.tara.bench.startWork({ repairId: other });
    desk.clock.advanceMs(minutes(30));
    const at = (message: string) => ({ data: { fields: [{ path: ['minutes'], message }] } });
    const tell = (count: number) =>
      desk.tara.bench.correctWork({ workId, minutes: count, reason: 'so it was' });
    await expect(tell(-5)).rejects.toMatchObject(at('bench.invalid.negative-minutes'));
    await expect(tell(45)).rejects.toMatchObject(at('bench.invalid.overlaps'));
    await expect(tell(300)).rejects.toMatchObject(at('bench.invalid.in-the-future'));
    await expect(
      desk.tara.bench.addWork({ repairId: order, minutes: 10, reason: 'no clock' }),
    ).rejects.toMatchObject(at('bench.invalid.overlaps'));
    await desk.tara.bench.stopWork({ workId: next });
    desk.clock.advanceMs(minutes(15));
    await desk.tara.bench.addWork({ repairId: order, minutes: 10, reason: 'no clock' });
    expect(await worked()).toBe(40);
  });

  test('is one’s own, or a supervisor’s to tell right', async () => {
    const workId = await stopAfter(30);
    const ben = desk.clientAs('Ben', ['technician']);
    await expect(ben.bench.correctWork({ workId, minutes: 5, reason: 'mine' })).rejects.toMatchObject({
      data: { reason: 'bench.work-of-another' },
    });
    await desk.client.bench.correctWork({ workId, minutes: 25, reason: 'break' });
    expect(await worked()).toBe(25);
  });
});
