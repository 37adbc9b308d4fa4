import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk;
let customer: number;
let kettle: number;
beforeEach(async () => {
  desk = openDesk();
  customer = (await desk.client.customers.register(customerOf({ name: 'Anna Lind' }))).id;
  kettle = await categoryId(desk.client, 'Kettle');
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

function register(facts: Partial<Parameters<typeof deviceOf>[0]> = {}) {
  desk.clock.advanceMs(1000);
  return desk.client.devices.register(deviceOf({ customerId: customer, categoryId: kettle, ...facts }));
}

describe('registering', () => {
  test('keeps what was said and teaches the catalogue brand and model', async () => {
    const { id } = await register({
      brand: 'Bosch',
      model: 'TWK 7203',
      serial: ' fd-9702 1234 ',
      purchasedOn: '2025-03-01',
      receiptNumber: 'A/17-22',
      proof: 'kept',
      seller: 'Kotsovolos',
      place: 'Summer house',
      priceMinor: 4990,
    });
    expect(await desk.client.devices.byId({ id })).toMatchObject({
      label: 'Bosch TWK 7203',
      category: 'Kettle',
      brand: 'Bosch',
      model: 'TWK 7203',
      serial: 'fd-9702 1234',
      serialKey: 'FD97021234',
      purchasedOn: '2025-03-01',
      receiptNumber: 'A/17-22',
      proof: 'kept',
      priceMinor: 4990,
      customerName: 'Anna Lind',
      openRepairId: null,
      owners: [{ customerId: customer, name: 'Anna Lind', sinceOn: '2025-03-01' }],
    });
    expect((await desk.client.catalogue.brands({ text: 'bos' })).map(({ name }) => name)).toEqual(['Bosch']);
    expect(await desk.client.catalogue.models({ brand: 'BOSCH', text: 'twk' })).toMatchObject([
      { name: 'TWK 7203' },
    ]);
  });

  test.each([
    [{}, 'Kettle'],
    [{ brand: 'Bosch' }, 'Bosch Kettle'],
    [{ model: 'X1' }, 'X1'],
    [{ brand: 'Bosch', model: 'Bosch X1' }, 'Bosch X1'],
    [{ brand: ' – ', model: '?' }, 'Kettle'],
  ])('calls %j %s', async (facts, label) => {
    const { id } = await register(facts);
    expect((await desk.client.devices.byId({ id })).label).toBe(label);
  });

  test('case and accents make no second brand and no second model', async () => {
    await register({ brand: 'Krüps', model: 'Nespresso Essenza' });
    await register({ brand: 'KRUPS', model: 'NESPRESSO  essenza' });
    expect(await desk.client.catalogue.brands({})).toHaveLength(1);
    expect(await desk.client.catalogue.models({})).toHaveLength(1);
  });

  test('many devices may have no serial number, also one of dashes only', async () => {
    for (const serial of ['', '', '---', ' / ']) {
      const { id } = await register({ serial });
      expect(await desk.client.devices.byId({ id })).toMatchObject({ serial: '', serialKey: null });
    }
  });

  test.each(['sn 77-42 AB', 'SN7742AB', 'ｓｎ７７４２ａｂ', 'sn۷۷۴۲ab', 'SN٧٧٤٢AB'])(
    'a serial that is known is refused: %s',
    async (serial) => {
      const { id } = await register({ brand: 'Bosch', serial: 'SN-7742-AB' });
      await expect(register({ serial })).rejects.toMatchObject({
        code: 'CONFLICT',
        data: {
          reason: 'devices.serial-taken',
          facts: { deviceId: id, label: 'Bosch Kettle', customerName: 'Anna Lind' },
        },
      });
    },
  );

  test('the second IMEI of a telephone is as taken as the first', async () => {
    const { id } = await register({ serial: '490154203237518', imei2: '356938035643809' });
    for (const facts of [
      { serial: '35-693803-564380-9' },
      { imei2: '490154203237518' },
      { imei2: '356938035643809' },
    ]) {
      await expect(register(facts)).rejects.toMatchObject({
        data: { reason: 'devices.serial-taken', facts: { deviceId: id } },
      });
    }
    expect(await desk.client.devices.bySerial({ serial: '35 693803 564380 9' })).toMatchObject({ id });
    expect(await desk.client.devices.bySerial({ serial: '49015420323751' })).toBeNull();
    expect(await desk.client.devices.bySerial({ serial: '-' })).toBeNull();
  });

  test('an IMEI with a wrong check digit is taken all the same', async () => {
    const { id } = await register({ serial: '490154203237519' });
    expect((await desk.client.devices.byId({ id })).serial).toBe('490154203237519');
  });

  test('both numbers of one telephone must differ', async () => {
    await expect(register({ serial: '490154203237518', imei2: '490154203237518' })).rejects.toMatchObject({
      data: { fields: [{ path: ['imei2'] }] },
    });
  });

  test('nothing is bought tomorrow', async () => {
    await expect(register({ purchasedOn: '2026-10-06' })).rejects.toMatchObject({
      data: { fields: [{ path: ['purchasedOn'], message: 'devices.invalid.future' }] },
    });
    await register({ purchasedOn: '2026-10-05' });
  });

  test('nothing of a refused registration stays', async () => {
    await register({ serial: 'A-1-B' });
    await expect(register({ serial: 'a1b', brand: 'Never heard of' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await desk.client.catalogue.brands({ text: 'never' })).toEqual([]);
  });
});

describe('changing', () => {
  const inputOf = async (id: number) => {
    const { customerId: _, ...input } = deviceOf({ customerId: customer, categoryId: kettle });
    const { changedAt: seenAt } = await desk.client.devices.byId({ id });
    return { ...input, id, seenAt };
  };

  test('keeps its own serial, refuses another device’s', async () => {
    const first = await register({ serial: 'AAA-1' });
    const second = await register({ serial: 'BBB-2' });
    await desk.client.devices.change({ ...(await inputOf(first.id)), serial: 'aaa 1', brand: 'Bosch' });
    expect(await desk.client.devices.byId({ id: first.id })).toMatchObject({
      serial: 'aaa 1',
      brand: 'Bosch',
    });
    await expect(
      desk.client.devices.change({ ...(await inputOf(second.id)), serial: 'AAA1' }),
    ).rejects.toMatchObject({
      data: { reason: 'devices.serial-taken', facts: { deviceId: first.id } },
    });
  });

  test('is not done over the head of somebody else', async () => {
    const { id } = await register();
    const stale = await inputOf(id);
    await desk.client.devices.change({ ...stale, notes: 'one' });
    await expect(desk.client.devices.change({ ...stale, notes: 'two' })).rejects.toMatchObject({
      data: { reason: 'devices.changed-meanwhile' },
    });
  });
});

test('a device whose serial is corrected takes its orders along in the search', async () => {
  const { id } = await register({ serial: 'OLD-70001', brand: 'Philips', model: 'HD2581' });
  const { client } = desk;
  const item = { device: { id }, fault: 'Does not heat' };
  const { repairs } = await client.repairs.takeIn({ customer: { id: customer }, items: [item] });
  const { changedAt, ...before } = await client.devices.byId({ id });
  await client.devices.change({ ...before, serial: 'NEW-90009', brand: 'Braun', seenAt: changedAt });
  const ordersBy = async (text: string) =>
    (await client.search.find({ text, kinds: ['repair'] })).hits.map(({ ref }) => ref);
  expect(await ordersBy('new 90009')).toEqual([repairs[0]?.id]);
  expect(await ordersBy('braun')).toEqual([repairs[0]?.id]);
  expect(await ordersBy('old 70001')).toEqual([]);
});

describe('a new owner', () => {
  test('may have a device that is only delivered next week', async () => {
    const { id } = await register({ deliveredOn: '2026-10-12' });
    const next = await desk.client.customers.register(customerOf({ name: 'Ben' }));
    await desk.client.devices.transfer({ id, customerId: next.id, on: '2026-10-05' });
    expect((await desk.client.devices.byId({ id })).customerName).toBe('Ben');
  });

  test('has the device from that day on, and its past stays with it', async () => {
    const { id } = await register({ purchasedOn: '2025-01-10', serial: 'OWN-1' });
    const next = await desk.client.customers.register(customerOf({ name: 'Ben Okoro' }));
    await desk.client.devices.transfer({ id, customerId: next.id, on: '2026-10-01' });
    expect(await desk.client.devices.byId({ id })).toMatchObject({
      customerName: 'Ben Okoro',
      owners: [
        { name: 'Anna Lind', sinceOn: '2025-01-10' },
        { name: 'Ben Okoro', sinceOn: '2026-10-01' },
      ],
    });
    expect((await desk.client.devices.ofCustomer({ customerId: customer })).length).toBe(0);
    expect(await desk.client.devices.ofCustomer({ customerId: next.id })).toMatchObject([
      { id, serial: 'OWN-1' },
    ]);
    expect((await desk.client.search.find({ text: 'okoro own1' })).hits).toMatchObject([
      { kind: 'device', ref: id },
    ]);
  });

  test('is somebody else, not in the future, not before the owner before', async () => {
    const { id } = await register({ purchasedOn: '2025-01-10' });
    const next = await desk.client.customers.register(customerOf({ name: 'Ben' }));
    const transfer = (customerId: number, on: string) => desk.client.devices.transfer({ id, customerId, on });
    await expect(transfer(customer, '2026-10-01')).rejects.toMatchObject({
      data: { reason: 'devices.same-owner' },
    });
    await expect(transfer(next.id, '2026-10-06')).rejects.toMatchObject({
      data: { fields: [{ path: ['on'] }] },
    });
    await expect(transfer(next.id, '2025-01-09')).rejects.toMatchObject({
      data: { fields: [{ path: ['on'] }] },
    });
  });
});

test('the list goes from the last changed back, page by page', async () => {
  for (let i = 0; i < 7; i++) await register({ model: `M${i}` });
  const first = await desk.client.devices.list({ limit: 4 });
  const second = await desk.client.devices.list({ limit: 4, after: first.next ?? '' });
  expect([...first.rows, ...second.rows].map(({ label }) => label)).toEqual([
    'M6',
    'M5',
    'M4',
    'M3',
    'M2',
    'M1',
    'M0',
  ]);
  expect(second.next).toBeNull();
});
