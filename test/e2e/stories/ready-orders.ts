import type { Language } from '../../../shared/kernel/language.ts';
import { codeFinding, passChecks } from '../../kit/bench-steps.ts';
import { twoWays } from '../../kit/estimate-desk.ts';
import type { Client } from '../../kit/shop.ts';
import type { Reader } from './reader.ts';

export interface ReadyOrder {
  id: number;
  number: string;
}

export interface ReadyVisit {
  customer: { id: number; name: string };
  orders: ReadyOrder[];
  /** What was agreed for each of them. */
  agreedMinor: number;
}

/** All that is offered is agreed to. */
const agreedMinor = 6_999;

/** The whole hub, asked as this page would. */
export function clientOf(reader: Reader): Client {
  const domain = (name: string) =>
    new Proxy({}, { get: (_, use: string) => (input?: unknown) => reader.call(`${name}.${use}`, input) });
  return new Proxy({}, { get: (_, name: string) => domain(name) }) as Client;
}

/** Kettles of one visit, one for each fault: agreed, mended, checked and waiting for their owner, with their accessories. */
export async function readyVisit(
  reader: Reader,
  { language, faults, accessories = [] }: { language: Language; faults: string[]; accessories?: string[] },
): Promise<ReadyVisit> {
  const client = clientOf(reader);
  const { rows } = await client.customers.list({ limit: 200 });
  const customer = rows.find((one) => one.language === language);
  if (!customer) throw new Error(`the sample shop has no customer who reads ${language}`);
  const categoryId = (await client.catalogue.categories()).find(({ names }) => names.en === 'Kettle')?.id;
  const { repairs } = await client.repairs.takeIn({
    customer: { id: customer.id },
    items: faults.map((fault, index) => ({
      device: { new: { categoryId, brand: 'Acme', model: 'Boil', serial: `ACM-${customer.id}-${index}` } },
      fault,
      accessories: accessories.map((label) => ({ label, isTicked: true })),
    })),
  } as never);
  const orders = repairs.map(({ id, number }) => ({ id, number }));
  for (const { id } of orders) await makeReady(client, id);
  return { customer: { id: customer.id, name: customer.name }, orders, agreedMinor };
}

async function makeReady(client: Client, id: number): Promise<void> {
  await client.repairs.move({ id, to: 'diagnosing' });
  await client.estimates.send({ estimate: twoWays(id) });
  const [version] = (await client.estimates.ofRepair({ repairId: id })).versions;
  await client.estimates.approve({
    ...{ estimateId: version?.id ?? 0, optionId: version?.options[0]?.id ?? 0, amountMinor: agreedMinor },
    ...{ approver: 'the customer', how: 'phone' },
  });
  await client.repairs.move({ id, to: 'inRepair' });
  await codeFinding(client, id);
  await client.repairs.move({ id, to: 'qualityCheck' });
  await passChecks(client, id);
  await client.repairs.move({ id, to: 'ready' });
}
