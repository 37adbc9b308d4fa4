import { customerOf } from './records.ts';
import type { Client } from './shop.ts';

let customers = 0;

export interface TakenOrder {
  id: number;
  number: string;
}

/** A service without a device, for a customer of its own. */
export async function takeInService(
  client: Client,
  {
    minutes,
    promisedOn = null,
    ...override
  }: { minutes?: number; promisedOn?: string | null; overrideReason?: string; countersignId?: number } = {},
): Promise<TakenOrder> {
  customers += 1;
  const { repairs } = await client.repairs.takeIn({
    customer: {
      new: customerOf({ name: `Customer ${customers}`, phones: [{ typed: '694 123 4567', label: '' }] }),
    },
    items: [{ device: { none: 'Set-up' }, fault: 'Wants to learn it', promisedOn, ...override }],
  });
  const [order] = repairs;
  if (!order) throw new Error('nothing was taken in');
  if (minutes !== undefined) await client.repairs.plan({ id: order.id, minutes });
  return order;
}

/** From the counter to ready, by way of the bench. */
export async function makeReady(client: Client, id: number, passChecks: (id: number) => Promise<void>) {
  await client.repairs.move({ id, to: 'diagnosing' });
  await client.repairs.move({ id, to: 'qualityCheck' });
  await passChecks(id);
  await client.repairs.move({ id, to: 'ready' });
}
