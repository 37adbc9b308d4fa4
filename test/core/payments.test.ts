import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountOf } from '../../electron/core/payments/account.ts';
import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { balanceOf } from '../../shared/payments/ledger.rules.ts';
import { refusalOf } from '../kit/estimate-desk.ts';
import { type HandoverDesk, openHandoverDesk } from '../kit/handover-desk.ts';

let desk: HandoverDesk;
beforeEach(() => {
  desk = openHandoverDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const cash = (minor: number) => [{ method: 'cash' as const, minor }];
const owner = 'Eleni';
const read = <Row>(sql: string) => desk.core.store.read((reader) => reader.all({ sql } as never)) as Row[];
const account = (repairId: number) => desk.counter.payments.ofRepair({ repairId });

describe('a deposit', () => {
  test('is taken of what was agreed, never more, and comes off the invoice', async () => {
    const { counter } = desk;
    const fresh = await desk.takeIn();
    const none = { repairId: fresh.id, amounts: cash(100), tenderedMinor: null };
    expect((await refusalOf(counter.payments.takeDeposit(none))).reason).toBe('payments.no-deposit');
    const { id } = await desk.begun();
    expect(await account(id)).toMatchObject({ openMinor: 6_999, mostDepositMinor: 6_999, mayInvoice: false });
    const paid = await counter.payments.takeDeposit({
      repairId: id,
      amounts: cash(2_000),
      tenderedMinor: 5_000,
    });
    expect(paid.changeMinor).toBe(3_000);
    expect(await account(id)).toMatchObject({ balanceMinor: -2_000, mostDepositMinor: 4_999 });
    const more = { repairId: id, amounts: cash(5_000), tenderedMinor: null };
    expect(await refusalOf(counter.payments.takeDeposit(more))).toMatchObject({
      fields: [{ path: ['amounts'], message: 'payments.invalid.more-than-cost' }],
    });
    const short = { repairId: id, amounts: cash(1_000), tenderedMinor: 999 };
    expect(await refusalOf(counter.payments.takeDeposit(short))).toMatchObject({
      fields: [{ path: ['tenderedMinor'], message: 'payments.invalid.tendered' }],
    });
    await desk.finish(id);
    expect((await counter.handovers.prepare({ repairId: id })).bill).toMatchObject({ dueMinor: 4_999 });
    const given = await desk.handOver(counter, id, { amounts: cash(4_999) });
    const invoice = (await counter.papers.byId({ id: given.invoicePaperId ?? 0 })) as PaperOf<'invoice'>;
    expect(invoice.facts.money).toEqual([
      expect.objectContaining({ kind: 'deposit', minor: 2_000 }),
      expect.objectContaining({ kind: 'payment', minor: 4_999 }),
    ]);
    expect(given.closed).toEqual([id]);
  });

  test('goes back where the order is called off, and by no other way than it came', async () => {
    const { counter } = desk;
    const { id } = await desk.begun();
    await counter.payments.takeDeposit({
      ...{ repairId: id, amounts: [{ method: 'card', minor: 1_000 }], tenderedMinor: null },
    });
    const [row] = (await account(id)).rows;
    const back = { paymentId: row?.id ?? 0, minor: 1_000, reason: 'Called off' };
    expect(await refusalOf(counter.payments.refund({ ...back, method: 'cash' }))).toMatchObject({
      fields: [{ path: ['method'], message: 'payments.invalid.way-back' }],
    });
    await counter.payments.refund({ ...back, method: 'transfer' });
    expect(await account(id)).toMatchObject({ paidMinor: 0, balanceMinor: 0 });
    expect(await refusalOf(counter.payments.refund({ ...back, method: 'card', minor: 1 }))).toMatchObject({
      fields: [{ message: 'payments.invalid.more-than-paid' }],
    });
  });
});

describe('what is taken back', () => {
  test('is a void before a second person, once, and never of what has gone back', async () => {
    const { counter } = desk;
    const { id } = await desk.begun();
    await counter.payments.takeDeposit({ repairId: id, amounts: cash(2_000), tenderedMinor: null });
    const [row] = (await account(id)).rows;
    const asked = { paymentId: row?.id ?? 0, reason: 'Typed twice' };
    expect((await refusalOf(counter.payments.makeVoid(asked))).reason).toBe('people.countersign-needed');
    const own = desk.countersigned('Kostas', 'Kostas');
    expect((await refusalOf(counter.payments.makeVoid({ ...asked, countersignId: own }))).reason).toBe(
      'people.countersign-by-another',
    );
    const { paymentId } = await counter.payments.makeVoid({
      ...{ ...asked, countersignId: desk.countersigned(owner, 'Kostas') },
    });
    expect(await account(id)).toMatchObject({ paidMinor: 0, rows: [{ minor: 2_000 }, { minor: -2_000 }] });
    for (const of of [asked.paymentId, paymentId]) {
      const again = { paymentId: of, reason: 'Again', countersignId: desk.countersigned(owner, 'Kostas') };
      expect((await refusalOf(counter.payments.makeVoid(again))).reason).toBe('payments.gone-back');
    }
    const refund = { paymentId, minor: 1, method: 'cash' as const, reason: 'x' };
    expect((await refusalOf(counter.payments.refund(refund))).reason).toBe('payments.not-a-payment');
  });

  test('needs a second person above the limit of the house, also in small parts', async () => {
    const { counter } = desk;
    const { id } = await desk.begun();
    await counter.payments.takeDeposit({ repairId: id, amounts: cash(6_999), tenderedMinor: null });
    const [row] = (await account(id)).rows;
    const refund = { paymentId: row?.id ?? 0, method: 'cash' as const, reason: 'Called off' };
    expect((await refusalOf(counter.payments.refund({ ...refund, minor: 5_001 }))).reason).toBe(
      'people.countersign-needed',
    );
    await counter.payments.refund({ ...refund, minor: 5_000 });
    expect((await refusalOf(counter.payments.refund({ ...refund, minor: 1 }))).reason).toBe(
      'people.countersign-needed',
    );
    const countersignId = desk.countersigned(owner, 'Kostas');
    await counter.payments.refund({ ...refund, minor: 1_999, countersignId });
    const { rows, balanceMinor } = await account(id);
    expect(balanceMinor).toBe(0);
    expect(rows.at(-1)).toMatchObject({ kind: 'refund', approvedBy: owner, originalId: row?.id });
  });

  test('of an invoice is a credit note, in lines or whole, and then what was paid stands to the credit', async () => {
    const { counter } = desk;
    const { id } = await desk.ready();
    await desk.handOver(counter, id, { amounts: cash(6_999) });
    const { invoices, rows } = await account(id);
    const [invoice] = invoices;
    const lines = invoice?.lines ?? [];
    const part = lines.find(({ kind }) => kind === 'parts');
    const refund = {
      paymentId: rows[0]?.id ?? 0,
      minor: 2_499,
      method: 'cash' as const,
      reason: 'Wrong part',
    };
    expect((await refusalOf(counter.payments.refund(refund))).reason).toBe('payments.credit-first');
    const credit = { invoiceId: invoice?.id ?? 0, reason: 'Wrong part' };
    const one = await counter.payments.credit({ ...credit, lineIds: [part?.id ?? 0] });
    expect((await refusalOf(counter.payments.credit({ ...credit, lineIds: [part?.id ?? 0] }))).reason).toBe(
      'payments.credited-before',
    );
    expect(await account(id)).toMatchObject({ creditedMinor: 2_499, balanceMinor: -2_499 });
    await counter.payments.refund(refund);
    expect((await account(id)).balanceMinor).toBe(0);
    const rest = lines.filter((line) => line.id !== part?.id).map((line) => line.id);
    const two = await counter.payments.credit({ ...credit, lineIds: rest });
    const notes = await Promise.all(
      [one, two].map(
        async ({ paperId }) => (await counter.papers.byId({ id: paperId })) as PaperOf<'creditNote'>,
      ),
    );
    expect(notes.map(({ facts }) => facts.number)).toEqual(['N-2026-00001', 'N-2026-00002']);
    const paper = (await counter.papers.byId({ id: invoice?.paperId ?? 0 })) as PaperOf<'invoice'>;
    const taxOf = ({ facts }: { facts: { taxes: { taxMinor: number }[] } }) =>
      facts.taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
    expect(taxOf(notes[0] as never) + taxOf(notes[1] as never)).toBe(taxOf(paper));
    const greek = await counter.papers.issue({ kind: 'invoice', paperId: paper.id, language: 'fa' });
    const translated = await counter.papers.byId({ id: greek.id });
    expect(translated).toMatchObject({ language: 'fa', calendar: 'persian', facts: paper.facts });
    expect(await counter.papers.issue({ kind: 'invoice', paperId: paper.id, language: 'fa' })).toEqual({
      ...{ id: greek.id, isNew: false },
    });
  });

  test("of a debt is the owner's, with a reason, before a second person, and closes the order", async () => {
    const { counter, client } = desk;
    const { id } = await desk.ready();
    await desk.handOver(counter, id, { mayStayOwed: true });
    const writeOff = { repairId: id, reason: 'A regular' };
    expect((await refusalOf(counter.payments.writeOff(writeOff))).reason).toBe('people.not-yours');
    desk.hasAnotherOwner('Sofia');
    expect((await refusalOf(client.payments.writeOff(writeOff))).reason).toBe('people.countersign-needed');
    const countersignId = desk.countersigned('Sofia', owner);
    expect(await client.payments.writeOff({ ...writeOff, countersignId })).toEqual({ isClosed: true });
    expect(await account(id)).toMatchObject({ writtenOffMinor: 6_999, balanceMinor: 0 });
    expect((await client.repairs.byId({ id })).state).toBe('closed');
  });
});

test('nothing in the books is ever changed or taken away', async () => {
  const { id } = await desk.ready();
  await desk.handOver(desk.counter, id, { amounts: cash(6_999) });
  const { store } = desk.core;
  for (const table of ['invoice', 'invoice_line', 'taking', 'payment', 'handover', 'handover_order']) {
    for (const sql of [`UPDATE ${table} SET rowid = rowid`, `DELETE FROM ${table}`]) {
      const changed = table === 'handover_order' ? sql.replace('rowid = rowid', 'was_shown = 0') : sql;
      expect(() => store.write((writer) => writer.run({ sql: changed })), changed).toThrow(/append-only/);
    }
  }
  const [row] = (await account(id)).rows;
  const more = `INSERT INTO payment VALUES (9, ${row?.takingId}, ${id}, 'refund', 'cash', -7000, ${row?.id}, 'x', NULL)`;
  expect(() => store.write((writer) => writer.run({ sql: more }))).toThrow(/no more goes back/);
});

describe('the till', () => {
  test('adds up by way and person, with what went out and was void', async () => {
    const { counter, client } = desk;
    const one = await desk.begun();
    const other = await desk.begun();
    await counter.payments.takeDeposit({ repairId: one.id, amounts: cash(2_000), tenderedMinor: null });
    await client.payments.takeDeposit({
      ...{ repairId: other.id, amounts: [{ method: 'card', minor: 3_000 }], tenderedMinor: null },
    });
    const { rows } = await account(one.id);
    await counter.payments.refund({
      paymentId: rows[0]?.id ?? 0,
      minor: 500,
      method: 'cash',
      reason: 'Less work',
    });
    const [card] = (await account(other.id)).rows;
    await counter.payments.makeVoid({
      ...{
        paymentId: card?.id ?? 0,
        reason: 'Wrong order',
        countersignId: desk.countersigned(owner, 'Kostas'),
      },
    });
    const till = await counter.payments.till({});
    expect(till.byMethod).toEqual([
      { method: 'cash', inMinor: 2_000, outMinor: 500, count: 2 },
      { method: 'card', inMinor: 0, outMinor: 0, count: 2 },
      { method: 'transfer', inMinor: 0, outMinor: 0, count: 0 },
    ]);
    expect(till.byPerson).toEqual([
      { name: 'Kostas', minor: -1_500, count: 3 },
      { name: owner, minor: 3_000, count: 1 },
    ]);
    desk.clock.advanceMs(86_400_000);
    await desk.signIn();
    expect((await client.payments.till({})).rows).toEqual([]);
    expect((await client.payments.till({ on: '2026-10-05' })).rows).toHaveLength(4);
    expect((await refusalOf(desk.technician.payments.till({}))).reason).not.toBe('none');
  });
});

/** What somebody may do at the till, in any order, with any amount. */
const step = fc.record({
  act: fc.constantFrom('take', 'deposit', 'refund', 'void', 'credit', 'handOver', 'invoice'),
  minor: fc.integer({ min: 1, max: 9_000 }),
  pick: fc.nat(20),
  method: fc.constantFrom('cash' as const, 'card' as const, 'transfer' as const),
  isTwice: fc.boolean(),
});

test('sums reconcile and numbers have neither gap nor twin, whatever is done in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const walk = openHandoverDesk();
      try {
        const { id } = await walk.ready();
        const { counter } = walk;
        for (const { act, minor, pick, method, isTwice } of steps) {
          const { rows, invoices } = await counter.payments.ofRepair({ repairId: id });
          const paymentId = rows[pick % Math.max(1, rows.length)]?.id ?? 1;
          const lines = invoices.flatMap((invoice) =>
            invoice.lines.map((line) => ({ ...line, invoiceId: invoice.id })),
          );
          const line = lines[pick % Math.max(1, lines.length)];
          const countersignId = walk.countersigned(owner, 'Kostas');
          const money = { repairId: id, amounts: [{ method, minor }], tenderedMinor: null };
          const options = { context: { key: crypto.randomUUID() } };
          const call = async () => {
            if (act === 'take') return counter.payments.take(money, options);
            if (act === 'deposit') return counter.payments.takeDeposit(money, options);
            if (act === 'refund') {
              return counter.payments.refund(
                { paymentId, minor, method, reason: 'r', countersignId },
                options,
              );
            }
            if (act === 'void')
              return counter.payments.makeVoid({ paymentId, reason: 'v', countersignId }, options);
            if (act === 'invoice') return counter.payments.invoice({ repairIds: [id] }, options);
            if (act === 'handOver') {
              const asked = await walk.asked(id, { amounts: money.amounts, mayStayOwed: minor % 2 === 0 });
              return counter.handovers.handOver(asked, options);
            }
            const credit = {
              invoiceId: line?.invoiceId ?? 1,
              lineIds: [line?.id ?? 1],
              reason: 'c',
              countersignId,
            };
            return counter.payments.credit(credit, options);
          };
          await Promise.allSettled(isTwice ? [call(), call()] : [call()]);
          check(walk, id);
        }
        expect(walk.faults).toEqual([]);
      } finally {
        walk.close();
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

function check(walk: HandoverDesk, id: number): void {
  const all = <Row>(sql: string) => walk.core.store.read((reader) => reader.all({ sql } as never)) as Row[];
  const books = walk.within((context) => accountOf(context, id));
  const sum = (sql: string) => all<{ n: number }>(`SELECT ifnull(sum(${sql}`)[0]?.n ?? 0;
  const paid = sum("minor), 0) AS n FROM payment WHERE kind IN ('deposit', 'payment')");
  const refunded = -sum("minor), 0) AS n FROM payment WHERE kind = 'refund'");
  const undone = sum("minor), 0) AS n FROM payment WHERE kind = 'void'");
  const invoiced = sum('customer_minor), 0) AS n FROM invoice');
  const credited = sum('customer_minor), 0) AS n FROM credit_note');
  expect(balanceOf(books)).toBe(invoiced - credited - paid + refunded - undone);
  // what came in by each way is never less than what went out of it in cash
  const drawer = sum("minor), 0) AS n FROM payment WHERE method = 'cash'");
  expect(drawer).toBeGreaterThanOrEqual(0);
  expect(books.paidMinor).toBeGreaterThanOrEqual(0);
  for (const [table, prefix] of [
    ['invoice', 'I'],
    ['credit_note', 'N'],
  ]) {
    const numbers = all<{ number: string }>(`SELECT number FROM ${table} ORDER BY id`).map(
      ({ number }) => number,
    );
    expect(numbers).toEqual(
      numbers.map((_, index) => `${prefix}-2026-${String(index + 1).padStart(5, '0')}`),
    );
  }
  const [{ state } = { state: '' }] = all<{ state: string }>(`SELECT state FROM repair WHERE id = ${id}`);
  const left = all<{ n: number }>('SELECT count(*) AS n FROM handover')[0]?.n ?? 0;
  expect(left).toBe(state === 'handedOver' || state === 'closed' ? 1 : 0);
}

test('a number that a crashed command took is given to the next', async () => {
  const { id } = await desk.ready();
  const { store } = desk.core;
  store.write((writer) =>
    writer.run({
      sql: "CREATE TRIGGER falls BEFORE INSERT ON handover BEGIN SELECT RAISE(ABORT, 'the machine stopped'); END",
    }),
  );
  expect(await refusalOf(desk.handOver(desk.counter, id, { amounts: cash(6_999) }))).toMatchObject({});
  expect(read('SELECT number FROM invoice')).toEqual([]);
  expect(desk.faults.splice(0)).toHaveLength(1);
  store.write((writer) => writer.run({ sql: 'DROP TRIGGER falls' }));
  await desk.handOver(desk.counter, id, { amounts: cash(6_999) });
  expect(read('SELECT number FROM invoice')).toEqual([{ number: 'I-2026-00001' }]);
});
