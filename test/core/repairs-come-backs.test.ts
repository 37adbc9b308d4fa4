import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Writing } from '../../electron/core/context.ts';
import { registerCustomer } from '../../electron/core/customers/customers.ts';
import { merge } from '../../electron/core/customers/merge.ts';
import { registerDevice } from '../../electron/core/devices/devices.ts';
import { comeBackById } from '../../electron/core/repairs/come-backs.sql.ts';
import { comeBackOfRepair, findComeBack, foundAgain } from '../../electron/core/repairs/come-backs.ts';
import { change } from '../../electron/core/store/statement.ts';
import { customerInput } from '../../shared/customers/customers.contract.ts';
import { deviceInput } from '../../shared/devices/devices.contract.ts';
import { instantOfDay } from '../../shared/kernel/day.ts';
import { isChargedAfter } from '../../shared/repairs/come-back.rules.ts';
import { comeBackSet } from '../kit/come-back-set.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';

let desk: Desk;
let kettle: number;
beforeEach(async () => {
  desk = openDesk({ hasTerms: true });
  kettle = await desk.category('Kettle');
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const DAY_MS = 24 * 3_600_000;

/** As the bench and the till leave an order: over, with what was found in it. */
const endOrder = change(`
  UPDATE repair SET state = :state, state_group = 'closed', closed_at = :at, waits_for = '' WHERE id = :id`);
const addFinding = change(`
  INSERT INTO finding (id, repair_id, device_id, unit_id, unit, fault, cause, remedy, text, found_at, changed_at)
  VALUES (:id, :repair, NULL, NULL, :unit, :fault, 'wear', 'replaced', '', :at, :at)`);
const addOrder = change(`
  INSERT INTO repair (id, number, number_key, customer_id, device_id, service, state, state_group, fault, wishes,
                      condition_note, finding, outcome, currency, coverage, received_at, owner_id, changed_at)
  VALUES (:id, :number, :number, :customer, :device, '', 'received', 'open', '?', '', '', '', '', 'EUR', 'unknown', :at,
          :person, :at)`);

async function bring(serial: string) {
  const { client } = desk;
  const known = (await client.search.find({ text: serial, kinds: ['device'] })).hits[0]?.ref;
  const customer = known ? (await client.devices.byId({ id: known })).customerId : null;
  const { repairs } = await client.repairs.takeIn({
    customer: customer ? { id: customer } : { new: maria },
    items: [
      { device: known ? { id: known } : { new: { categoryId: kettle, serial } }, fault: 'It does not warm' },
    ],
  });
  return repairs[0]?.id ?? 0;
}

const end = (id: number, state = 'closed') =>
  desk.within(({ store }) => store.run(endOrder, { id, state, at: desk.clock.now }));
const find = (repair: number, unit: string, fault: string) =>
  desk.within((context) => {
    const id = context.newId();
    context.store.run(addFinding, { id, repair, unit, fault, at: desk.clock.now });
    foundAgain(context, repair);
  });

describe('a device that is back', () => {
  it('is flagged and linked at intake, refined by the bench, not charged until somebody decides', async () => {
    const { client, clock } = desk;
    const first = await bring('KET-1');
    await find(first, 'heater', 'dead');
    end(first);
    clock.advanceMs(30 * DAY_MS);
    await desk.signIn();
    const { id: deviceId } = { id: (await client.repairs.byId({ id: first })).deviceId ?? 0 };
    expect(await client.repairs.maybeComeBack({ deviceId })).toMatchObject({ id: first });
    const back = await bring('KET-1');
    const flagged = await client.repairs.byId({ id: back });
    expect(flagged.comeBack).toMatchObject({ earlier: { id: first }, likeness: 'device', verdict: null });
    expect(desk.within((context) => isChargedAfter(comeBackOfRepair(context, back)))).toBe(false);
    await find(back, 'heater', 'noisy');
    expect((await client.repairs.byId({ id: back })).comeBack?.likeness).toBe('unit');
    await find(back, 'heater', 'dead');
    expect((await client.repairs.byId({ id: back })).comeBack?.likeness).toBe('fault');
    expect(await client.repairs.comeBacksToDecide()).toMatchObject([{ id: back, earlierId: first }]);

    const silent = await refusalOf(client.repairs.judgeComeBack({ id: back, verdict: 'ours', reason: ' ' }));
    expect(silent.reason).toBe('common.invalid');
    await client.repairs.judgeComeBack({ id: back, verdict: 'ours', reason: 'Solder joint was cold' });
    expect(desk.within((context) => isChargedAfter(comeBackOfRepair(context, back)))).toBe(false);
    expect(await client.repairs.comeBacksToDecide()).toEqual([]);
    const judged = await client.repairs.byId({ id: back });
    expect(judged.comeBack).toMatchObject({ verdict: 'ours', decidedBy: 'Eleni' });
    const earlier = await client.repairs.byId({ id: first });
    expect(earlier.cameBack).toMatchObject([{ id: back, verdict: 'ours', likeness: 'fault' }]);
    expect(earlier.history.at(-1)?.procedure).toBe('repairs.judgeComeBack');

    await client.repairs.judgeComeBack({ id: back, verdict: 'customer', reason: 'It was boiled dry' });
    expect(desk.within((context) => isChargedAfter(comeBackOfRepair(context, back)))).toBe(true);
    await find(back, 'lid', 'cracked');
    expect((await client.repairs.byId({ id: back })).comeBack?.likeness).toBe('fault');
  });

  it('counts against whoever worked on it before, and against the cause', async () => {
    const { client, clock } = desk;
    const first = await bring('KET-2');
    const eleni = (await client.people.names())[0]?.id ?? 0;
    await client.repairs.assign({ ids: [first], technicianId: eleni });
    find(first, 'lid', 'cracked');
    end(first, 'handedOver');
    clock.advanceMs(3 * DAY_MS);
    await desk.signIn();
    const back = await bring('KET-2');
    await client.repairs.judgeComeBack({ id: back, verdict: 'ours', reason: 'Loose screw' });
    const counts = { found: 1, undecided: 0, ours: 1, part: 0, unrelated: 0, customer: 0 };
    expect(await client.repairs.comeBackChart({ from: '2026-10-01', until: '2026-10-31' })).toEqual({
      technicians: [{ technicianId: eleni, name: 'Eleni', ...counts }],
      causes: [{ cause: 'wear', ...counts }],
    });
  });

  it('follows the number of days of the house, and takes no cancelled order for a repair', async () => {
    const { client, clock } = desk;
    await client.settings.changePolicy({ comeBackDays: 10 });
    const first = await bring('KET-3');
    end(first);
    clock.advanceMs(11 * DAY_MS);
    await desk.signIn();
    const late = await bring('KET-3');
    expect((await client.repairs.byId({ id: late })).comeBack).toBeNull();
    await client.repairs.cancel({ id: late, reason: 'Not needed' });
    const again = await bring('KET-3');
    expect((await client.repairs.byId({ id: again })).comeBack).toBeNull();
  });

  it('is judged by a supervisor only', async () => {
    const counter = desk.clientAs('Nikos', ['counter']);
    const { code } = await refusalOf(counter.repairs.judgeComeBack({ id: 1, verdict: 'ours', reason: 'x' }));
    expect(code).toBe('FORBIDDEN');
  });
});

describe('ten thousand orders', () => {
  it('finds at least 99 of 100 come-backs, whatever the books call the thing', () => {
    const set = comeBackSet();
    const { truths, found, flagged, alike, alikeTrue } = desk.within((context) => play(context, set));
    const recall = found / truths;
    const precision = found / flagged;
    const precisionAlike = alikeTrue / alike;
    console.info(
      `${set.length} orders, ${truths} come-backs: recall ${percent(recall)}; precision ${percent(precision)} of all ` +
        `flags, ${percent(precisionAlike)} of those with the same unit or fault`,
    );
    expect(truths).toBeGreaterThan(300);
    expect(recall).toBeGreaterThanOrEqual(0.99);
    expect(precision).toBeGreaterThan(0.4);
    expect(precisionAlike).toBeGreaterThan(0.95);
  }, 120_000);
});

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Lets the set happen in the books, each order on its day, and counts what was flagged. */
function play(context: Writing, set: ReturnType<typeof comeBackSet>) {
  const zone = context.shop.zone;
  const owners = new Map<number, { customer: number; device: number }>();
  const newOwner = (now: Writing, thing: number) =>
    registerCustomer(now, customerInput.parse({ ...maria, name: `Owner of ${thing}`, phones: [] })).id;
  const newDevice = (now: Writing, customerId: number, thing: number, serial: string) =>
    registerDevice(
      now,
      deviceInput.parse({ customerId, categoryId: kettle, brand: 'Philips', model: `M${thing % 9}`, serial }),
    ).id;
  const ids: number[] = [];
  const counted = { truths: 0, found: 0, flagged: 0, alike: 0, alikeTrue: 0 };
  for (const [place, order] of set.entries()) {
    const at = instantOfDay(order.receivedOn, zone);
    const now = Object.create(context, {
      now: { value: at },
      today: { value: order.receivedOn },
    }) as Writing;
    let known = owners.get(order.thing);
    if (!known || order.knownAs === 'stranger') {
      const customer = newOwner(now, order.thing);
      known = {
        customer,
        device: newDevice(now, customer, order.thing, known ? '' : `SN-${order.thing}`),
      };
    } else if (order.knownAs === 'newWithoutSerial') {
      known = { ...known, device: newDevice(now, known.customer, order.thing, '') };
    } else if (order.knownAs === 'mergedCustomer') {
      const customer = newOwner(now, order.thing);
      const device = newDevice(now, customer, order.thing, '');
      merge(now, { from: customer, into: known.customer });
      known = { ...known, device };
    }
    owners.set(order.thing, known);
    const id = now.newId();
    ids.push(id);
    now.store.run(addOrder, { id, number: `C-${place}`, ...known, at, person: context.actor.id });
    findComeBack(now, id);
    now.store.run(addFinding, { id: now.newId(), repair: id, unit: order.unit, fault: order.fault, at });
    foundAgain(now, id);
    const flag = now.store.get(comeBackById, { repair: id });
    const isTrue = order.backTo !== null;
    if (isTrue) counted.truths++;
    if (flag) counted.flagged++;
    if (flag && isTrue) counted.found++;
    if (flag && flag.likeness !== 'device') counted.alike++;
    if (flag && flag.likeness !== 'device' && isTrue) counted.alikeTrue++;
    const state = order.isCancelled ? 'cancelled' : 'closed';
    now.store.run(endOrder, { id, state, at: instantOfDay(order.closedOn, zone) });
  }
  return counted;
}
