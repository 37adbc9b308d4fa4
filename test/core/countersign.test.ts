import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor, Writing } from '../../electron/core/context.ts';
import { authorised, secondPerson } from '../../electron/core/people/countersign.ts';
import { readingFor } from '../../electron/core/reading.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
let atTheCounter: Visitor;
beforeEach(() => {
  shop = openStaffedShop();
  atTheCounter = shop.visitorAs('counter');
});
afterEach(() => shop.close());

const right = 'promises.override';

/** Signs on the counter's screen. */
async function sign(by: 'supervisor' | 'owner' | 'technician', pin = shop.staff[by].pin) {
  return shop.clientOf(atTheCounter).people.countersign({ personId: shop.staff[by].id, pin, right });
}

/** What a command of the visitor would hear. */
function using<T>(visitor: Visitor, work: (context: Writing) => T): T {
  return shop.core.store.write((store) => {
    const reading = readingFor(store, visitor, shop.clock.now);
    const context = Object.defineProperties(Object.create(reading), { store: { value: store } }) as Writing;
    return work(context);
  });
}

const reasonOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { data?: { reason?: string } }).data?.reason ?? String(error);
  }
};

describe('a second person signs', () => {
  test('for one act of whoever asked, and once', async () => {
    const { outcome, countersignId } = await sign('supervisor');
    expect(outcome).toBe('signed');
    expect(using(atTheCounter, (context) => authorised(context, right, countersignId))).toEqual({
      id: shop.staff.supervisor.id,
      name: 'Sepideh Supervisor',
    });
    expect(reasonOf(() => using(atTheCounter, (context) => authorised(context, right, countersignId)))).toBe(
      'people.countersign-over',
    );
  });

  test('only somebody who holds the right can, and a wrong PIN counts as a miss', async () => {
    expect(await sign('technician')).toMatchObject({ outcome: 'wrong', countersignId: null });
    for (let miss = 0; miss < 5; miss += 1) await sign('owner', '0000').catch(() => undefined);
    await expect(sign('owner')).rejects.toMatchObject({ data: { reason: 'people.wait' } });
  });

  test('not for another right, not for somebody else, not later', async () => {
    const another = await sign('owner');
    expect(
      reasonOf(() =>
        using(atTheCounter, (context) => authorised(context, 'payments.approve', another.countersignId)),
      ),
    ).toBe('people.countersign-over');
    const elsewhere = shop.visitorAs('technician');
    expect(
      reasonOf(() => using(elsewhere, (context) => authorised(context, right, another.countersignId))),
    ).toBe('people.countersign-over');
    shop.clock.now += 3 * 60_000 + 1;
    expect(
      reasonOf(() => using(atTheCounter, (context) => authorised(context, right, another.countersignId))),
    ).toBe('people.countersign-over');
  });

  test('a clock set back makes an old signature no fresher', async () => {
    const { countersignId } = await sign('supervisor');
    shop.clock.now -= 60_000;
    expect(reasonOf(() => using(atTheCounter, (context) => authorised(context, right, countersignId)))).toBe(
      'people.countersign-over',
    );
  });

  test('whoever holds the right needs nobody, unless four eyes are wanted', async () => {
    const owner = shop.visitorAs('owner');
    expect(using(owner, (context) => authorised(context, right)).id).toBe(shop.staff.owner.id);
    expect(reasonOf(() => using(owner, (context) => secondPerson(context, right)))).toBe(
      'people.countersign-needed',
    );
    const own = await shop
      .clientOf(owner)
      .people.countersign({ personId: shop.staff.owner.id, pin: shop.staff.owner.pin, right });
    expect(reasonOf(() => using(owner, (context) => secondPerson(context, right, own.countersignId)))).toBe(
      'people.countersign-by-another',
    );
  });

  test('where nobody else could sign, whoever holds the right answers alone', async () => {
    const owner = shop.visitorAs('owner');
    await shop.as('owner').people.deactivate({ id: shop.staff.supervisor.id });
    expect(using(owner, (context) => secondPerson(context, right)).id).toBe(shop.staff.owner.id);
    expect(reasonOf(() => using(atTheCounter, (context) => secondPerson(context, right)))).toBe(
      'people.countersign-needed',
    );
  });

  test('a PIN signs nothing on a device that is not the shop’s', async () => {
    const stranger = { ...shop.visitorAs('counter'), stationToken: null };
    const asked = { personId: shop.staff.owner.id, pin: shop.staff.owner.pin, right } as const;
    await expect(shop.clientOf(stranger).people.countersign(asked)).rejects.toMatchObject({
      data: { reason: 'people.not-enrolled' },
    });
  });

  test('the PIN stands nowhere', async () => {
    await sign('supervisor');
    const kept = JSON.stringify(await shop.as('owner').audit.list({ limit: 50 }));
    expect(kept).not.toContain(shop.staff.supervisor.pin);
  });
});
