import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { passChecks } from '../kit/bench-steps.ts';
import { makeReady, takeInService } from '../kit/busy-bench.ts';
import { refusalOf } from '../kit/refusal.ts';
import type { Client } from '../kit/shop.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Nine to six, the tenth part kept free. */
const WHOLE_DAY = 486;

let shop: StaffedShop;
let counter: Client;
let technician: Client;
let tick: () => void = () => undefined;

beforeEach(() => {
  const every: (ms: number, work: () => void) => () => void = (ms, work) => {
    if (ms === HOUR) ticks.push(work);
    return () => undefined;
  };
  const ticks: (() => void)[] = [];
  shop = openStaffedShop({ core: { every } });
  // the checks of health and the backups run by the same clock; here only what answers at once is awaited
  tick = () => ticks[1]?.();
  counter = shop.as('counter');
  technician = shop.as('technician');
});

afterEach(() => {
  expect(shop.faults).toEqual([]);
  shop.close();
});

/** Monday to Wednesday of the one technician are full. */
async function fillUntilWednesday(): Promise<void> {
  for (let day = 0; day < 3; day += 1) await takeInService(counter, { minutes: WHOLE_DAY });
}

async function countersigned(): Promise<number> {
  const { supervisor } = shop.staff;
  const signed = await counter.people.countersign({
    ...{ personId: supervisor.id, pin: supervisor.pin, right: 'promises.override' },
  });
  return signed.countersignId ?? 0;
}

const ready = (id: number) => makeReady(technician, id, (order) => passChecks(technician, order));

const outcomes = async (repairId: number) =>
  (await counter.promises.ofRepair({ repairId })).rows.map(({ dueOn, outcome }) => [dueOn, outcome]);

describe('a full week', () => {
  test('tomorrow is refused, Thursday is offered; a supervisor answers for an earlier day; a part slips; the month tells', async () => {
    await fillUntilWednesday();
    const asked = await counter.promises.earliest({});
    expect(asked.day).toBe('2026-10-08');
    expect(asked.limits).toContain('queue');
    expect(asked.trace.ahead).toBe(3);

    const refused = await refusalOf(takeInService(counter, { promisedOn: '2026-10-06' }));
    expect(refused.reason).toBe('promises.too-early');
    expect(refused.facts).toMatchObject({ earliest: '2026-10-08' });
    expect(refused.fields?.[0]).toMatchObject({
      path: ['items', 0, 'promisedOn'],
      message: 'promises.invalid.too-early',
    });

    // nobody at the counter answers for it alone, and nothing of the refused intake is left
    const alone = await refusalOf(
      takeInService(counter, { promisedOn: '2026-10-06', overrideReason: 'She flies on Wednesday' }),
    );
    expect(alone.reason).toBe('people.countersign-needed');
    expect((await counter.repairs.counts()).open).toBe(3);

    const { id } = await takeInService(counter, {
      promisedOn: '2026-10-06',
      overrideReason: 'She flies on Wednesday',
      countersignId: await countersigned(),
    });
    const { rows } = await counter.promises.ofRepair({ repairId: id });
    expect(rows).toMatchObject([
      {
        dueOn: '2026-10-06',
        earliestOn: '2026-10-08',
        overriddenBy: shop.staff.supervisor.name,
        overrideReason: 'She flies on Wednesday',
        outcome: 'open',
      },
    ]);
    // it is the first in the queue now, so its day can be kept
    expect(await counter.promises.alerts()).toEqual([]);

    await technician.bench.wantPart({ repairId: id, name: 'Heating element', expectedOn: '2026-10-09' });
    tick();
    const [alert] = await counter.promises.alerts();
    expect(alert).toMatchObject({ repairId: id, dueOn: '2026-10-06', expectedOn: '2026-10-09', why: 'part' });
    expect(alert?.customerPhone).toBe('+306941234567');
    tick();
    expect(await counter.promises.alerts()).toHaveLength(1);

    const { promiseId } = await counter.promises.told({
      ...{ alertId: alert?.id ?? 0, how: 'phone', note: 'Friday suits her', dueOn: '2026-10-09' },
    });
    expect(promiseId).not.toBeNull();
    expect(await counter.promises.alerts()).toEqual([]);
    expect(await outcomes(id)).toEqual([
      ['2026-10-06', 'revised'],
      ['2026-10-09', 'open'],
    ]);

    shop.clock.now += 4 * DAY;
    counter = shop.as('counter');
    technician = shop.as('technician');
    await ready(id);
    expect(await outcomes(id)).toEqual([
      ['2026-10-06', 'revised'],
      ['2026-10-09', 'kept'],
    ]);
    const month = await counter.promises.kept({});
    expect(month).toMatchObject({ fromOn: '2026-10-01', untilOn: '2026-11-01' });
    expect(month.all).toEqual({ kept: 1, revised: 1, broken: 0, withdrawn: 0, open: 0, share: 5000 });
    const behind = await counter.promises.ledger({
      fromOn: month.fromOn,
      untilOn: month.untilOn,
      outcome: 'revised',
    });
    expect(behind.rows.map(({ dueOn }) => dueOn)).toEqual(['2026-10-06']);
  });

  test('without a word to the customer it is broken', async () => {
    const { id } = await takeInService(counter, { promisedOn: '2026-10-06' });
    await technician.bench.wantPart({ repairId: id, name: 'Heating element', expectedOn: '2026-10-09' });
    shop.clock.now += 4 * DAY;
    counter = shop.as('counter');
    technician = shop.as('technician');
    expect(await outcomes(id)).toEqual([['2026-10-06', 'broken']]);
    await ready(id);
    expect(await outcomes(id)).toEqual([['2026-10-06', 'broken']]);
    expect((await counter.promises.kept({})).all).toMatchObject({ kept: 0, broken: 1, share: 0 });
  });
});

