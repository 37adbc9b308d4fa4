import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { change, select } from '../../electron/core/store/statement.ts';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

async function register(facts: Parameters<typeof customerOf>[0]) {
  desk.clock.advanceMs(1000);
  return (await desk.client.customers.register(customerOf(facts))).id;
}

const count = (sql: string) =>
  desk.core.store.read((store) => store.get(select(z.object({ n: z.number() }), sql)))?.n;

function giveRepair(customer: number, device: number) {
  desk.core.store.write((store) => {
    const visit = store.newId();
    store.run(change('INSERT INTO visit (id, customer_id, at) VALUES (:visit, :customer, 1)'), {
      visit,
      customer,
    });
    store.run(
      change(`INSERT INTO repair (id, number, number_key, visit_id, customer_id, device_id, state, state_group, fault, wishes,
                condition_note, finding, outcome, currency, coverage, received_at, changed_at)
              VALUES (:id, :number, :number, :visit, :customer, :device, 'received', 'open', '', '', '', '', '', 'EUR',
                'unknown', 1, 1)`),
      { id: store.newId(), number: `R${visit}`, visit, customer, device },
    );
  });
}

test('all that one card has goes to the other, and the first stays as a signpost', async () => {
  const phone = { typed: '2101234567', label: 'home' };
  const into = await register({ name: 'Maria Papadopoulou', phones: [phone], notes: 'kind', email: '' });
  const from = await register({
    name: 'M. Papadopoulou',
    phones: [
      { typed: '+302101234567', label: '' },
      { typed: '6944123456', label: 'mobile' },
    ],
    notes: 'in a hurry',
    email: 'maria@example.com',
    flag: 'Deaf: write',
  });
  const kettle = await categoryId(desk.client, 'Kettle');
  const device = await desk.client.devices.register(
    deviceOf({ customerId: from, categoryId: kettle, brand: 'Bosch', serial: 'SN-77' }),
  );
  giveRepair(from, device.id);
  expect(await desk.client.customers.merge({ from, into })).toEqual({ devices: 1, repairs: 1 });

  expect(await desk.client.customers.byId({ id: into })).toMatchObject({
    name: 'Maria Papadopoulou',
    phones: [
      { e164: '+302101234567', label: 'home' },
      { e164: '+306944123456', label: 'mobile' },
    ],
    email: 'maria@example.com',
    notes: 'kind\nin a hurry',
    flag: 'Deaf: write',
  });
  expect(await desk.client.customers.byId({ id: from })).toMatchObject({ mergedInto: into, phones: [] });
  expect(await desk.client.devices.byId({ id: device.id })).toMatchObject({
    customerId: into,
    customerName: 'Maria Papadopoulou',
    owners: [{ customerId: into }],
  });
  expect(await desk.client.customers.standing({ id: into })).toMatchObject({
    repairs: 1,
    openRepairs: 1,
    devices: 1,
  });
  expect(count(`SELECT count(*) AS n FROM visit WHERE customer_id = ${from}`)).toBe(0);

  const { hits } = await desk.client.search.find({ text: 'papadopoulou' });
  expect(hits.map(({ kind }) => kind)).toEqual(['customer', 'repair', 'device']);
  expect(hits[0]?.ref).toBe(into);
  expect(
    (await desk.client.search.find({ text: '6944123456', kinds: ['customer'] })).hits.map(({ ref }) => ref),
  ).toEqual([into]);
  expect((await desk.client.customers.list({})).rows.map(({ id }) => id)).toEqual([into]);
  expect(
    await desk.client.customers.alike({ name: 'M. Papadopoulou', phones: ['2101234567'] }),
  ).toMatchObject([{ id: into }]);
});

test('the log keeps both cards as they were', async () => {
  const into = await register({ name: 'Anna' });
  const from = await register({ name: 'Ana', phones: [{ typed: '6944123456', label: '' }] });
  await desk.client.customers.merge({ from, into });
  const { rows } = await desk.client.audit.ofSubject({ domain: 'customers', subject: into, limit: 10 });
  const merged = rows.find((event) => event.procedure === 'customers.merge');
  expect(merged?.before).toMatchObject({
    from: { name: 'Ana', phones: [{ typed: '6944123456' }] },
    into: { name: 'Anna' },
  });
  const ofFrom = await desk.client.audit.ofSubject({ domain: 'customers', subject: from, limit: 10 });
  expect(ofFrom.rows.some((event) => event.procedure === 'customers.merge')).toBe(true);
});

