import type { Asking, GoodCall } from '../good-calls.ts';
import { countersigned, handOverOf } from './handovers.ts';

const line = { kind: 'labour', label: 'A lesson', quantity: 1, unitMinor: 1_000, minutes: 10 };

/** A service that the customer has agreed to pay for. */
async function agreed({ known: { customerId }, ask }: Asking): Promise<number> {
  const { repairs } = (await ask('repairs.takeIn', {
    customer: { id: customerId },
    items: [{ device: { none: 'A lesson' }, fault: 'How does it work?' }],
  })) as unknown as { repairs: { id: number }[] };
  const repairId = repairs[0]?.id ?? 0;
  await ask('repairs.move', { id: repairId, to: 'diagnosing' });
  await ask('estimates.send', {
    estimate: {
      ...{ repairId, seenAt: null, valueMinor: null, note: '' },
      options: [
        { kind: 'newPart', title: '', isRecommended: true, lines: [line] },
        { kind: 'leaveAsIs', title: '', lines: [] },
      ],
    },
  });
  const { versions } = (await ask('estimates.ofRepair', { repairId })) as unknown as {
    versions: { id: number; options: { id: number }[] }[];
  };
  const [version] = versions;
  await ask('estimates.approve', {
    ...{ estimateId: version?.id, optionId: version?.options[0]?.id, amountMinor: 1_000 },
    ...{ approver: 'Maria', how: 'phone' },
  });
  return repairId;
}

interface Account {
  rows: { id: number }[];
  invoices: { id: number; lines: { id: number }[] }[];
}

const accountOf = async ({ ask }: Asking, repairId: number) =>
  (await ask('payments.ofRepair', { repairId })) as unknown as Account;

async function deposited(asking: Asking): Promise<number | undefined> {
  const repairId = await agreed(asking);
  const amounts = [{ method: 'cash', minor: 500 }];
  await asking.ask('payments.takeDeposit', { repairId, amounts, tenderedMinor: null });
  return (await accountOf(asking, repairId)).rows[0]?.id;
}

/** The same done, handed over and owed. */
async function owed(asking: Asking): Promise<number> {
  const { ask } = asking;
  const repairId = await agreed(asking);
  await ask('repairs.move', { id: repairId, to: 'inRepair' });
  await ask('repairs.move', { id: repairId, to: 'qualityCheck' });
  const { roundId } = await ask('bench.beginCheck', { repairId, moment: 'after' });
  const { rounds } = (await ask('bench.ofRepair', { repairId })) as unknown as {
    rounds: { id: number; points: { id: number }[] }[];
  };
  for (const { id } of rounds.find((round) => round.id === roundId)?.points ?? []) {
    await ask('bench.answerPoint', { pointId: id, answer: 'pass' });
  }
  await ask('repairs.move', { id: repairId, to: 'ready' });
  await ask('handovers.handOver', await handOverOf(asking, repairId));
  return repairId;
}

export const paymentsCalls: Readonly<Record<string, GoodCall>> = {
  'payments.refund': async (asking) => ({
    ...{ paymentId: await deposited(asking), minor: 100, method: 'cash', reason: 'Words' },
  }),
  'payments.makeVoid': async (asking) => ({
    ...{ paymentId: await deposited(asking), reason: 'Words', countersignId: await countersigned(asking) },
  }),
  async 'payments.credit'(asking) {
    const [invoice] = (await accountOf(asking, await owed(asking))).invoices;
    return { invoiceId: invoice?.id, lineIds: invoice?.lines.map(({ id }) => id), reason: 'Words' };
  },
  'payments.writeOff': async (asking) => ({
    ...{ repairId: await owed(asking), reason: 'Words', countersignId: await countersigned(asking) },
  }),
};
