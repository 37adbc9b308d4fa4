import { afterEach, beforeEach, expect } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { allTerms } from '../../electron/core/warranty/terms.sql.ts';
import { seedWarranty } from '../../electron/core/warranty/warranty.ts';
import { type WarrantyTermsInput, warrantyTermsSchema } from '../../shared/warranty/warranty.terms.ts';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

/** The desk stands at Monday, 5 October 2026, in Athens. */
export let desk: Desk;
export let anna: number;
export let kettle: number;

/** Before each test of a file: the shop is open, has its terms, and Anna brings a kettle. */
export function setDesk(): void {
  beforeEach(async () => {
    desk = openDesk();
    desk.within((context) => seedIfNeeded(context));
    anna = (
      await desk.client.customers.register(
        customerOf({ name: 'Anna Lind', phones: [{ typed: '694 123 4567', label: '' }] }),
      )
    ).id;
    kettle = await categoryId(desk.client, 'Kettle');
  });
  afterEach(() => {
    expect(desk.faults).toEqual([]);
    desk.close();
  });
}

/** Whether or not a new shop begins with terms by itself. */
export function seedIfNeeded(context: Parameters<Parameters<Desk['within']>[0]>[0]) {
  if (context.store.all(allTerms).length === 0) seedWarranty(context);
}

export async function device(facts: Partial<Parameters<typeof deviceOf>[0]> = {}): Promise<number> {
  desk.clock.advanceMs(1000);
  return (await desk.client.devices.register(deviceOf({ customerId: anna, categoryId: kettle, ...facts })))
    .id;
}

export const card = (deviceId: number) => desk.client.warranty.card({ deviceId });

export function terms(facts: Partial<WarrantyTermsInput> = {}) {
  return warrantyTermsSchema.parse({
    layer: 'manufacturer',
    payer: 'manufacturer',
    name: 'Bosch 36 months',
    durations: { labour: { months: 36 }, parts: { months: 36 } },
    start: { from: 'purchase' },
    ...facts,
  });
}

export async function takenIn(deviceId: number): Promise<number> {
  const { repairs } = await desk.client.repairs.takeIn({
    customer: { id: anna },
    items: [{ device: { id: deviceId }, fault: 'It does not get warm.' }],
  });
  return repairs[0]?.id ?? 0;
}

export const dayAt = (day: string) => Date.parse(`${day}T09:00:00Z`);

/** As a bench will, one day: closes an order with what came of it. */
export function finish(
  repairId: number,
  { on, receivedOn, outcome = 'fixed' }: { on: string; receivedOn?: string; outcome?: string },
) {
  desk.core.store.write((store) =>
    store.run(
      change(`UPDATE repair SET state = 'closed', state_group = 'closed', outcome = :outcome, closed_at = :closed,
                     received_at = ifnull(:received, received_at) WHERE id = :id`),
      { id: repairId, outcome, closed: dayAt(on), received: receivedOn ? dayAt(receivedOn) : null },
    ),
  );
}

/** A device outside the legal guarantee, with terms of its own model. */
export async function bosch(facts: Partial<WarrantyTermsInput>) {
  const id = await device({ brand: 'Bosch', model: `TWK ${desk.clock.now}`, purchasedOn: '2024-01-10' });
  const { modelId } = await desk.client.devices.byId({ id });
  await desk.client.warranty.addTerms({ modelId, validFrom: '2020-01-01', terms: terms(facts) });
  return { id, modelId };
}