test('a card does not go into itself, nor a signpost anywhere, nor anything into a signpost', async () => {
  const [a, b, c] = [
    await register({ name: 'A' }),
    await register({ name: 'B' }),
    await register({ name: 'C' }),
  ];
  const refusal = (reason: string) => ({ code: 'CONFLICT', data: { reason } });
  await expect(desk.client.customers.merge({ from: a, into: a })).rejects.toMatchObject(
    refusal('customers.merge-itself'),
  );
  await desk.client.customers.merge({ from: a, into: b });
  await expect(desk.client.customers.merge({ from: a, into: c })).rejects.toMatchObject(
    refusal('customers.merged'),
  );
  await expect(desk.client.customers.merge({ from: c, into: a })).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { reason: 'customers.merged', facts: { id: a, into: b } },
  });
  const { changedAt: seenAt } = await desk.client.customers.byId({ id: a });
  const change = desk.client.customers.change({ ...customerOf({ name: 'A again' }), id: a, seenAt });
  await expect(change).rejects.toMatchObject(refusal('customers.merged'));
});

test('signposts never point at signposts', async () => {
  const [a, b, c] = [
    await register({ name: 'A' }),
    await register({ name: 'B' }),
    await register({ name: 'C' }),
  ];
  await desk.client.customers.merge({ from: a, into: b });
  await desk.client.customers.merge({ from: b, into: c });
  expect((await desk.client.customers.byId({ id: a })).mergedInto).toBe(c);
  const kettle = await categoryId(desk.client, 'Kettle');
  const { id } = await desk.client.devices.register(deviceOf({ customerId: a, categoryId: kettle }));
  expect((await desk.client.devices.byId({ id })).customerId).toBe(c);
});

test('the consent that was given or taken back last holds; a box never ticked says nothing', async () => {
  const into = await register({ name: 'A', consents: { service: true, promotion: true, survey: false } });
  const from = await register({ name: 'B', consents: { service: true, promotion: false, survey: true } });
  const consentsAfter = async (id: number) => {
    await desk.client.customers.merge({ from: id, into });
    return (await desk.client.customers.byId({ id: into })).consents;
  };
  expect(await consentsAfter(from)).toEqual({ service: true, promotion: true, survey: true });

  const third = await register({ name: 'C', consents: { service: true, promotion: true, survey: false } });
  desk.clock.advanceMs(1000);
  const { changedAt: seenAt } = await desk.client.customers.byId({ id: third });
  const takenBack = customerOf({ name: 'C', consents: { service: true, promotion: false, survey: false } });
  await desk.client.customers.change({ ...takenBack, id: third, seenAt });
  expect(await consentsAfter(third)).toEqual({ service: true, promotion: false, survey: true });
});

test('what both owe adds up', async () => {
  const [into, from] = [await register({ name: 'A' }), await register({ name: 'B' })];
  desk.core.store.write((store) => store.run(change('UPDATE customer SET balance_minor = 250')));
  await desk.client.customers.merge({ from, into });
  expect((await desk.client.customers.byId({ id: into })).balanceMinor).toBe(500);
  expect((await desk.client.customers.byId({ id: from })).balanceMinor).toBe(0);
});

test('notes that together are longer than a form lets in are kept and shown', async () => {
  const [long, longer] = ['x'.repeat(190), 'y'.repeat(190)];
  const into = await register({ name: 'A', flag: long, notes: 'n'.repeat(3900) });
  const from = await register({ name: 'B', flag: longer, notes: 'm'.repeat(3900) });
  await desk.client.customers.merge({ from, into });
  const card = await desk.client.customers.byId({ id: into });
  expect(card.flag).toBe(`${long} · ${longer}`);
  expect(card.notes).toHaveLength(7801);
});
