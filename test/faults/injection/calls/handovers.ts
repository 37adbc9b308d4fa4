import type { Asking, GoodCall } from '../good-calls.ts';

interface Prepared {
  orders: { repairId: number; things: { id: number; isOver: boolean }[] }[];
}

/** A service that needs no device, called off and ready to be given back. */
export async function ready({ known: { customerId }, ask }: Asking): Promise<number> {
  const { repairs } = (await ask('repairs.takeIn', {
    customer: { id: customerId },
    items: [{ device: { none: 'A lesson' }, fault: 'How does it work?' }],
  })) as unknown as { repairs: { id: number }[] };
  const id = repairs[0]?.id ?? 0;
  await ask('repairs.move', { id, to: 'cancelled', reason: 'Not wanted' });
  await ask('repairs.move', { id, to: 'ready' });
  return id;
}

export async function handOverOf({ ask }: Asking, repairId: number, amounts: unknown[] = []) {
  const { orders } = (await ask('handovers.prepare', { repairId })) as unknown as Prepared;
  return {
    orders: orders.map(({ repairId: id, things }) => ({
      ...{ repairId: id, itemIds: things.filter(({ isOver }) => !isOver).map((thing) => thing.id) },
      ...{ explained: 'Words', wasShown: true, hasLeaflet: true, nextMaintenanceOn: null },
    })),
    ...{
      collectedBy: 'Words',
      satisfaction: 'very',
      said: 'Words',
      signature: { way: 'paper', name: 'Words' },
    },
    ...{ amounts, tenderedMinor: null, mayStayOwed: true },
  };
}

/** Somebody else stands by for one act. */
export async function countersigned({ shop, ask }: Asking): Promise<number> {
  const { countersignId } = await ask('people.countersign', {
    ...{ personId: shop.staff.supervisor, pin: '2468', right: 'payments.approve' },
  });
  return Number(countersignId);
}

export const handoversCalls: Readonly<Record<string, GoodCall>> = {
  'handovers.handOver': async (asking) => handOverOf(asking, await ready(asking)),
  'handovers.tell': async (asking) => ({ repairId: await ready(asking), how: 'phone', note: 'Words' }),
  async 'handovers.decide'(asking) {
    const repairId = await ready(asking);
    await asking.ask('handovers.writeLetter', { repairId });
    asking.shop.clock.now += 200 * 86_400_000;
    return { repairId, decision: 'keep', reason: 'Words', countersignId: await countersigned(asking) };
  },
};
