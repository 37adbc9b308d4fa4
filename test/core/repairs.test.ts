import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { intakeInput } from '../../shared/repairs/repairs.contract.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { maria, reza } from '../kit/records.ts';

type Intake = z.input<typeof intakeInput>;

let counter: Desk;
let toaster: number;
let phone: number;

beforeAll(async () => {
  counter = openDesk({ hasTerms: true });
  toaster = await counter.category('Toaster');
  phone = await counter.category('Mobile phone');
});
afterAll(() => {
  expect(counter.faults).toEqual([]);
  counter.close();
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ code: 'none', data: { reason: 'none', facts: {}, fields: [] } }),
    (error) =>
      error as {
        code: string;
        data: {
          reason: string;
          facts: Record<string, unknown>;
          fields: { path: unknown[]; message: string }[];
        };
      },
  );

const newToaster = (serial: string) => ({
  new: { categoryId: toaster, brand: 'Philips', model: 'HD2581', serial },
});

const allRows = async () => (await counter.client.repairs.list({ group: 'all', limit: 200 })).rows;
const allCustomers = async () => (await counter.client.customers.list({ limit: 200 })).rows;

describe('taking in', () => {
  it('takes in a new customer with a new device, six fields and no more', async () => {
    const { client } = counter;
    const intake: Intake = {
      customer: { new: maria },
      items: [{ device: { new: { categoryId: toaster } }, fault: 'It does not get warm.' }],
    };
    const { visitId, repairs, receiptPaperId } = await client.repairs.takeIn(intake);
    expect(repairs).toHaveLength(1);
    const repair = await client.repairs.byId({ id: repairs[0]?.id ?? 0 });
    expect(repair).toMatchObject({
      visitId,
      number: repairs[0]?.number,
      state: 'received',
      group: 'open',
      customerName: maria.name,
      customerLanguage: 'el',
      fault: 'It does not get warm.',
      promisedOn: null,
      promises: [],
      siblings: [],
      receivedBy: 'Eleni',
      currency: 'EUR',
    });
    expect(repair.history.map(({ procedure }) => procedure)).toEqual(['repairs.takeIn']);
    expect((await client.papers.byId({ id: receiptPaperId })).language).toBe('el');
  });

  it('takes in several devices of one visit with one receipt and a label each', async () => {
    const { client } = counter;
    const { repairs, receiptPaperId } = await client.repairs.takeIn({
      customer: { new: reza },
      items: [
        {
          device: newToaster('TOAST-1'),
          fault: 'One side stays cold.',
          condition: [{ label: 'Dirty', names: { en: 'Dirty', fa: 'کثیف است' }, isTicked: true }],
          accessories: [{ label: 'Power cable', names: {}, isTicked: false, note: 'left at home' }],
          promisedOn: '2026-10-08',
          costLimitMinor: 2500,
        },
        {
          device: { new: { categoryId: phone, serial: 'PH-1' } },
          fault: 'Screen broken',
          promisedOn: '2026-10-09',
        },
        { device: { none: 'Set up the new phone' }, fault: 'Move all contacts' },
      ],
    });
    expect(new Set(repairs.map(({ receiptPaperId: id }) => id))).toEqual(new Set([receiptPaperId]));
    expect(new Set(repairs.map(({ labelPaperId }) => labelPaperId)).size).toBe(3);
    const [first, , service] = await Promise.all(repairs.map(({ id }) => client.repairs.byId({ id })));
    expect(first?.siblings.map(({ number }) => number)).toEqual(repairs.slice(1).map(({ number }) => number));
    expect(first?.promises.map(({ dueOn }) => dueOn)).toEqual(['2026-10-08']);
    expect(first?.checks).toEqual([
      { kind: 'condition', label: 'Dirty', names: { en: 'Dirty', fa: 'کثیف است' }, isTicked: true, note: '' },
      { kind: 'accessory', label: 'Power cable', names: {}, isTicked: false, note: 'left at home' },
    ]);
    expect(service).toMatchObject({ deviceId: null, label: 'Set up the new phone', serial: '' });
  });

  it('shows a returning customer and takes in a device that is known', async () => {
    const { client } = counter;
    const { id: customerId } = await client.customers.register({ ...maria, name: 'Nikos', phones: [] });
    const { id: deviceId } = await client.devices.register({
      customerId,
      categoryId: toaster,
      serial: 'N-1',
    });
    const { repairs } = await client.repairs.takeIn({
      customer: { id: customerId },
      items: [{ device: { id: deviceId }, fault: 'Sparks' }],
    });
    expect((await client.devices.byId({ id: deviceId })).openRepairId).toBe(repairs[0]?.id);
    expect(await client.customers.standing({ id: customerId })).toMatchObject({
      isReturning: true,
      openRepairs: 1,
    });
    expect((await client.repairs.ofCustomer({ customerId })).map(({ id }) => id)).toEqual([repairs[0]?.id]);
    expect((await client.repairs.ofDevice({ deviceId })).map(({ id }) => id)).toEqual([repairs[0]?.id]);
  });

  it('refuses a device that is in the shop already, and says on which order', async () => {
    const { client } = counter;
    const open = (await allRows()).find(({ serial }) => serial === 'N-1');
    const { code, data } = await refusal(
      client.repairs.takeIn({
        customer: { id: open?.customerId ?? 0 },
        items: [
          { device: newToaster('N-2'), fault: 'Cold' },
          { device: { id: open?.deviceId ?? 0 }, fault: 'Again' },
        ],
      }),
    );
    expect(code).toBe('CONFLICT');
    expect(data).toMatchObject({
      reason: 'repairs.device-in-shop',
      facts: { repairId: open?.id, number: open?.number, item: 1 },
    });
  });

  it('keeps nothing of a visit of which one item cannot be', async () => {
    const { client } = counter;
    const before = { repairs: await allRows(), customers: await allCustomers() };
    const bad: [string, Intake['items'][number], unknown][] = [
      ['serial of another', { device: newToaster('n 1'), fault: 'x' }, 'devices.serial-taken'],
      ['unknown device', { device: { id: 99 }, fault: 'x' }, 'devices.unknown'],
      [
        'promise in the past',
        { device: { none: 's' }, fault: 'x', promisedOn: '2026-10-04' },
        'common.invalid',
      ],
      ['unknown category', { device: { new: { categoryId: 77 } }, fault: 'x' }, 'catalogue.unknown-category'],
      ['no fault', { device: { none: 's' }, fault: '  ' }, 'common.invalid'],
    ];
    for (const [name, item, reason] of bad) {
      const { data } = await refusal(
        client.repairs.takeIn({
          customer: { new: { ...maria, name: 'Nobody' } },
          items: [{ device: newToaster(''), fault: 'fine' }, item],
        }),
      );
      expect(data.reason, name).toBe(reason);
    }
    expect(await allRows()).toEqual(before.repairs);
    expect(await allCustomers()).toEqual(before.customers);
    expect((await client.search.find({ text: 'Nobody' })).hits).toEqual([]);
  });

  it('says at which field of the whole form a part is wrong', async () => {
    const { data } = await refusal(
      counter.client.repairs.takeIn({
        customer: { new: { ...maria, name: 'Nobody', phones: [{ typed: 'letters' }] } },
        items: [{ device: { none: 's' }, fault: 'x' }],
      }),
    );
    expect(data.fields.map(({ path }) => path)).toEqual([['customer', 'new', 'phones', 0, 'typed']]);
  });

  it('asks before it takes in what belongs to another, then hands it over or leaves it theirs', async () => {
    const { client } = counter;
    const { id: first } = await client.customers.register({ ...maria, name: 'First owner' });
    const { id: second } = await client.customers.register({ ...maria, name: 'Second owner' });
    const { id: deviceId } = await client.devices.register({
      customerId: first,
      categoryId: toaster,
      serial: 'OWN-1',
    });
    const bring = (onOtherOwner?: 'transfer' | 'keep') =>
      client.repairs.takeIn({
        customer: { id: second },
        items: [{ device: { id: deviceId, ...(onOtherOwner && { onOtherOwner }) }, fault: 'Cold' }],
      });
    const { data } = await refusal(bring());
    expect(data).toMatchObject({
      reason: 'repairs.device-of-another',
      facts: { customerName: 'First owner', item: 0 },
    });
    const kept = await bring('keep');
    expect((await client.devices.byId({ id: deviceId })).customerId).toBe(first);
    await client.repairs.cancel({ id: kept.repairs[0]?.id ?? 0, reason: 'Taken home' });
    await bring('transfer');
    const device = await client.devices.byId({ id: deviceId });
    expect(device.customerId).toBe(second);
    expect(device.owners.map(({ name }) => name)).toEqual(['First owner', 'Second owner']);
  });

  it('does the same command once, however often it is sent', async () => {
    const { client } = counter;
    const key = '7a1c52c2-6c44-4ed8-a1ad-000000000001';
    const intake: Intake = {
      customer: { new: { ...maria, name: 'Once' } },
      items: [{ device: { none: 's' }, fault: 'x' }],
    };
    const first = await client.repairs.takeIn(intake, { context: { key } });
    counter.reopen();
    const again = await counter.client.repairs.takeIn(intake, { context: { key } });
    expect(again).toEqual(first);
    expect((await allCustomers()).filter(({ name }) => name === 'Once')).toHaveLength(1);
  });

  it('never gives a number twice, not even after a refusal or a cancellation', async () => {
    const { client } = counter;
    const numbers = (await allRows()).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const take = () =>
      client.repairs.takeIn({ customer: { new: maria }, items: [{ device: { none: 's' }, fault: 'x' }] });
    const one = (await take()).repairs[0];
    await client.repairs.cancel({ id: one?.id ?? 0, reason: 'Changed her mind' });
    const next = (await take()).repairs[0];
    const count = (number = '') => Number(/\d+$/.exec(number)?.[0]);
    expect(count(next?.number)).toBe(count(one?.number) + 1);
  });

  it('ends the draft in the same breath', async () => {
    const { client } = counter;
    await client.drafts.keep({ form: 'repairs.takeIn', body: { fault: 'half typed' } });
    await refusal(
      client.repairs.takeIn({
        customer: { id: 5 },
        items: [{ device: { none: 's' }, fault: 'x' }],
        draft: 'repairs.takeIn',
      }),
    );
    expect(await client.drafts.of({ form: 'repairs.takeIn' })).not.toBeNull();
    await client.repairs.takeIn({
      customer: { new: maria },
      items: [{ device: { none: 's' }, fault: 'x' }],
      draft: 'repairs.takeIn',
    });
    expect(await client.drafts.of({ form: 'repairs.takeIn' })).toBeNull();
  });

  it('is found by number, serial, fault and phone', async () => {
    const { client } = counter;
    const row = (await allRows()).find(({ serial }) => serial === 'TOAST-1');
    for (const text of [row?.number ?? '', 'toast 1', 'one side cold', '345 6789']) {
      const { hits } = await client.search.find({ text, kinds: ['repair'] });
      expect(
        hits.map(({ ref }) => ref),
        text,
      ).toContain(row?.id);
    }
  });

  it('tells the screens of repairs, devices, customers and papers', async () => {
    counter.changed.length = 0;
    await counter.client.repairs.takeIn({
      customer: { new: maria },
      items: [{ device: { new: { categoryId: toaster } }, fault: 'x' }],
    });
    expect(counter.changed[0]).toEqual(expect.arrayContaining(['repairs', 'devices', 'customers', 'papers']));
  });
});