describe('a promised day', () => {
  test('is today while the minutes of today last, and tomorrow when they do not', async () => {
    expect((await counter.promises.earliest({ minutes: 60 })).day).toBe('2026-10-05');
    shop.clock.now += 8.5 * HOUR;
    counter = shop.as('counter');
    expect((await counter.promises.earliest({ minutes: 60 })).day).toBe('2026-10-06');
  });

  test('is not one on which the shop is closed: the next open one is proposed', async () => {
    const refused = await refusalOf(takeInService(counter, { promisedOn: '2026-10-11' }));
    expect(refused).toMatchObject({
      reason: 'promises.closed-day',
      facts: { dueOn: '2026-10-11', next: '2026-10-12' },
    });
    // not for a supervisor either: nobody is there to hand it over
    const supervisor = shop.as('supervisor');
    await expect(
      takeInService(supervisor, { promisedOn: '2026-10-11', overrideReason: 'Please' }),
    ).rejects.toMatchObject({ data: { reason: 'promises.closed-day' } });
  });

  test('of an order that waits for a part of no known day cannot be named', async () => {
    const { id } = await takeInService(counter);
    await technician.bench.wantPart({ repairId: id, name: 'Pump' });
    const asked = await counter.promises.earliest({ repairId: id });
    expect(asked).toMatchObject({ day: null, limits: expect.arrayContaining(['partUnknown']) });
    const refused = await refusalOf(counter.repairs.promise({ id, dueOn: '2026-10-20', reason: '' }));
    expect(refused.fields?.[0]).toMatchObject({ path: ['dueOn'], message: 'promises.invalid.no-day' });
  });

  test('an override that is not needed is not written down', async () => {
    const { id } = await takeInService(shop.as('supervisor'), {
      promisedOn: '2026-10-09',
      overrideReason: 'To be safe',
    });
    expect((await counter.promises.ofRepair({ repairId: id })).rows).toMatchObject([
      { earliestOn: '2026-10-05', overriddenBy: null, overrideReason: '' },
    ]);
  });

  test('counts in the queue: what is promised later is asked behind it', async () => {
    const { id } = await takeInService(counter, { minutes: WHOLE_DAY });
    await counter.repairs.promise({ id, dueOn: '2026-10-07', reason: '' });
    const second = await counter.promises.earliest({ minutes: WHOLE_DAY });
    expect(second.day).toBe('2026-10-06');
    expect(second.trace.orders.map((order) => order.id)).toEqual([id]);
  });

  test('minutes worked are not planned again, and cannot become fewer than some', async () => {
    const { id } = await takeInService(counter, { minutes: WHOLE_DAY });
    await technician.bench.addWork({ repairId: id, minutes: 300, reason: 'Forgot the clock' });
    expect((await counter.promises.earliest({ repairId: id })).minutes).toBe(186);
    await technician.repairs.plan({ id, minutes: 100 });
    expect((await counter.promises.earliest({ repairId: id })).minutes).toBe(10);
  });
});

