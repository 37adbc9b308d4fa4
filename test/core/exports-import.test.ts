import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ListFormat } from '../../shared/exports/lists.ts';
import { type Language, languages } from '../../shared/kernel/language.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { exportedList } from '../kit/exported.ts';
import { importDeskOf } from '../kit/import-desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';
import type { Client } from '../kit/shop.ts';

let from: Desk;
let into: Desk;
beforeEach(() => {
  from = openDesk();
  into = openDesk();
});
afterEach(() => {
  from.close();
  into.close();
});

async function fill({ client, category, clock }: Desk): Promise<void> {
  const anna = await client.customers.register(
    customerOf({
      name: '=Anna, "the first"',
      phones: [{ typed: '+30 694 123 4567', label: '' }],
      email: 'anna@example.com',
      address: 'Ermou 1\nAthens',
    }),
  );
  const ben = await client.customers.register(
    customerOf({ name: 'Μπεν', phones: [{ typed: '210 765 4321', label: '' }] }),
  );
  const kettle = await category('Kettle');
  const device = await client.devices.register(
    deviceOf({
      customerId: anna.id,
      categoryId: kettle,
      brand: 'Philips',
      model: '-K1',
      serial: '+SN-001',
      purchasedOn: '2026-01-31',
      receiptNumber: 'R-7',
    }),
  );
  const other = await client.devices.register(
    deviceOf({ customerId: ben.id, categoryId: kettle, brand: 'Bosch', serial: 'B-2' }),
  );
  for (const [customer, id, fault] of [
    [anna.id, device.id, '@does not heat'],
    [ben.id, other.id, 'leaks,\n"badly"'],
  ] as const) {
    await client.repairs.takeIn({ customer: { id: customer }, items: [{ device: { id }, fault }] });
    clock.advanceMs(60_000);
  }
}

/** What a shop knows, without ids and what an import cannot know. */
async function knownAt(client: Client) {
  const { rows } = await client.customers.list({ limit: 50 });
  const customers = await Promise.all(rows.map(({ id }) => client.customers.byId({ id })));
  const all = await Promise.all(
    customers.map(async ({ id, name, phones, email, address }) => {
      const devices = await client.devices.ofCustomer({ customerId: id });
      const found = await Promise.all(devices.map(({ id: device }) => client.devices.byId({ id: device })));
      const repairs = await client.repairs.ofCustomer({ customerId: id });
      const orders = await Promise.all(
        (repairs as { id: number }[]).map((repair) => client.repairs.byId({ id: repair.id })),
      );
      return {
        name,
        phones: phones.map(({ e164 }) => e164),
        email,
        address,
        devices: found.map(({ brand, model, serial, purchasedOn, receiptNumber }) => ({
          brand,
          model,
          serial,
          purchasedOn,
          receiptNumber,
        })),
        repairs: orders.map(({ number, fault }) => ({ number, fault })),
      };
    }),
  );
  return all.sort((one, next) => one.name.localeCompare(next.name));
}

describe('customers, devices and repairs', () => {
  const ways: [ListFormat, Language][] = [
    ...languages.map((language): [ListFormat, Language] => ['csv', language]),
    ['xlsx', 'en'],
    ['xlsx', 'fa'],
  ];
  test.each(ways)(
    'as %s in %s come in again in an empty shop, as they were suggested to be understood',
    { timeout: 60_000 },
    async (format, language) => {
      await fill(from);
      const before = await knownAt(from.client);
      await from.client.people.setLanguage({ language, calendar: 'gregory' });
      const desk = importDeskOf(into);
      for (const list of ['customers', 'devices', 'repairs'] as const) {
        const file = await exportedList(from.client, list, format);
        const uploadId = await desk.upload(file, `${list}.${format}`);
        const { job, jobId } = await desk.tryRun(uploadId);
        expect([list, job.state, job.failure, job.result?.bad]).toEqual([list, 'done', null, []]);
        await into.client.records.commit({ jobId });
      }
      expect(await knownAt(into.client)).toEqual(before);
    },
  );
});
