import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { maria } from './records.ts';
import type { Client } from './shop.ts';

export interface BenchDesk extends Desk {
  /** Tara, who works at the bench. */
  tara: Client;
  taraId: number;
  /** Takes a device in, promised for that day: the order's id. */
  bring(fault: string, promisedOn?: string | null, category?: string): Promise<number>;
  /** A device that is on an order already comes in no more: its id. */
  deviceOf(repairId: number): Promise<number>;
}

/** A shop with a technician beside its owner. */
export async function openBenchDesk(options: DeskOptions = {}): Promise<BenchDesk> {
  const desk = openDesk(options);
  const tara = desk.clientAs('Tara', ['technician']);
  const { person } = await tara.people.me();
  let count = 0;
  return Object.defineProperties(desk, {
    tara: { value: tara },
    taraId: { value: person?.id },
    bring: {
      async value(fault: string, promisedOn: string | null = null, category = 'Mobile phone') {
        count += 1;
        const { repairs } = await desk.client.repairs.takeIn({
          customer: { new: { ...maria, phones: [{ typed: `69712345${10 + count}`, label: '' }] } },
          items: [
            {
              device: { new: { categoryId: await desk.category(category), serial: `BENCH-${count}` } },
              fault,
              ...(promisedOn && { promisedOn, overrideReason: 'as agreed' }),
            },
          ],
        } as never);
        return repairs[0]?.id;
      },
    },
    deviceOf: {
      value: async (id: number) => (await desk.client.repairs.byId({ id })).deviceId,
    },
  }) as BenchDesk;
}
