import { afterEach, expect, test } from 'vitest';
import { languages } from '../../shared/kernel/language.ts';
import { openTestCore, type TestCore } from '../kit/shop.ts';

let shop: TestCore;
afterEach(() => shop.close());

async function openSample(language: (typeof languages)[number]) {
  shop = openTestCore();
  const client = shop.clientOf(shop.visitor());
  await client.records.openSample({ language });
  return client;
}

test.each(languages)(
  'the sample shop in %s has a year of records, open orders, and its owner at the desk',
  async (language) => {
    const client = await openSample(language);
    expect(await client.people.me()).toMatchObject({
      state: 'signed-in',
      language,
      shop: { isSample: true },
    });
    const open = await client.repairs.list({ group: 'open', limit: 200 });
    expect(open.rows.length).toBeGreaterThan(5);
    const { rows } = await client.customers.list({ limit: 200 });
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map((row) => row.language))).toEqual(new Set(languages));
    expect(shop.faults).toEqual([]);
  },
);

test('the same day makes the same sample shop', async () => {
  const numbers = async () => {
    const client = await openSample('en');
    const { rows } = await client.repairs.list({ limit: 50 });
    const facts = rows.map(({ number, customerName, label, fault }) => [number, customerName, label, fault]);
    shop.close();
    return facts;
  };
  expect(await numbers()).toEqual(await numbers());
});

test('a file that has a shop is never turned into a sample', async () => {
  const client = await openSample('en');
  await expect(client.records.openSample({ language: 'el' })).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { reason: 'settings.shop-exists' },
  });
});