describe('what would help', () => {
  test('overtime, a part a day earlier, urgency for a supervisor: each with the day that it truly gives', async () => {
    await takeInService(counter, { minutes: WHOLE_DAY });
    const { id } = await takeInService(counter, { minutes: 60 });
    const asked = await counter.promises.earliest({ repairId: id });
    expect(asked.day).toBe('2026-10-06');
    expect(asked.help).toEqual([
      { kind: 'overtime', name: 'Tara Technician', on: '2026-10-05', minutes: 60, day: '2026-10-05' },
    ]);
    const forSupervisor = await shop.as('supervisor').promises.earliest({ repairId: id });
    expect(forSupervisor.help).toContainEqual({ kind: 'urgent', day: '2026-10-05', endangers: 0 });

    const withPart = await counter.promises.earliest({ repairId: id, partsOn: '2026-10-08' });
    expect(withPart).toMatchObject({ day: '2026-10-08', limits: ['part'] });
    expect(withPart.help).toEqual([{ kind: 'part', partsOn: '2026-10-07', day: '2026-10-07' }]);
  });

  test('urgency tells whose promises it would endanger', async () => {
    const { id: other } = await takeInService(counter, { minutes: WHOLE_DAY });
    await counter.repairs.promise({ id: other, dueOn: '2026-10-05', reason: '' });
    const asked = await shop.as('supervisor').promises.earliest({ minutes: WHOLE_DAY });
    expect(asked.help).toContainEqual({ kind: 'urgent', day: '2026-10-05', endangers: 1 });
  });
});

describe('tell the customer', () => {
  test('is gone by itself when the promise can be kept after all, and is told once for a day', async () => {
    const owner = shop.as('owner');
    const { id } = await takeInService(counter, { promisedOn: '2026-10-06' });
    const { technician: tara } = shop.staff;
    const { id: absence } = await owner.capacity.addAbsence({
      ...{ personId: tara.id, fromOn: '2026-10-05', untilOn: '2026-10-07', kind: 'sick' },
    });
    const [alert] = await counter.promises.alerts();
    expect(alert).toMatchObject({ repairId: id, expectedOn: '2026-10-08', why: 'queue' });
    expect((await counter.promises.ofRepair({ repairId: id })).alert?.id).toBe(alert?.id);
    await owner.capacity.removeAbsence({ id: absence });
    expect(await counter.promises.alerts()).toEqual([]);
    expect(
      (await refusalOf(counter.promises.told({ alertId: alert?.id ?? 0, how: 'phone', dueOn: null }))).reason,
    ).toBe('promises.no-longer-at-risk');

    const again = { personId: tara.id, fromOn: '2026-10-05', untilOn: '2026-10-07', kind: 'sick' } as const;
    const { id: second } = await owner.capacity.addAbsence(again);
    expect((await counter.promises.alerts())[0]?.id).toBe(alert?.id);
    await counter.promises.told({ alertId: alert?.id ?? 0, how: 'message', dueOn: null });
    await owner.capacity.removeAbsence({ id: second });
    await owner.capacity.addAbsence(again);
    expect(await counter.promises.alerts()).toEqual([]);
    await owner.capacity.addAbsence({ ...again, fromOn: '2026-10-08', untilOn: '2026-10-08' });
    expect(await counter.promises.alerts()).toMatchObject([{ expectedOn: '2026-10-09' }]);
  });

  test('comes by itself as days pass, and nobody is asked for it', async () => {
    const { id } = await takeInService(counter, { minutes: WHOLE_DAY });
    await counter.repairs.promise({ id, dueOn: '2026-10-06', reason: '' });
    tick();
    expect(await counter.promises.alerts()).toEqual([]);
    const events = shop.changed.length;
    shop.clock.now += DAY + 4 * HOUR;
    tick();
    expect(shop.changed.slice(events)).toEqual([['promises']]);
    tick();
    expect(shop.changed.slice(events)).toHaveLength(1);
    counter = shop.as('counter');
    expect(await counter.promises.alerts()).toMatchObject([{ repairId: id, expectedOn: '2026-10-07' }]);
  });

  test('a clock that was set back breaks nothing', async () => {
    const { id } = await takeInService(counter, { promisedOn: '2026-10-09' });
    shop.clock.now -= 40 * DAY;
    counter = shop.as('counter');
    tick();
    expect(await outcomes(id)).toEqual([['2026-10-09', 'open']]);
    expect((await counter.promises.earliest({ repairId: id })).day).toBe('2026-08-26');
    expect(await counter.promises.alerts()).toEqual([]);
  });

  test('a shop that is not yet founded is left alone', () => {
    const { core } = shop;
    expect(core.store.read((reader) => reader)).toBeDefined();
    tick();
  });
});

