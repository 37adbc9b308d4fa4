import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Writing } from '../../electron/core/context.ts';
import { custodyGate } from '../../electron/core/custody/custody-gate.ts';
import { keepItems, leaveItems, returnItems } from '../../electron/core/custody/items.ts';
import { readingFor } from '../../electron/core/reading.ts';
import { accessory, reasonOf, takenIn } from '../kit/intakes.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
beforeEach(async () => {
  shop = openStaffedShop();
  await owner().catalogue.addCategory({ name: 'Phone', names: { en: 'Phone' }, parent: null });
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

const owner = () => shop.as('owner');
const withCharger = (more: string[] = []) =>
  takenIn(owner(), { accessories: ['Charger', ...more].map((label) => accessory(label)) });

/** What another domain does inside a transaction of its own. */
const within = <T>(work: (context: Writing) => T): T => {
  const visitor = shop.visitorAs('counter');
  return shop.core.store.write((store) =>
    work(
      Object.create(readingFor(store, visitor, shop.clock.now), {
        store: { value: store },
        newId: { value: () => store.newId() },
        record: { value: () => undefined },
      }) as Writing,
    ),
  );
};

const gateOf = (id: number, to: 'handedOver' | 'closed') =>
  within((context) => custodyGate(context, { id, state: 'ready', deviceId: 1 }, to));

const itemsOf = async (repairId: number) => (await owner().custody.ofRepair({ repairId })).items;

describe('what was brought', () => {
  test('is in the hands of whoever took it in: the device, and what was ticked', async () => {
    const { repairId } = await takenIn(shop.as('counter'), {
      accessories: [accessory('Charger'), accessory('Case', false), accessory('SIM card')],
    });
    const items = await itemsOf(repairId);
    expect(items.map(({ kind, label }) => [kind, label])).toEqual([
      ['device', ''],
      ['accessory', 'Charger'],
      ['accessory', 'SIM card'],
    ]);
    for (const { last } of items) {
      expect(last).toMatchObject({ whereabouts: 'person', person: 'Kostas Counter', at: shop.clock.now });
    }
  });

  test('is kept once, however often that is asked', async () => {
    const { repairId } = await withCharger();
    within((context) => keepItems(context, repairId));
    expect(await itemsOf(repairId)).toHaveLength(2);
  });
});

describe('scanning', () => {
  test('an order and then a place moves it there, and undoing moves it back', async () => {
    const { repairId, number } = await withCharger();
    const { id: placeId } = await owner().custody.addPlace({ kind: 'shelf', name: 'Shelf A' });
    const [place] = await owner().custody.places();
    expect(place).toMatchObject({ id: placeId, name: 'Shelf A', isHidden: false });
    const order = await owner().custody.scanned({ text: number.toLowerCase() });
    expect(order).toMatchObject({ kind: 'order', repairId, number, isOver: false });
    expect(await owner().custody.scanned({ text: place?.barcode ?? '' })).toEqual({ kind: 'place', place });
    expect(await owner().custody.scanned({ text: 'NOTHING-1' })).toBeNull();

    const itemIds = (await itemsOf(repairId)).map(({ id }) => id);
    shop.clock.advanceMs(60_000);
    const { moveIds } = await shop.as('technician').custody.move({ repairId, itemIds, to: { placeId } });
    for (const { last } of await itemsOf(repairId)) {
      expect(last).toMatchObject({ whereabouts: 'place', place: { name: 'Shelf A' }, by: 'Tara Technician' });
    }
    await owner().custody.undo({ moveIds });
    for (const { last } of await itemsOf(repairId)) {
      expect(last).toMatchObject({ whereabouts: 'person', person: 'Olga Owner', isUndo: true });
    }
    expect((await owner().custody.ofRepair({ repairId })).moves).toHaveLength(6);
    expect(await reasonOf(owner().custody.undo({ moveIds }))).toBe('custody.moved-on');
  });

  test('undoing is refused once a thing has moved on, and then nothing of it is undone', async () => {
    const { repairId } = await withCharger();
    const items = await itemsOf(repairId);
    const to = { personId: shop.staff.technician.id };
    const { moveIds } = await owner().custody.move({ repairId, itemIds: items.map(({ id }) => id), to });
    const one = [items[1]?.id ?? 0];
    await owner().custody.move({ repairId, itemIds: one, to: { personId: shop.staff.owner.id } });
    expect(await reasonOf(owner().custody.undo({ moveIds }))).toBe('custody.moved-on');
    expect((await itemsOf(repairId))[0]?.last?.person).toBe('Tara Technician');
  });

  test('things of another order, places that are hidden and people who are gone are refused', async () => {
    const one = await withCharger();
    const other = await withCharger();
    const foreign = (await itemsOf(other.repairId)).map(({ id }) => id);
    const { id: placeId } = await owner().custody.addPlace({ kind: 'box', name: 'Box' });
    const move = (itemIds: number[], to: { placeId: number } | { personId: number }) =>
      reasonOf(owner().custody.move({ repairId: one.repairId, itemIds, to }));
    expect(await move(foreign, { placeId })).toBe('custody.item-unknown');
    const own = (await itemsOf(one.repairId)).map(({ id }) => id);
    expect(await move(own, { placeId: 1 })).toBe('custody.place-unknown');
    expect(await move(own, { personId: 1 })).toBe('people.nobody');
    expect(await move([], { placeId })).toBe('custody.invalid.nothing-chosen');
    await owner().custody.changePlace({ id: placeId, kind: 'box', name: 'Box', isHidden: true });
    expect(await move(own, { placeId })).toBe('custody.place-hidden');
  });
});

describe('who had it', () => {
  test('is answered of every minute, by one query', async () => {
    const { repairId } = await withCharger();
    const begun = shop.clock.now;
    const [device, charger] = (await itemsOf(repairId)).map(({ id }) => id);
    const { id: placeId } = await owner().custody.addPlace({ kind: 'shelf', name: 'A1' });
    const steps: [number, number, { placeId: number } | { personId: number }, string][] = [
      [10, device ?? 0, { personId: shop.staff.technician.id }, 'Tara Technician'],
      [25, device ?? 0, { placeId }, 'A1'],
      [40, charger ?? 0, { placeId }, 'A1'],
      [55, device ?? 0, { personId: shop.staff.counter.id }, 'Kostas Counter'],
    ];
    for (const [minute, itemId, to] of steps) {
      shop.clock.now = begun + minute * 60_000;
      await owner().custody.move({ repairId, itemIds: [itemId], to });
    }
    for (let minute = 0; minute <= 60; minute++) {
      const told = await owner().custody.whoHadIt({ repairId, at: begun + minute * 60_000 });
      for (const { item, move } of told) {
        const last = steps.filter(([at, id]) => at <= minute && id === item.id).at(-1);
        expect(move?.place?.name ?? move?.person, `minute ${minute}`).toBe(last?.[3] ?? 'Olga Owner');
      }
    }
    const before = await owner().custody.whoHadIt({ repairId, at: begun - 1 });
    expect(before.map(({ move }) => move)).toEqual([null, null]);
  });

  test('stays in order where the clock is set back', async () => {
    const { repairId } = await withCharger();
    const [device] = (await itemsOf(repairId)).map(({ id }) => id);
    const begun = shop.clock.now;
    const give = (personId: number) =>
      owner().custody.move({ repairId, itemIds: [device ?? 0], to: { personId } });
    shop.clock.now = begun + 3_600_000;
    await give(shop.staff.technician.id);
    shop.clock.now = begun - 3_600_000;
    await give(shop.staff.counter.id);
    expect((await itemsOf(repairId))[0]?.last).toMatchObject({
      person: 'Kostas Counter',
      at: begun + 3_600_000,
    });
  });
});

describe('a handover', () => {
  test('is blocked while an accessory is missing, which is named, until a supervisor has settled it', async () => {
    const { repairId } = await withCharger();
    const [device, charger] = (await itemsOf(repairId)).map(({ id }) => id);
    expect(gateOf(repairId, 'handedOver')).toEqual([]);
    await shop
      .as('counter')
      .custody.reportMissing({ repairId, itemIds: [charger ?? 0], reason: 'not in the bag' });
    const missing = [{ reason: 'custody.missing-accessory', facts: { item: 'Charger' } }];
    expect(gateOf(repairId, 'handedOver')).toEqual(missing);
    const give = (ids: number[]) => within((context) => returnItems(context, repairId, ids));
    expect(() => give([device ?? 0])).toThrow('custody.not-all-returned');
    expect(() => give([device ?? 0, charger ?? 0])).toThrow('custody.not-all-returned');

    const settle = { itemId: charger ?? 0, how: 'compensated' as const, reason: 'a new one is bought' };
    const counter = shop.visitorAs('counter');
    const client = shop.clientOf(counter);
    expect(await reasonOf(client.custody.settle(settle))).toBe('people.countersign-needed');
    expect(await reasonOf(shop.as('supervisor').custody.settle({ ...settle, reason: ' ' }))).toBe(
      'common.invalid.required',
    );
    const { countersignId } = await client.people.countersign({
      personId: shop.staff.supervisor.id,
      pin: shop.staff.supervisor.pin,
      right: 'custody.settle',
    });
    await client.custody.settle({ ...settle, countersignId: countersignId ?? 0 });
    expect((await itemsOf(repairId))[1]?.last).toMatchObject({
      whereabouts: 'settled',
      settled: 'compensated',
      by: 'Kostas Counter',
      answeredBy: 'Sepideh Supervisor',
    });
    expect(gateOf(repairId, 'handedOver')).toEqual([]);
    give([device ?? 0]);
    expect(gateOf(repairId, 'closed')).toEqual([]);
    expect(await reasonOf(shop.as('supervisor').custody.settle(settle))).toBe('custody.settled-already');
  });

  test('leaves nothing behind, and nothing is closed while a thing is still here', async () => {
    const { repairId } = await withCharger(['Bag']);
    const ids = (await itemsOf(repairId)).map(({ id }) => id);
    expect(gateOf(repairId, 'closed').map(({ reason }) => reason)).toEqual(
      Array(3).fill('custody.not-given-back'),
    );
    expect(() => within((context) => returnItems(context, repairId, ids.slice(0, 2)))).toThrow(
      'custody.not-all-returned',
    );
    within((context) => returnItems(context, repairId, ids));
    expect((await itemsOf(repairId)).map(({ last }) => last?.whereabouts)).toEqual(Array(3).fill('customer'));
    expect(gateOf(repairId, 'closed')).toEqual([]);
    expect(() => within((context) => returnItems(context, repairId, [1]))).toThrow('custody.item-unknown');
  });

  test('a device that stays with the shop as agreed is accounted for', async () => {
    const { repairId } = await withCharger();
    const [device, charger] = (await itemsOf(repairId)).map(({ id }) => id);
    within((context) => leaveItems(context, repairId, [device ?? 0], 'beyond repair'));
    within((context) => returnItems(context, repairId, [charger ?? 0]));
    expect(gateOf(repairId, 'closed')).toEqual([]);
  });

  test('what is in the house is not settled as lost, and what is lost is not left here', async () => {
    const { repairId } = await withCharger();
    const [device, charger] = (await itemsOf(repairId)).map(({ id }) => id);
    const settle = (itemId: number, how: 'waived' | 'leftHere') =>
      reasonOf(shop.as('supervisor').custody.settle({ itemId, how, reason: 'so' }));
    expect(await settle(device ?? 0, 'waived')).toBe('custody.not-missing');
    await owner().custody.reportMissing({ repairId, itemIds: [charger ?? 0], reason: 'gone' });
    expect(await settle(charger ?? 0, 'leftHere')).toBe('custody.is-missing');
  });

  test('what was lost and is found again is simply moved', async () => {
    const { repairId } = await withCharger();
    const [, charger] = (await itemsOf(repairId)).map(({ id }) => id);
    const itemIds = [charger ?? 0];
    await owner().custody.reportMissing({ repairId, itemIds, reason: 'gone' });
    await owner().custody.move({ repairId, itemIds, to: { personId: shop.staff.owner.id } });
    expect(gateOf(repairId, 'handedOver')).toEqual([]);
  });
});

describe('an order that is sent out', () => {
  test('takes its device along and leaves its accessories; it comes back to whoever says so', async () => {
    const { repairId } = await withCharger();
    await owner().repairs.move({ id: repairId, to: 'sentOut' });
    const where = async () => (await itemsOf(repairId)).map(({ last }) => last?.whereabouts);
    expect(await where()).toEqual(['sentOut', 'person']);
    expect(gateOf(repairId, 'handedOver').map(({ reason }) => reason)).toEqual(['custody.sent-out']);
    await shop.as('technician').repairs.move({ id: repairId, to: 'diagnosing' });
    expect(await where()).toEqual(['person', 'person']);
    expect((await itemsOf(repairId))[0]?.last?.person).toBe('Tara Technician');
  });

  test('by hand: to a place outside the house, or to somebody who is named', async () => {
    const { repairId } = await withCharger();
    const ids = (await itemsOf(repairId)).map(({ id }) => id);
    const { id: placeId } = await owner().custody.addPlace({ kind: 'out', name: 'Makers Ltd' });
    await owner().custody.move({ repairId, itemIds: ids.slice(0, 1), to: { placeId } });
    await owner().custody.move({ repairId, itemIds: ids.slice(1), to: { sentTo: 'Courier 7' } });
    expect(
      (await itemsOf(repairId)).map(({ last }) => [last?.whereabouts, last?.place?.name, last?.reason]),
    ).toEqual([
      ['sentOut', 'Makers Ltd', ''],
      ['sentOut', undefined, 'Courier 7'],
    ]);
  });
});

describe('places', () => {
  test('are the owner’s and the supervisor’s to set, each of its own name', async () => {
    expect(await reasonOf(shop.as('counter').custody.addPlace({ kind: 'shelf', name: 'A' }))).toBe(
      'people.not-yours',
    );
    await shop.as('supervisor').custody.addPlace({ kind: 'shelf', name: 'Shelf A' });
    expect(await reasonOf(owner().custody.addPlace({ kind: 'box', name: 'shelf a' }))).toBe(
      'custody.name-taken',
    );
    const [place] = await owner().custody.places();
    expect(place?.barcode).toMatch(/^PL\d{5,}$/);
  });
});

describe('the ledger', () => {
  test('cannot be changed or shortened', async () => {
    await withCharger();
    shop.core.close();
    const db = new Database(shop.file);
    for (const sql of [
      'UPDATE custody_move SET reason = 1',
      'DELETE FROM custody_move',
      "UPDATE custody_item SET label = ''",
      'DELETE FROM custody_item',
    ]) {
      expect(() => db.exec(sql)).toThrow(/append-only|not rewritten/);
    }
    db.close();
    shop.reopen();
  });
});
