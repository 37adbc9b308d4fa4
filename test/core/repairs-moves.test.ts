import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHideable, offeredMoves, type RepairState, stateNames } from '../../shared/repairs/states.rules.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

async function takeIn(count = 1) {
  const { repairs } = await desk.client.repairs.takeIn({
    customer: { new: maria },
    items: Array.from({ length: count }, (_, index) => ({
      device: { none: `Lesson ${index + 1}` },
      fault: 'How to use it',
    })),
  });
  return repairs.map(({ id }) => id) as [number, ...number[]];
}

const standing = async (id: number) => (await desk.client.repairs.byId({ id })).state;
const hide = (state: RepairState, isHidden: boolean) =>
  desk.client.repairs.setState({ state, names: {}, longestMinutes: null, isHidden });

describe('moving', () => {
  it('takes every move that is offered and free, refuses all others, and a refused one leaves nothing', async () => {
    const { client } = desk;
    const hideable = stateNames.filter(isHideable);
    const walk = fc.array(fc.nat(), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.subarray(hideable), walk, async (hidden, steps) => {
        for (const state of hideable) await hide(state, hidden.includes(state));
        const [id] = await takeIn();
        for (const step of steps) {
          const before = await client.repairs.byId({ id });
          const { moves } = await client.repairs.moves({ id });
          expect(moves.map(({ to }) => to)).toEqual(offeredMoves(before.state, new Set(hidden)));
          for (const to of stateNames) {
            const move = moves.find((one) => one.to === to);
            if (move && move.obstacles.length === 0) continue;
            const { reason } = await refusalOf(client.repairs.move({ id, to, reason: 'x' }));
            expect(reason, `${before.state} → ${to}`).toBe(move ? 'repairs.blocked' : 'repairs.not-that-way');
          }
          expect(await client.repairs.byId({ id })).toEqual(before);
          const free = moves.filter(({ obstacles }) => obstacles.length === 0);
          if (free.length === 0) break;
          const to = free[step % free.length]?.to as RepairState;
          await client.repairs.move({ id, to, reason: 'because' });
          expect(await standing(id)).toBe(to);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('goes past a hidden state and says through which', async () => {
    const { client } = desk;
    await hide('approved', true);
    const [id] = await takeIn();
    await client.repairs.move({ id, to: 'diagnosing' });
    const { moves } = await client.repairs.moves({ id });
    const past = moves.find(({ to }) => to === 'inRepair');
    expect(past).toBeDefined();
    expect(moves.map(({ to }) => to)).not.toContain('approved');
    if (past?.obstacles.length === 0) {
      await client.repairs.move({ id, to: 'inRepair' });
      const { history } = await client.repairs.byId({ id });
      expect(history.at(-1)?.after).toMatchObject({ state: 'inRepair', through: ['approved'] });
    }
  });

  it('says who, when and why, and wants a reason where one is needed', async () => {
    const { client, clock } = desk;
    const [id] = await takeIn();
    clock.advanceMs(60_000);
    await client.repairs.move({ id, to: 'diagnosing' });
    const { fields } = await refusalOf(client.repairs.move({ id, to: 'beyondRepair' }));
    expect(fields).toEqual([{ path: ['reason'], message: 'common.invalid.required' }]);
    clock.advanceMs(60_000);
    await client.repairs.move({ id, to: 'beyondRepair', reason: 'Costs more than a new one' });
    const repair = await client.repairs.byId({ id });
    expect(repair).toMatchObject({ state: 'beyondRepair', stateSince: clock.now, waitsFor: 'us' });
    expect(repair.history.at(-1)).toMatchObject({
      at: clock.now,
      by: 'Eleni',
      procedure: 'repairs.move',
      before: { state: 'diagnosing' },
      after: { state: 'beyondRepair', reason: 'Costs more than a new one' },
    });
  });

  it('refuses what was seen as it no longer is', async () => {
    const { client } = desk;
    const [id] = await takeIn();
    const { changedAt } = await client.repairs.moves({ id });
    await client.repairs.setUrgent({ id, isUrgent: true });
    const { reason } = await refusalOf(client.repairs.move({ id, seenAt: changedAt, to: 'diagnosing' }));
    expect(reason).toBe('repairs.changed-meanwhile');
  });

  it('waits for whom the move says, among those of the state', async () => {
    const { client } = desk;
    const [id] = await takeIn();
    const { fields } = await refusalOf(client.repairs.move({ id, to: 'sentOut', waitsFor: 'customer' }));
    expect(fields?.[0]?.path).toEqual(['waitsFor']);
    const { obstacles } = (await client.repairs.moves({ id })).moves.find(({ to }) => to === 'sentOut') ?? {};
    expect(obstacles).toEqual([]);
    await client.repairs.move({ id, to: 'sentOut', waitsFor: 'carrier' });
    expect((await client.repairs.byId({ id })).waitsFor).toBe('carrier');
    await client.repairs.move({ id, to: 'sentOut', waitsFor: 'supplier' });
    expect((await client.repairs.byId({ id })).waitsFor).toBe('supplier');
  });

  it('moves a whole visit or nothing of it', async () => {
    const { client } = desk;
    const [first, second, third] = (await takeIn(3)) as [number, number, number];
    await client.repairs.cancel({ id: third, reason: 'Not needed' });
    expect((await client.repairs.moves({ id: first })).together).toBe(1);
    await client.repairs.move({ id: first, to: 'diagnosing', isWholeVisit: true });
    expect(await Promise.all([first, second, third].map(standing))).toEqual([
      'diagnosing',
      'diagnosing',
      'cancelled',
    ]);
  });
});

describe("the shop's own states", () => {
  it('are names inside a state, kept by what stands in them when they are renamed or hidden', async () => {
    const { client } = desk;
    const own = { state: 'diagnosing' as const, name: 'On the test stand', names: { el: 'Στον πάγκο' } };
    const { id: ownStateId } = await client.repairs.keepOwnState(own);
    const [id] = await takeIn();
    const { fields } = await refusalOf(client.repairs.move({ id, to: 'sentOut', ownStateId }));
    expect(fields?.[0]?.path).toEqual(['ownStateId']);
    await client.repairs.move({ id, to: 'diagnosing', ownStateId });
    expect((await client.repairs.byId({ id })).ownState).toEqual({ id: ownStateId, name: own.name });
    await client.repairs.keepOwnState({ ...own, id: ownStateId, name: 'At the stand', isHidden: true });
    const repair = await client.repairs.byId({ id });
    expect(repair).toMatchObject({ state: 'diagnosing', ownState: { name: 'At the stand' } });
    const { moves, ownStates } = await client.repairs.moves({ id });
    expect(ownStates).toEqual([]);
    expect(moves.length).toBeGreaterThan(0);
    await client.repairs.move({ id, to: 'diagnosing', ownStateId: null });
    expect((await client.repairs.byId({ id })).ownState).toBeNull();
  });

  it('may be hidden under an order that stands in one: it is offered what follows', async () => {
    const { client } = desk;
    const [id] = await takeIn();
    await client.repairs.move({ id, to: 'sentOut' });
    await hide('sentOut', true);
    expect(await standing(id)).toBe('sentOut');
    expect((await client.repairs.moves({ id })).moves.map(({ to }) => to)).toContain('inRepair');
    expect((await client.repairs.board()).states.map(({ state }) => state)).toContain('sentOut');
    await client.repairs.move({ id, to: 'diagnosing' });
    expect((await client.repairs.board()).states.map(({ state }) => state)).not.toContain('sentOut');
  });

  it('cannot hide what no shop can go without, nor call two alike', async () => {
    const { client } = desk;
    const { fields } = await refusalOf(hide('ready', true));
    expect(fields?.[0]?.message).toBe('repairs.invalid.needed-state');
    await client.repairs.keepOwnState({ state: 'inRepair', name: 'Glue dries' });
    const twice = await refusalOf(client.repairs.keepOwnState({ state: 'inRepair', name: 'glue  DRIES' }));
    expect(twice.fields?.[0]?.message).toBe('repairs.invalid.state-name-taken');
  });

  it('tells what stands there longer than the shop allows, in working time', async () => {
    const { client, clock } = desk;
    await client.repairs.setState({ state: 'received', names: {}, longestMinutes: 120, isHidden: false });
    const [id] = await takeIn();
    const isTooLong = async () => (await client.repairs.byId({ id })).isTooLong;
    clock.advanceMs(119 * 60_000);
    expect(await isTooLong()).toBe(false);
    clock.advanceMs(2 * 60_000);
    expect(await isTooLong()).toBe(true);
    expect((await client.repairs.list({})).rows.find((row) => row.id === id)?.isTooLong).toBe(true);
    await client.repairs.move({ id, to: 'diagnosing' });
    expect(await isTooLong()).toBe(false);
  });
});
