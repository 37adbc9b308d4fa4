import type { Asking, GoodCall } from '../good-calls.ts';

const line = { kind: 'labour', label: 'Words', component: 'Words', quantity: 1, unitMinor: 1_000 };

const written = (repairId: number, seenAt: number | null = null) => ({
  ...{ repairId, seenAt, valueMinor: null, note: 'Words' },
  options: [
    { kind: 'newPart', title: 'Words', note: 'Words', isRecommended: true, lines: [line] },
    { kind: 'leaveAsIs', title: 'Words', note: 'Words', lines: [] },
  ],
});

interface Out {
  id: number;
  changedAt: number;
  options: { id: number; customerMinor: number }[];
}

/** An estimate of the order that is with its customer. */
async function sent({ known: { repairId }, ask }: Asking): Promise<Out> {
  const standing = async () =>
    (await ask('estimates.ofRepair', { repairId })) as unknown as { versions: Out[] };
  const [newest] = (await standing()).versions;
  await ask('estimates.send', { estimate: written(repairId, newest?.changedAt ?? null) });
  const [out] = (await standing()).versions;
  if (!out) throw new Error('nothing was sent');
  return out;
}

async function said(asking: Asking) {
  const { id, options } = await sent(asking);
  const [first] = options;
  const amountMinor = first?.customerMinor ?? 0;
  return { estimateId: id, optionId: first?.id ?? 0, amountMinor, approver: 'Words', note: 'Words' };
}

export const estimatesCalls: Readonly<Record<string, GoodCall>> = {
  'estimates.keep': ({ known }) => written(known.repairId),
  'estimates.send': ({ known }) => ({ estimate: written(known.repairId) }),
  'estimates.approve': async (asking) => ({ ...(await said(asking)), how: 'phone' }),
  async 'estimates.decline'(asking) {
    const { id: estimateId } = await sent(asking);
    return { estimateId, how: 'phone', approver: 'Words', reason: 'other', note: 'Words' };
  },
  async 'estimates.foundMore'(asking) {
    const answer = await said(asking);
    await asking.ask('estimates.approve', { ...answer, how: 'phone' });
    const { versions } = (await asking.ask('estimates.ofRepair', {
      repairId: asking.known.repairId,
    })) as unknown as { versions: Out[] };
    return {
      ...{ repairId: asking.known.repairId, seenAt: versions[0]?.changedAt },
      ...{ lines: [line], reason: 'Words' },
    };
  },
  'estimates.recordFinding': ({ known }) => ({
    ...{ repairId: known.repairId, kind: 'inOurCare', cause: 'Words', finding: 'Words' },
  }),
  async 'estimates.decideCostShare'({ known, ask }) {
    const { id: findingId } = await ask('estimates.recordFinding', {
      ...{ repairId: known.repairId, kind: 'inOurCare', cause: 'Words', finding: 'Words' },
    });
    return { findingId, share: 'shop', reason: 'Words' };
  },
};