describe('the list', () => {
  it('sorts open orders by promise, those without one last, page by page', async () => {
    const { client } = counter;
    const whole = (await client.repairs.list({ limit: 200 })).rows;
    const days = whole.map(({ promisedOn }) => promisedOn ?? '9999');
    expect(days).toEqual([...days].sort());
    expect(whole.every(({ group }) => group === 'open')).toBe(true);
    const read: number[] = [];
    let after: string | undefined;
    do {
      const page = await client.repairs.list({ limit: 3, ...(after && { after }) });
      read.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(read).toEqual(whole.map(({ id }) => id));
  });

  it('reads all orders newest first, page by page', async () => {
    const { client } = counter;
    const whole = await allRows();
    const first = await client.repairs.list({ group: 'all', limit: 4 });
    const second = await client.repairs.list({ group: 'all', limit: 200, after: first.next ?? '' });
    expect([...first.rows, ...second.rows]).toEqual(whole);
  });

  it('filters by state, category and text', async () => {
    const { client } = counter;
    const cancelled = await client.repairs.list({ group: 'closed', state: 'cancelled' });
    expect(cancelled.rows.length).toBeGreaterThan(0);
    expect(cancelled.rows.every(({ state }) => state === 'cancelled')).toBe(true);
    const phones = await client.repairs.list({ categoryId: phone });
    expect(phones.rows.map(({ serial }) => serial)).toEqual(['PH-1']);
    const found = await client.repairs.list({ text: 'contacts' });
    expect(found.rows.map(({ label }) => label)).toEqual(['Set up the new phone']);
    expect((await client.repairs.list({ text: 'nothing like this' })).rows).toEqual([]);
  });

  it('refuses a cursor that it did not write', async () => {
    expect((await refusal(counter.client.repairs.list({ after: "'; DROP" }))).code).toBe('INVALID');
  });

  it('counts the day', async () => {
    const { client } = counter;
    const before = await client.repairs.counts();
    expect(before).toMatchObject({ dueToday: 0, late: 0 });
    expect(before.receivedToday).toBe((await allRows()).length);
    counter.clock.advanceMs(4 * 86_400_000);
    await counter.signIn();
    expect(await client.repairs.counts()).toMatchObject({ dueToday: 1, late: 1, receivedToday: 0 });
    const late = await client.repairs.list({ isLateOnly: true });
    expect(late.rows.map(({ serial }) => serial)).toEqual(['TOAST-1']);
    counter.clock.advanceMs(-4 * 86_400_000);
  });
});

describe('an order', () => {
  const open = async () => {
    const { repairs } = await counter.client.repairs.takeIn({
      customer: { new: maria },
      items: [{ device: newToaster(''), fault: 'Cold', promisedOn: '2026-10-06' }],
    });
    return repairs[0]?.id ?? 0;
  };

  it('is mended while nobody has worked by it, and not over what somebody else wrote', async () => {
    const { client } = counter;
    const id = await open();
    const seen = await client.repairs.byId({ id });
    const change = {
      id,
      seenAt: seen.changedAt,
      fault: 'Cold on the left',
      wishes: '',
      conditionNote: '',
      costLimitMinor: 900,
    };
    await client.repairs.change(change);
    const { data } = await refusal(client.repairs.change({ ...change, fault: 'Other' }));
    expect(data.reason).toBe('repairs.changed-meanwhile');
    const after = await client.repairs.byId({ id });
    expect(after).toMatchObject({ fault: 'Cold on the left', costLimitMinor: 900 });
    expect(after.history.at(-1)).toMatchObject({
      procedure: 'repairs.change',
      before: { fault: 'Cold', costLimitMinor: null },
      after: { fault: 'Cold on the left', costLimitMinor: 900 },
    });
  });

  it('is not mended over the head of whoever promised another day meanwhile', async () => {
    const { client } = counter;
    const id = await open();
    const { changedAt, fault, wishes, conditionNote, costLimitMinor } = await client.repairs.byId({ id });
    await client.repairs.promise({ id, dueOn: '2026-10-20', reason: 'A part is late' });
    const stale = { id, seenAt: changedAt, fault, wishes, conditionNote, costLimitMinor };
    expect((await refusal(client.repairs.change(stale))).data.reason).toBe('repairs.changed-meanwhile');
  });

  it('gets a new row of the ledger with each promise', async () => {
    const { client } = counter;
    const id = await open();
    expect(
      (await refusal(client.repairs.promise({ id, dueOn: '2026-10-09', reason: '' }))).data.fields[0],
    ).toMatchObject({
      path: ['reason'],
    });
    expect(
      (await refusal(client.repairs.promise({ id, dueOn: '2026-10-01', reason: 'x' }))).data.fields[0],
    ).toMatchObject({
      path: ['dueOn'],
      message: 'repairs.invalid.past-promise',
    });
    await client.repairs.promise({ id, dueOn: '2026-10-09', reason: 'The element comes on Thursday' });
    const { promises, promisedOn } = await client.repairs.byId({ id });
    expect(promisedOn).toBe('2026-10-09');
    expect(promises.map(({ dueOn, reason }) => [dueOn, reason])).toEqual([
      ['2026-10-06', ''],
      ['2026-10-09', 'The element comes on Thursday'],
    ]);
    expect(promises[1]?.revises).toBe(promises[0]?.id);
    for (const sql of ['UPDATE promise SET due_on = due_on', 'DELETE FROM promise']) {
      expect(() => counter.core.store.write((store) => store.run({ sql }))).toThrow(/append-only/);
    }
  });

  it('is cancelled with a reason, and taken up again unless its device came in on another', async () => {
    const { client } = counter;
    const id = await open();
    const { deviceId, customerId } = await client.repairs.byId({ id });
    await client.repairs.cancel({ id, reason: 'Too dear' });
    expect(await client.repairs.byId({ id })).toMatchObject({ state: 'cancelled', group: 'closed' });
    expect((await refusal(client.repairs.cancel({ id, reason: 'again' }))).data.reason).toBe(
      'repairs.not-that-way',
    );
    expect(
      (await refusal(client.repairs.promise({ id, dueOn: '2026-10-09', reason: 'x' }))).data.reason,
    ).toBe('repairs.not-open');
    await client.repairs.reopen({ id });
    expect(await client.repairs.byId({ id })).toMatchObject({ state: 'received', closedAt: null });
    await client.repairs.cancel({ id, reason: 'Too dear' });
    await client.repairs.takeIn({
      customer: { id: customerId },
      items: [{ device: { id: deviceId ?? 0 }, fault: 'x' }],
    });
    expect((await refusal(client.repairs.reopen({ id }))).data.reason).toBe('repairs.device-in-shop');
  });

  it('names the finished repair of which it may be a come-back', async () => {
    const { client } = counter;
    const id = await open();
    const first = await client.repairs.byId({ id });
    const closedAt = counter.clock.now - 30 * 86_400_000;
    counter.core.store.write((store) =>
      store.run({
        sql: `UPDATE repair SET state = 'closed', state_group = 'closed', closed_at = ${closedAt} WHERE id = ${id}`,
      }),
    );
    const again = await client.repairs.takeIn({
      customer: { id: first.customerId },
      items: [{ device: { id: first.deviceId ?? 0 }, fault: 'The same' }],
    });
    const back = await client.repairs.byId({ id: again.repairs[0]?.id ?? 0 });
    expect(back.comeBack).toMatchObject({
      earlier: { id, number: first.number, closedAt },
      likeness: 'device',
      verdict: null,
    });
  });

  it('that nobody has is refused by name', async () => {
    const { client } = counter;
    for (const call of [
      client.repairs.byId({ id: 4 }),
      client.repairs.cancel({ id: 4, reason: 'x' }),
      client.repairs.reopen({ id: 4 }),
      client.repairs.promise({ id: 4, dueOn: '2026-10-09', reason: '' }),
    ]) {
      const { code, data } = await refusal(call);
      expect([code, data.reason]).toEqual(['NOT_FOUND', 'repairs.not-found']);
    }
  });
});

describe('checklists', () => {
  it('fit the category from the start', async () => {
    const { client } = counter;
    const forPhone = await client.repairs.templates({ categoryId: phone });
    expect(forPhone.isOwn).toBe(false);
    expect(forPhone.condition[0]?.en).toBe('Screen cracked');
    expect(forPhone.accessories.map(({ en }) => en)).toContain('SIM card');
    expect(
      (await client.repairs.templates({ categoryId: toaster })).accessories.map(({ en }) => en),
    ).not.toContain('SIM card');
  });

  it("become the shop's own, for a category or in general, and go back", async () => {
    const { client } = counter;
    const mine = { condition: [{ en: 'Crumbs inside', el: '' }], accessories: [{ en: 'Tray' }] };
    await client.repairs.changeTemplates({ categoryId: toaster, ...mine });
    expect(await client.repairs.templates({ categoryId: toaster })).toEqual({
      condition: [{ en: 'Crumbs inside' }],
      accessories: [{ en: 'Tray' }],
      isOwn: true,
    });
    await client.repairs.changeTemplates({ categoryId: null, condition: [{ en: 'Worn' }], accessories: [] });
    expect((await client.repairs.templates({ categoryId: phone })).condition).toEqual([{ en: 'Worn' }]);
    await client.repairs.restoreTemplates({ categoryId: null });
    await client.repairs.restoreTemplates({ categoryId: toaster });
    expect((await client.repairs.templates({ categoryId: toaster })).isOwn).toBe(false);
  });

  it('want a name in at least one language', async () => {
    const { code } = await refusal(
      counter.client.repairs.changeTemplates({ categoryId: null, condition: [{ en: ' ' }], accessories: [] }),
    );
    expect(code).toBe('INVALID');
  });
});
