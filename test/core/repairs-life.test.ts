import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passChecks } from '../kit/bench-steps.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ hasTerms: true });
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const item = { device: { none: 'A lesson for two' }, fault: 'How to use the machine' };

async function takeIn(given: object = {}) {
  const { repairs } = await desk.client.repairs.takeIn({
    customer: { new: maria },
    items: [{ ...item, ...given }],
  });
  return repairs[0]?.id ?? 0;
}

describe('a service without a device', () => {
  it('lives the whole life of an order, from the counter to closed', async () => {
    const { client } = desk;
    const id = await takeIn();
    await client.repairs.move({ id, to: 'diagnosing' });
    await client.repairs.move({ id, to: 'qualityCheck' });
    await passChecks(client, id);
    await client.repairs.move({ id, to: 'ready' });
    await client.handovers.handOver({
      orders: [
        {
          repairId: id,
          itemIds: [],
          explained: 'All of it',
          wasShown: true,
          hasLeaflet: false,
          nextMaintenanceOn: null,
        },
      ],
      ...{ collectedBy: '', satisfaction: null, said: '', signature: { way: 'paper', name: 'Maria' } },
      ...{ amounts: [], tenderedMinor: null, mayStayOwed: false },
    });
    const repair = await client.repairs.byId({ id });
    expect(repair).toMatchObject({
      state: 'closed',
      deviceId: null,
      label: 'A lesson for two',
      comeBack: null,
    });
    expect(repair.readyAt).not.toBeNull();
    expect((await client.repairs.moves({ id })).moves).toEqual([]);
  });
});

describe('what is asked only sometimes', () => {
  it('keeps how the customer likes it and how it is to be solved, and afterwards whether that worked', async () => {
    const { client } = desk;
    const id = await takeIn({
      ...{ way: 'phone', isUrgent: true, collectAt: 'after 17:00', collectPlace: 'back door' },
      ...{ payBy: 'card', tellBy: 'message' },
    });
    const before = await client.repairs.byId({ id });
    expect(before).toMatchObject({
      ...{ way: 'phone', hasWayWorked: null, isUrgent: true, collectAt: 'after 17:00' },
      ...{ collectPlace: 'back door', payBy: 'card', tellBy: 'message' },
    });
    await client.repairs.changeWay({ id, way: 'phone', hasWorked: false });
    await client.repairs.changeWay({ id, way: 'counter', hasWorked: true });
    const after = await client.repairs.byId({ id });
    expect(after).toMatchObject({ way: 'counter', hasWayWorked: true });
    expect(after.history.slice(-2).map(({ after: told }) => told)).toEqual([
      { way: 'phone', hasWayWorked: false },
      { way: 'counter', hasWayWorked: true },
    ]);
    const wishes = { id, collectAt: '', collectPlace: '', payBy: 'cash' as const, tellBy: '' as const };
    const stale = await refusalOf(client.repairs.changeWishes({ ...wishes, seenAt: before.changedAt }));
    expect(stale.reason).toBe('repairs.changed-meanwhile');
    await client.repairs.changeWishes({ ...wishes, seenAt: after.changedAt });
    expect(await client.repairs.byId({ id })).toMatchObject({ collectAt: '', payBy: 'cash' });
  });

  it('offers the hours and places that the shop says', async () => {
    const { client } = desk;
    await client.settings.changePolicy({ offeredHours: ['9–11', 'after 17:00'] });
    expect(await client.settings.policy()).toMatchObject({
      offeredHours: ['9–11', 'after 17:00'],
      offeredPlaces: [],
      comeBackDays: 90,
    });
  });

  it('refuses what no counter asks: an unknown way, a person who is not there', async () => {
    const { fields } = await refusalOf(takeIn({ way: 'pigeon' }));
    expect(fields?.[0]?.path).toEqual(['items', 0, 'way']);
    const nobody = await refusalOf(takeIn({ handToId: 99 }));
    expect(nobody.reason).toBe('common.invalid');
  });
});

describe('who is to work on it', () => {
  it('is somebody of the bench; who has not learned it is told of, and warranty work is another’s word', async () => {
    const { client } = desk;
    const counter = desk.clientAs('Kostas', ['counter']);
    desk.clientAs('Tara', ['technician']);
    const people = await client.people.names();
    const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? 0;
    const kettle = await desk.category('Kettle');
    const bought = { purchasedOn: '2026-09-01', isRegistered: true, proof: 'seen' };
    const paid = await takeIn({ device: { new: { categoryId: kettle } } });
    const covered = await takeIn({ device: { new: { categoryId: kettle, ...bought } } });
    expect((await client.repairs.byId({ id: covered })).coverage).toBe('covered');

    const notOne = await refusalOf(counter.repairs.assign({ ids: [paid], technicianId: idOf('Kostas') }));
    expect(notOne.fields?.[0]?.message).toBe('repairs.invalid.not-a-technician');
    const everybody = await counter.repairs.assign({ ids: [paid, covered], technicianId: idOf('Tara') });
    expect(everybody.unskilled).toEqual([]);

    const skill = { personId: idOf('Eleni'), categoryId: kettle, brand: '', level: 2, validUntil: null };
    await client.capacity.setSkill(skill);
    await counter.repairs.assign({ ids: [paid, covered], technicianId: null });
    const { unskilled } = await counter.repairs.assign({ ids: [paid], technicianId: idOf('Tara') });
    expect(unskilled.map(({ id }) => id)).toEqual([paid]);
    const barred = await refusalOf(counter.repairs.assign({ ids: [covered], technicianId: idOf('Tara') }));
    expect(barred.reason).toBe('capacity.skill-missing');
    expect((await client.repairs.byId({ id: covered })).technicianId).toBeNull();
    await client.repairs.assign({ ids: [covered], technicianId: idOf('Tara') });
    expect(await client.repairs.byId({ id: covered })).toMatchObject({ technicianName: 'Tara' });
  });
});

describe('who calls', () => {
  it('is found by the last digits in any script, with what is in the shop and what was promised', async () => {
    const { client, clock } = desk;
    const id = await takeIn({ promisedOn: '2026-10-06' });
    expect(await client.repairs.whoCalls({ digits: '67' })).toEqual([]);
    const [caller] = await client.repairs.whoCalls({ digits: '۴۵۶۷' });
    expect(caller).toMatchObject({ name: maria.name, openRepairs: 1 });
    expect(await client.repairs.whoCalls({ digits: '6941' })).toEqual([]);
    const told = await client.repairs.callersOrders({ customerId: caller?.id ?? 0 });
    expect(told.open.map((row) => row.id)).toEqual([id]);
    expect(told.promises).toMatchObject([
      { repairId: id, dueOn: '2026-10-06', isLast: true, isOpen: true, readyAt: null },
    ]);
    clock.advanceMs(60_000);
    await client.repairs.cancel({ id, reason: 'Solved itself' });
    const after = await client.repairs.callersOrders({ customerId: caller?.id ?? 0 });
    expect(after.open).toEqual([]);
    expect(after.past.map((row) => row.id)).toEqual([id]);
  });
});
