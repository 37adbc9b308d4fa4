import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maria } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';
import { openStaffedShop, type StaffedShop, type StandingName } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
beforeEach(() => {
  shop = openStaffedShop();
});
afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

async function takeInBy(who: StandingName, handTo?: StandingName) {
  const { repairs } = await shop.as(who).repairs.takeIn({
    customer: { new: maria },
    items: [
      {
        device: { none: 'A lesson' },
        fault: 'How to',
        ...(handTo && { handToId: shop.staff[handTo].id }),
      },
    ],
  });
  return repairs[0]?.id ?? 0;
}

const ownerOf = async (id: number) => (await shop.as('owner').repairs.byId({ id })).ownerId;

describe('no buck-passing', () => {
  it('leaves an order with its giver until the other accepts; a refusal returns it, and all is counted', async () => {
    const counter = shop.as('counter');
    const technician = shop.as('technician');
    const { counter: c, technician: t } = shop.staff;
    const id = await takeInBy('counter');
    const { handOffId } = await counter.repairs.handOff({ id, toId: t.id, note: 'It is yours' });
    expect(await ownerOf(id)).toBe(c.id);
    expect(await technician.repairs.handOffsForMe()).toMatchObject([
      { id: handOffId, repairId: id, fromName: c.name, note: 'It is yours' },
    ]);
    shop.clock.advanceMs(3 * 3_600_000);
    const silent = await refusalOf(technician.repairs.answerHandOff({ id: handOffId, accept: false }));
    expect(silent.fields).toEqual([{ path: ['reason'], message: 'common.invalid.required' }]);
    await technician.repairs.answerHandOff({ id: handOffId, accept: false, reason: 'No estimate yet' });
    expect(await ownerOf(id)).toBe(c.id);

    const again = await counter.repairs.handOff({ id, toId: t.id });
    shop.clock.advanceMs(3_600_000);
    await technician.repairs.answerHandOff({ id: again.handOffId, accept: true });
    expect(await ownerOf(id)).toBe(t.id);
    const { handOffs } = await counter.repairs.byId({ id });
    expect(handOffs.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', 'No estimate yet'],
      ['accepted', ''],
    ]);

    const chart = await shop.as('owner').repairs.handOffChart({ from: '2026-10-05', until: '2026-10-05' });
    const row = (personId: number) => chart.people.find((one) => one.personId === personId);
    expect(row(c.id)).toMatchObject({ given: 2, accepted: 0, refused: 0 });
    expect(row(t.id)).toMatchObject({ given: 0, accepted: 1, refused: 1, waitedHours: 4 });
    expect(chart.ordersWithoutOwner).toBe(0);
    const dayBefore = await shop
      .as('owner')
      .repairs.handOffChart({ from: '2026-10-04', until: '2026-10-04' });
    expect(dayBefore.people.every(({ given, accepted }) => given + accepted === 0)).toBe(true);
  });

  it('gives at intake what the receiver keeps until it is accepted', async () => {
    const id = await takeInBy('counter', 'technician');
    expect(await ownerOf(id)).toBe(shop.staff.counter.id);
    const [given] = await shop.as('technician').repairs.handOffsForMe();
    await shop.as('technician').repairs.answerHandOff({ id: given?.id ?? 0, accept: true });
    expect(await ownerOf(id)).toBe(shop.staff.technician.id);
  });

  it('lets nobody answer for another, nor twice, nor give what is not theirs', async () => {
    const id = await takeInBy('counter');
    const { technician: t, counter: c } = shop.staff;
    const { handOffId } = await shop.as('counter').repairs.handOff({ id, toId: t.id });
    const asked = async (call: Promise<unknown>) => (await refusalOf(call)).reason;
    expect(await asked(shop.as('counter').repairs.answerHandOff({ id: handOffId, accept: true }))).toBe(
      'repairs.hand-off-not-yours',
    );
    expect(await asked(shop.as('counter').repairs.handOff({ id, toId: t.id }))).toBe(
      'repairs.hand-off-waiting',
    );
    expect(await asked(shop.as('technician').repairs.withdrawHandOff({ id: handOffId }))).toBe(
      'repairs.hand-off-not-yours',
    );
    await shop.as('technician').repairs.answerHandOff({ id: handOffId, accept: true });
    expect(await asked(shop.as('technician').repairs.answerHandOff({ id: handOffId, accept: true }))).toBe(
      'repairs.hand-off-answered',
    );
    expect(await asked(shop.as('counter').repairs.handOff({ id, toId: c.id }))).toBe('repairs.not-yours');
    expect(await asked(shop.as('supervisor').repairs.handOff({ id, toId: c.id }))).toBe('none');
  });

  it('counts what somebody takes for themselves, and withdraws what was offered to another', async () => {
    const id = await takeInBy('counter');
    await shop.as('counter').repairs.handOff({ id, toId: shop.staff.supervisor.id });
    await shop.as('technician').repairs.take({ id });
    expect(await ownerOf(id)).toBe(shop.staff.technician.id);
    const { handOffs } = await shop.as('owner').repairs.byId({ id });
    expect(handOffs.map(({ outcome }) => outcome)).toEqual(['withdrawn', 'accepted']);
    const twice = await refusalOf(shop.as('technician').repairs.take({ id }));
    expect(twice.reason).toBe('repairs.is-yours');
  });

  it('ends what is waiting when the order is over, and gives it back to its owner when it is taken up again', async () => {
    const id = await takeInBy('counter');
    await shop.as('counter').repairs.handOff({ id, toId: shop.staff.technician.id });
    await shop.as('counter').repairs.cancel({ id, reason: 'Not needed' });
    expect(await shop.as('technician').repairs.handOffsForMe()).toEqual([]);
    await shop.as('technician').repairs.reopen({ id });
    expect(await ownerOf(id)).toBe(shop.staff.counter.id);
  });

  it('passes the orders of somebody who leaves to whoever is named, never to nobody', async () => {
    const id = await takeInBy('counter');
    await shop.as('owner').repairs.assign({ ids: [id], technicianId: shop.staff.technician.id });
    const { counter: c, technician: t, owner: o } = shop.staff;
    const refused = await refusalOf(shop.as('owner').people.deactivate({ id: c.id }));
    expect(refused).toMatchObject({ reason: 'people.owns-orders', facts: { count: 1 } });
    await shop.as('owner').people.deactivate({ id: c.id, ordersToId: t.id });
    expect(await ownerOf(id)).toBe(t.id);
    await shop.as('owner').people.deactivate({ id: t.id, ordersToId: o.id });
    const order = await shop.as('owner').repairs.byId({ id });
    expect(order).toMatchObject({ ownerId: o.id, technicianId: null });
    expect(order.handOffs).toHaveLength(2);
  });

  it('never has an open order without an owner, whatever people do, and a refusal changes nothing', async () => {
    const names: StandingName[] = ['counter', 'technician', 'supervisor', 'owner'];
    const who = fc.constantFrom(...names);
    const act = fc.record({
      by: who,
      to: who,
      what: fc.constantFrom('give', 'accept', 'refuse', 'withdraw', 'take', 'cancel', 'reopen', 'assign'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const id = await takeInBy('counter');
        const boss = shop.as('owner');
        for (const { by, to, what } of acts) {
          const { repairs } = shop.as(by);
          const before = await boss.repairs.byId({ id });
          const waiting = before.handOffs.find(({ outcome }) => outcome === null)?.id ?? 999_999;
          const calls = {
            give: () => repairs.handOff({ id, toId: shop.staff[to].id }),
            accept: () => repairs.answerHandOff({ id: waiting, accept: true }),
            refuse: () => repairs.answerHandOff({ id: waiting, accept: false, reason: 'no' }),
            withdraw: () => repairs.withdrawHandOff({ id: waiting }),
            take: () => repairs.take({ id }),
            cancel: () => repairs.cancel({ id, reason: 'off' }),
            reopen: () => repairs.reopen({ id }),
            assign: () => repairs.assign({ ids: [id], technicianId: shop.staff[to].id }),
          };
          const { reason } = await refusalOf(calls[what]());
          const after = await boss.repairs.byId({ id });
          if (reason !== 'none') expect(after).toEqual(before);
          expect(after.ownerId).not.toBeNull();
          expect(after.handOffs.filter(({ outcome }) => outcome === null).length).toBeLessThanOrEqual(1);
          const accepted = after.handOffs.filter(({ outcome }) => outcome === 'accepted').at(-1);
          expect(after.ownerId).toBe(accepted?.toId ?? shop.staff.counter.id);
        }
        const { ordersWithoutOwner } = await boss.repairs.handOffChart({
          from: '2026-10-01',
          until: '2026-10-31',
        });
        expect(ordersWithoutOwner).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
