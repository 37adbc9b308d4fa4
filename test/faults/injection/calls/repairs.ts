import type { Asking, GoodCall } from '../good-calls.ts';

const names = { en: 'Words', el: 'Words', fa: 'Words', vi: 'Words', 'zh-CN': 'Words', ru: 'Words' };

/** What was offered before and waits for an answer is taken back. */
async function withdrawn({ known, ask }: Asking): Promise<void> {
  const { handOffs } = (await ask('repairs.byId', { id: known.repairId })) as {
    handOffs?: { id: number; outcome: string | null }[];
  };
  for (const { id, outcome } of handOffs ?? [])
    if (outcome === null) await ask('repairs.withdrawHandOff', { id });
}

/** An order that somebody else was asked to take on. */
async function offered(asking: Asking): Promise<number> {
  const { shop, known, ask } = asking;
  await withdrawn(asking);
  const { handOffId } = await ask('repairs.handOff', { id: known.repairId, toId: shop.staff.owner });
  return Number(handOffId);
}

export const repairsCalls: Readonly<Record<string, GoodCall>> = {
  async 'repairs.move'({ known, ask }) {
    await ask('repairs.move', { id: known.repairId, to: 'diagnosing' });
    return { id: known.repairId, to: 'sentOut', reason: 'Words' };
  },
  'repairs.setState': () => ({ state: 'received', names, longestMinutes: 60, isHidden: false }),
  'repairs.keepOwnState': () => ({ state: 'received', name: 'Words', names }),
  async 'repairs.handOff'(asking) {
    await withdrawn(asking);
    return { id: asking.known.repairId, toId: asking.shop.staff.technician, note: 'Words' };
  },
  'repairs.answerHandOff': async (asking) => ({
    id: await offered(asking),
    accept: false,
    reason: 'Words',
  }),
  async 'repairs.changeWishes'({ known, ask }) {
    const { changedAt } = await ask('repairs.byId', { id: known.repairId });
    const texts = { collectAt: 'Words', collectPlace: 'Words' };
    return { ...texts, id: known.repairId, seenAt: changedAt, payBy: 'cash', tellBy: 'phone' };
  },
};
