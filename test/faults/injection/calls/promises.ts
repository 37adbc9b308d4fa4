import type { GoodCall } from '../good-calls.ts';

const day = '2026-12-01';

async function called(asking: Parameters<GoodCall>[0]): Promise<number> {
  const { customerId, repairId } = asking.known;
  const made = { kind: 'callback', customerId, repairId, dueOn: day, reason: 'The price' };
  return (await asking.ask('promises.make', made)).id as number;
}

export const promisesCalls: Readonly<Record<string, GoodCall>> = {
  'promises.make': ({ known: { customerId, repairId } }) => ({
    ...{ kind: 'callback', customerId, repairId, dueOn: day, reason: 'Words' },
  }),
  'promises.fulfil': async (asking) => ({ id: await called(asking), note: 'Words' }),
  'promises.withdraw': async (asking) => ({ id: await called(asking), reason: 'Words' }),
  /** Nobody is at the bench, so the day of the order is in danger. */
  async 'promises.told'({ ask, known: { repairId } }) {
    const { people } = (await ask('capacity.team')) as unknown as { people: { id: number }[] };
    for (const { id } of people)
      await ask('capacity.addAbsence', {
        personId: id,
        fromOn: '2026-10-01',
        untilOn: '2026-12-30',
        kind: 'sick',
      });
    const alerts = (await ask('promises.alerts')) as unknown as { id: number; repairId: number }[];
    const alertId = alerts.find((alert) => alert.repairId === repairId)?.id;
    return { alertId, how: 'phone', note: 'Words', dueOn: day, overrideReason: 'Words' };
  },
};
