import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../kit/desk.ts';
import { customerOf } from '../kit/records.ts';

let desk: Desk;
/** A category with one below it, and one beside them. */
let above: number;
let below: number;
let beside: number;

const MINUTE_MS = 60_000;

beforeAll(async () => {
  desk = openDesk();
  above = await desk.category('Toaster');
  const { client } = desk;
  below = (await client.catalogue.addCategory({ name: 'Toaster for bread', parent: above })).id;
  beside = await desk.category('Kettle');
  const { id } = await client.customers.register(customerOf({ name: 'Maria' }));
  const kinds = [above, below, beside, below, above, beside, below];
  for (const [index, categoryId] of kinds.entries()) {
    desk.clock.advanceMs(MINUTE_MS);
    const device = { new: { categoryId, serial: `SER-${index}` } };
    const { repairs } = await client.repairs.takeIn({ customer: { id }, items: [{ device, fault: 'x' }] });
    if (index % 3 === 0) await client.repairs.cancel({ id: repairs[0]?.id ?? 0, reason: 'gone' });
  }
});
afterAll(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

type Asked = Omit<NonNullable<Parameters<Desk['client']['repairs']['list']>[0]>, 'after'>;

/** All pages of so few rows, one after the other. */
async function pages(asked: Asked) {
  const rows = [];
  for (let after: string | undefined; ; ) {
    const page = await desk.client.repairs.list({ ...asked, ...(after && { after }) });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

async function expected(asked: Asked) {
  const all = (await desk.client.repairs.list({ group: 'all', limit: 200 })).rows;
  const categories = asked.categoryId === above ? [above, below] : [asked.categoryId];
  return all.filter(
    (row) =>
      (asked.categoryId === undefined || categories.includes(row.categoryId ?? 0)) &&
      (asked.state === undefined || row.state === asked.state) &&
      (asked.group === 'all' || row.group === (asked.group ?? 'open')),
  );
}

const groups = ['all', 'closed', 'open'] as const;
const states = [undefined, 'received', 'cancelled'] as const;

test.each(groups)(
  '%s orders, by category, by state and by both, are newest first on every page',
  async (group) => {
    for (const state of states) {
      for (const categoryId of [undefined, above, below, beside]) {
        const asked = {
          ...{ group, limit: 2, sort: 'received' as const },
          ...(state && { state }),
          ...(categoryId && { categoryId }),
        };
        expect(await pages(asked), JSON.stringify(asked)).toEqual(await expected(asked));
      }
    }
  },
);

test('a device that turns out to be something else takes its orders along', async () => {
  const { client } = desk;
  const [order] = (await client.repairs.list({ group: 'all', categoryId: beside })).rows;
  const device = await client.devices.byId({ id: order?.deviceId ?? 0 });
  const { brand, model, serial, changedAt } = device;
  await client.devices.change({ id: device.id, seenAt: changedAt, brand, model, serial, categoryId: below });
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  expect(ids((await client.repairs.list({ group: 'all', categoryId: beside })).rows)).not.toContain(
    order?.id,
  );
  expect(ids((await client.repairs.list({ group: 'all', categoryId: below })).rows)).toContain(order?.id);
});

test('what is promised and late is counted as the list shows it', async () => {
  const { client } = desk;
  const { rows } = await client.repairs.list({ limit: 200 });
  expect(await client.repairs.counts()).toMatchObject({
    open: rows.length,
    late: 0,
    notPromised: rows.length,
  });
});
