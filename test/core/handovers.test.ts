import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { refusalOf, twoWays } from '../kit/estimate-desk.ts';
import { type HandoverDesk, openHandoverDesk } from '../kit/handover-desk.ts';
import { maria } from '../kit/records.ts';

let desk: HandoverDesk;
beforeEach(() => {
  desk = openHandoverDesk({ hasTerms: true });
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const day = 86_400_000;
const cash = (minor: number) => ({ amounts: [{ method: 'cash' as const, minor }] });
const stateOf = async (id: number) => (await desk.client.repairs.byId({ id })).state;
const counts = () =>
  Object.fromEntries(
    ['handover', 'handover_order', 'invoice', 'invoice_line', 'payment', 'taking', 'paper', 'event'].map(
      (table) => [
        table,
        desk.core.store.read(
          (reader) => reader.get({ sql: `SELECT count(*) AS n FROM ${table}` } as never) as { n: number },
        ).n,
      ],
    ),
  );

const line = [
  [100, 100],
  [300, 200],
  [500, 100],
  [700, 220],
] as [number, number][];
const signature = { way: 'pad' as const, name: 'Maria', strokes: [line] };

describe('a handover', () => {
  test('gives back, explains, takes the money, prints and closes, all at once', async () => {
    const { counter } = desk;
    const { id, number } = await desk.ready();
    const prepared = await counter.handovers.prepare({ repairId: id });
    expect(prepared).toMatchObject({
      isOwed: true,
      bill: { customerMinor: 6_999, dueMinor: 6_999, beforeMinor: 0 },
      orders: [{ number, wasWorkedOn: true, obstacles: [], nextMaintenanceOn: '2027-10-05' }],
    });
    expect(prepared.orders[0]?.explained).not.toBe('');
    const given = await desk.handOver(counter, id, {
      ...{
        amounts: [
          { method: 'card', minor: 2_000 },
          { method: 'cash', minor: 4_999 },
        ],
        tenderedMinor: 5_000,
      },
      ...{ signature, satisfaction: 'very', said: 'Quick', collectedBy: 'Her brother' },
    });
    expect(given).toMatchObject({ changeMinor: 1, closed: [id] });
    expect(await stateOf(id)).toBe('closed');
    const { handover } = await counter.handovers.ofRepair({ repairId: id });
    expect(handover).toMatchObject({
      ...{
        by: 'Kostas',
        collectedBy: 'Her brother',
        isByCustomer: false,
        satisfaction: 'very',
        wasShown: true,
      },
    });
    const account = await counter.payments.ofRepair({ repairId: id });
    expect(account).toMatchObject({ invoicedMinor: 6_999, paidMinor: 6_999, balanceMinor: 0 });
    const { items } = await counter.custody.ofRepair({ repairId: id });
    expect(items.every(({ last }) => last?.whereabouts === 'customer')).toBe(true);

    const invoice = (await counter.papers.byId({ id: given.invoicePaperId ?? 0 })) as PaperOf<'invoice'>;
    expect(invoice).toMatchObject({
      ...{ kind: 'invoice', language: 'el', isReprint: false },
      facts: {
        ...{
          number: 'I-2026-00001',
          customerMinor: 6_999,
          balanceMinor: 0,
          tenderedMinor: 5_000,
          changeMinor: 1,
        },
        money: [
          { kind: 'payment', method: 'card', minor: 2_000 },
          { kind: 'payment', method: 'cash', minor: 4_999 },
        ],
      },
    });
    const { taxes } = invoice.facts;
    expect(taxes.map(({ grossMinor }) => grossMinor)).toEqual([6_999]);
    expect(taxes.every(({ netMinor, taxMinor, grossMinor }) => netMinor + taxMinor === grossMinor)).toBe(
      true,
    );
    const paper = (await counter.papers.byId({ id: given.paperId })) as PaperOf<'handover'>;
    expect(paper.facts.signature?.path).toContain('M100 100');
    expect(paper.facts.orders[0]).toMatchObject({ explained: 'A new element', wasShown: true });
    const evidence = desk.core.store.read((reader) =>
      reader.all({ sql: "SELECT content FROM evidence WHERE kind = 'signature'" } as never),
    ) as { content: string }[];
    expect(evidence).toHaveLength(1);
    expect(evidence[0]?.content).toContain('handover');
  });

  test('begins our repair warranty the next day, and none for what goes back as it came', async () => {
    const { counter } = desk;
    const mended = await desk.ready({ device: { purchasedOn: '2020-01-10' } });
    await desk.handOver(counter, mended.id, cash(6_999));
    const refused = await desk.takeIn({ device: { purchasedOn: '2020-01-10' } });
    await desk.client.repairs.move({ id: refused.id, to: 'cancelled', reason: 'Changed her mind' });
    await desk.client.repairs.move({ id: refused.id, to: 'ready' });
    const { orders } = await counter.handovers.prepare({ repairId: refused.id });
    expect(orders[0]).toMatchObject({ wasWorkedOn: false, nextMaintenanceOn: null });
    const given = await desk.handOver(counter, refused.id);
    expect(given).toMatchObject({ invoicePaperId: null, closed: [refused.id] });
    desk.clock.advanceMs(day);
    await desk.signIn();
    const cardOf = async (repairId: number) => {
      const { deviceId } = await desk.client.repairs.byId({ id: repairId });
      return desk.client.warranty.card({ deviceId: deviceId ?? 0 });
    };
    const { verdict } = await cardOf(mended.id);
    expect(verdict.repairs).toMatchObject([{ layer: 'repair', until: '2027-01-03' }]);
    expect((await cardOf(refused.id)).verdict.repairs).toEqual([]);
    expect((await desk.client.repairs.byId({ id: mended.id })).outcome).toBe('fixed');
    expect((await desk.client.repairs.byId({ id: refused.id })).outcome).toBe('notRepaired');
  });

  test('is the only way out of the house', async () => {
    const { id } = await desk.ready();
    expect(await refusalOf(desk.client.repairs.move({ id, to: 'handedOver' }))).toMatchObject({
      reason: 'repairs.blocked',
      facts: { obstacles: [{ reason: 'handovers.not-recorded' }] },
    });
  });

  test('with a missing accessory leaves nothing behind, and names it', async () => {
    const { counter } = desk;
    const categoryId = await desk.category('Kettle');
    const { repairs } = await counter.repairs.takeIn({
      customer: { new: { ...maria, phones: [] } },
      items: [
        {
          device: { new: { categoryId } },
          fault: 'Leaks',
          accessories: [{ label: 'Charger', isTicked: true }],
        },
      ],
    } as never);
    const id = repairs[0]?.id ?? 0;
    await counter.repairs.move({ id, to: 'cancelled', reason: 'No' });
    await counter.repairs.move({ id, to: 'ready' });
    const { orders } = await counter.handovers.prepare({ repairId: id });
    const charger = orders[0]?.things.find(({ label }) => label === 'Charger');
    const others = orders[0]?.things.filter((thing) => thing !== charger).map((thing) => thing.id) ?? [];
    const asked = await desk.asked(id);
    const before = counts();
    const kept = { ...asked, orders: asked.orders.map((order) => ({ ...order, itemIds: others })) };
    expect(await refusalOf(counter.handovers.handOver(kept))).toMatchObject({
      reason: 'custody.not-all-returned',
      facts: { items: 'Charger' },
    });
    await counter.custody.reportMissing({
      repairId: id,
      itemIds: [charger?.id ?? 0],
      reason: 'Not in the drawer',
    });
    const missing = await counter.handovers.prepare({ repairId: id });
    expect(missing.orders[0]?.obstacles).toEqual([
      { reason: 'custody.missing-accessory', facts: { item: 'Charger' } },
    ]);
    expect((await refusalOf(counter.handovers.handOver(kept))).reason).toBe('custody.not-all-returned');
    expect(counts()).toEqual({ ...before, event: (before.event ?? 0) + 2 });
    expect(await stateOf(id)).toBe('ready');
  });

  test('of several orders of a visit is one invoice; what is not ready stays', async () => {
    const { counter } = desk;
    const categoryId = await desk.category('Kettle');
    const { repairs } = await counter.repairs.takeIn({
      customer: { new: { ...maria, phones: [] } },
      items: ['One', 'Two', 'Three'].map((fault) => ({ device: { new: { categoryId } }, fault })),
    } as never);
    const ids = repairs.map(({ id }) => id);
    for (const id of ids.slice(0, 2)) {
      await counter.repairs.move({ id, to: 'diagnosing' });
      await counter.estimates.send({ estimate: twoWays(id) });
      const [version] = (await counter.estimates.ofRepair({ repairId: id })).versions;
      await counter.estimates.approve({
        ...{ estimateId: version?.id ?? 0, optionId: version?.options[0]?.id ?? 0, amountMinor: 6_999 },
        ...{ approver: 'Nikos', how: 'phone' },
      });
      await counter.repairs.move({ id, to: 'inRepair' });
      await desk.finish(id);
    }
    const prepared = await counter.handovers.prepare({ repairId: ids[0] ?? 0 });
    expect(prepared.orders.map(({ repairId }) => repairId)).toEqual(ids.slice(0, 2));
    expect(prepared.notReady.map(({ repairId }) => repairId)).toEqual(ids.slice(2));
    expect(prepared.bill).toMatchObject({ customerMinor: 13_998, dueMinor: 13_998 });
    const given = await desk.handOver(counter, ids[0] ?? 0, {
      ...{
        amounts: [
          { method: 'cash', minor: 8_000 },
          { method: 'card', minor: 2_000 },
        ],
        mayStayOwed: true,
      },
    });
    expect(given.closed).toEqual([ids[0]]);
    const second = await counter.payments.ofRepair({ repairId: ids[1] ?? 0 });
    expect(second).toMatchObject({ paidMinor: 3_001, balanceMinor: 3_998, customerBalanceMinor: 3_998 });
    expect(second.invoices.map(({ number }) => number)).toEqual(['I-2026-00001']);
    expect(await stateOf(ids[1] ?? 0)).toBe('handedOver');
    expect(
      await counter.payments.take({ repairId: ids[1] ?? 0, ...cash(3_998), tenderedMinor: null }),
    ).toMatchObject({
      isClosed: true,
    });
    expect(await stateOf(ids[1] ?? 0)).toBe('closed');
  });

  test('that leaves something owed must say so', async () => {
    const { id } = await desk.ready();
    const before = counts();
    expect((await refusalOf(desk.handOver(desk.counter, id, cash(5_000)))).reason).toBe(
      'handovers.stays-owed',
    );
    expect(counts()).toEqual(before);
    const { closed } = await desk.handOver(desk.counter, id, { ...cash(5_000), mayStayOwed: true });
    expect(closed).toEqual([]);
    expect(await stateOf(id)).toBe('handedOver');
  });

  test('sent twice is one, and a second one is refused', async () => {
    const { counter } = desk;
    const { id } = await desk.ready();
    const asked = await desk.asked(id, cash(6_999));
    const key = crypto.randomUUID();
    const [one, other] = await Promise.all([
      counter.handovers.handOver(asked, { context: { key } }),
      counter.handovers.handOver(asked, { context: { key } }),
    ]);
    expect(other).toEqual(one);
    expect((await refusalOf(counter.handovers.handOver(asked))).reason).toBe('handovers.not-ready');
    expect(counts()).toMatchObject({ handover: 1, invoice: 1, payment: 1 });
  });
});

describe('a technician', () => {
  test('sees whether something is owed, and no sum of it anywhere', async () => {
    const { technician } = desk;
    const { id } = await desk.ready();
    const prepared = await technician.handovers.prepare({ repairId: id });
    expect(prepared).toMatchObject({ isOwed: true, bill: null });
    expect(await technician.payments.isOwed({ repairId: id })).toEqual({ isOwed: true });
    expect((await refusalOf(technician.payments.ofRepair({ repairId: id }))).reason).toBe('people.not-yours');
    expect((await refusalOf(desk.handOver(technician, id, cash(6_999)))).reason).toBe('people.not-yours');
    const given = await desk.handOver(technician, id, { mayStayOwed: true });
    expect(given).toMatchObject({ invoicePaperId: null, changeMinor: null, closed: [] });
    const listed = await technician.papers.ofRepair({ repairId: id });
    expect(listed.map(({ kind }) => kind)).not.toContain('invoice');
    const [invoice] = (await desk.counter.papers.ofRepair({ repairId: id })).filter(
      ({ kind }) => kind === 'invoice',
    );
    expect((await refusalOf(technician.papers.byId({ id: invoice?.id ?? 0 }))).reason).toBe(
      'people.not-yours',
    );
    const { history } = await technician.repairs.byId({ id });
    expect(
      JSON.stringify(history.filter(({ procedure }) => procedure.startsWith('handovers.'))),
    ).not.toContain('6999');
    const blocked = await technician.repairs.moves({ id });
    expect(JSON.stringify(blocked.moves)).toContain('payments.owed');
    expect(JSON.stringify(blocked.moves)).not.toContain('6999');
    const list = await technician.handovers.uncollected({});
    expect(list.rows.every(({ dueMinor, storageMinor }) => dueMinor === null && storageMinor === null)).toBe(
      true,
    );
  });
});