describe('the ledger', () => {
  test('an order that was called off by mistake stands under its day again', async () => {
    const { id } = await takeInService(counter, { promisedOn: '2026-10-08' });
    await counter.repairs.cancel({ id, reason: 'A slip' });
    expect(await outcomes(id)).toEqual([['2026-10-08', 'withdrawn']]);
    await counter.repairs.reopen({ id });
    expect(await outcomes(id)).toEqual([
      ['2026-10-08', 'withdrawn'],
      ['2026-10-08', 'open'],
    ]);
  });

  test('calls, visits and refunds are promises too, kept by the day and broken after it', async () => {
    const { id: repairId } = await takeInService(counter);
    const { customerId } = await counter.repairs.byId({ id: repairId });
    const call = {
      kind: 'callback',
      customerId,
      repairId,
      dueOn: '2026-10-06',
      reason: 'The price',
    } as const;
    const { id: first } = await counter.promises.make(call);
    const { id: second } = await counter.promises.make({ ...call, kind: 'refund' });
    const { id: third } = await counter.promises.make({ ...call, kind: 'visit' });
    expect((await counter.promises.standing()).due.map(({ id }) => id)).toEqual([first, second, third]);
    expect(await counter.promises.fulfil({ id: first })).toEqual({ outcome: 'kept' });
    expect(await counter.promises.withdraw({ id: third, reason: 'She comes by' })).toEqual({
      outcome: 'withdrawn',
    });
    shop.clock.now += 3 * DAY;
    counter = shop.as('counter');
    expect((await counter.promises.standing()).broken.map(({ id, outcome }) => [id, outcome])).toEqual([
      [second, 'broken'],
    ]);
    expect(await counter.promises.fulfil({ id: second })).toEqual({ outcome: 'broken' });
    expect((await refusalOf(counter.promises.fulfil({ id: first }))).reason).toBe('promises.ended-already');
    const month = await counter.promises.kept({});
    expect(month.byKind.map(({ kind, share }) => [kind, share])).toEqual([
      ['callback', 10_000],
      ['visit', null],
      ['refund', 0],
    ]);
    expect(month.byPerson).toMatchObject([
      { name: shop.staff.counter.name, kept: 1, broken: 1, withdrawn: 1 },
    ]);
  });

  test('the day of an order ends with the order alone', async () => {
    const { id: repairId } = await takeInService(counter, { promisedOn: '2026-10-08' });
    const [row] = (await counter.promises.ofRepair({ repairId })).rows;
    expect((await refusalOf(counter.promises.fulfil({ id: row?.id ?? 0 }))).reason).toBe(
      'promises.ends-with-the-order',
    );
  });

  test('is read on from where a page ended', async () => {
    for (const day of ['06', '07', '08', '09'])
      await takeInService(counter, { promisedOn: `2026-10-${day}` });
    const span = { fromOn: '2026-10-01', untilOn: '2026-11-01', limit: 3 };
    const first = await counter.promises.ledger(span);
    expect(first.rows.map(({ dueOn }) => dueOn)).toEqual(['2026-10-06', '2026-10-07', '2026-10-08']);
    const second = await counter.promises.ledger({ ...span, after: first.next ?? '' });
    expect(second).toMatchObject({ rows: [{ dueOn: '2026-10-09' }], next: null });
  });
});

test('with enough finished orders it is said by when one is ready with 80 % certainty', async () => {
  const ended: { id: number; days: number }[] = [];
  for (let count = 0; count < 30; count += 1) {
    // three of ten take two days longer than was reckoned
    const { id } = await takeInService(counter, { minutes: 1, promisedOn: '2026-10-05' });
    ended.push({ id, days: count % 10 < 3 ? 2 : 0 });
  }
  const certainty = async () => (await counter.promises.earliest({})).certainty;
  expect(await certainty()).toEqual({ day: null, finished: 0, needed: 30 });
  for (const { id } of ended.filter(({ days }) => days === 0)) await ready(id);
  shop.clock.now += 2 * DAY;
  counter = shop.as('counter');
  technician = shop.as('technician');
  expect(await certainty()).toEqual({ day: null, finished: 21, needed: 30 });
  for (const { id } of ended.filter(({ days }) => days === 2)) await ready(id);
  expect((await counter.promises.earliest({})).day).toBe('2026-10-07');
  expect(await certainty()).toEqual({ day: '2026-10-09', finished: 30, needed: 30 });
});
