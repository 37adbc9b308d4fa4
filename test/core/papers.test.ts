import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuePaper } from '../../electron/core/papers/issue.ts';
import type { PaperOf } from '../../shared/papers/papers.contract.ts';
import { receiptTerms } from '../../shared/papers/receipt-terms.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { reza } from '../kit/records.ts';

let counter: Desk;
let repairId: number;
let second: number;
let receiptId: number;
let labelId: number;

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  counter = openDesk({ hasTerms: true });
  const { client } = counter;
  await client.settings.setLogo({ base64: onePixel });
  const categoryId = await counter.category('Toaster');
  const taken = await client.repairs.takeIn({
    customer: { new: reza },
    items: [
      {
        device: { new: { categoryId, brand: 'Philips', model: 'HD2581', serial: 'ΑΒ-12' } },
        fault: 'گرم نمی‌شود',
        condition: [{ label: 'Dirty', names: { fa: 'کثیف است' }, isTicked: true }],
        promisedOn: '2026-10-08',
        costLimitMinor: 2500,
      },
      { device: { none: 'Set-up' }, fault: 'نصب' },
    ],
  });
  repairId = taken.repairs[0]?.id ?? 0;
  second = taken.repairs[1]?.id ?? 0;
  receiptId = taken.receiptPaperId;
  labelId = taken.repairs[0]?.labelPaperId ?? 0;
});
afterAll(() => {
  expect(counter.faults).toEqual([]);
  counter.close();
});

const receipt = async (id = receiptId) => (await counter.client.papers.byId({ id })) as PaperOf<'receipt'>;

describe('papers', () => {
  it("are in the customer's language and calendar; the label in the shop's", async () => {
    const paper = await receipt();
    expect(paper).toMatchObject({
      kind: 'receipt',
      language: 'fa',
      calendar: 'persian',
      isReprint: false,
      issuedBy: 'Eleni',
    });
    expect(paper.facts.orders).toHaveLength(2);
    expect(paper.facts.orders[0]).toMatchObject({
      serial: 'ΑΒ-12',
      fault: 'گرم نمی‌شود',
      condition: [{ label: 'کثیف است', isTicked: true, note: '' }],
      promisedOn: '2026-10-08',
      costLimitMinor: 2500,
    });
    expect(paper.facts.terms).toEqual(receiptTerms.fa);
    expect(paper.logo).toBe(`data:image/png;base64,${onePixel}`);
    const label = await counter.client.papers.byId({ id: labelId });
    expect(label).toMatchObject({
      kind: 'label',
      language: 'en',
      calendar: 'gregory',
      facts: { promisedOn: '2026-10-08' },
    });
  });

  it('show what was first printed, whatever changes afterwards', async () => {
    const { client } = counter;
    const before = await receipt();
    const label = await client.papers.byId({ id: labelId });
    await client.settings.change({ name: 'Another name', phone: '+302105550199' });
    await client.settings.setLogo({ base64: null });
    const repair = await client.repairs.byId({ id: repairId });
    const customer = await client.customers.byId({ id: repair.customerId });
    await client.customers.change({
      ...customer,
      seenAt: customer.changedAt,
      name: 'رضا محمدی',
      language: 'en',
      calendar: 'gregory',
    });
    await client.repairs.promise({ id: repairId, dueOn: '2026-10-20', reason: 'Part is late' });
    await client.repairs.change({
      ...repair,
      seenAt: (await client.repairs.byId({ id: repairId })).changedAt,
      fault: 'Other',
    });
    counter.reopen();
    expect(await receipt()).toEqual(before);
    expect(await counter.client.papers.byId({ id: labelId })).toEqual(label);
    expect(before.facts.shop.name).toBe('Mending & Co.');
  });

  it('come back as the first one in the same language, and anew in another', async () => {
    const { client } = counter;
    const again = await client.papers.issue({ kind: 'receipt', repairId, language: 'fa' });
    expect(again).toEqual({ id: receiptId, isNew: false });
    const fromSibling = await client.papers.issue({ kind: 'receipt', repairId: second, language: 'fa' });
    expect(fromSibling.id).toBe(receiptId);
    const greek = await client.papers.issue({ kind: 'receipt', repairId, language: 'el' });
    expect(greek.isNew).toBe(true);
    expect(await receipt(greek.id)).toMatchObject({
      language: 'el',
      calendar: 'gregory',
      facts: { shop: { name: 'Another name' }, customer: { name: 'رضا محمدی' }, terms: receiptTerms.el },
    });
    expect(await client.papers.issue({ kind: 'receipt', repairId, language: 'el' })).toEqual({
      id: greek.id,
      isNew: false,
    });
    expect((await client.papers.issue({ kind: 'label', repairId })).id).toBe(labelId);
  });

  it('are reprints once they were printed', async () => {
    const { client } = counter;
    await client.papers.recordPrint({ id: receiptId });
    expect((await receipt()).isReprint).toBe(true);
    const listed = await client.papers.ofRepair({ repairId: second });
    expect(listed.find(({ id }) => id === receiptId)).toMatchObject({ kind: 'receipt', isReprint: true });
    const labels = listed.filter(({ kind }) => kind === 'label');
    expect(labels.map(({ repairId: of }) => of).sort()).toEqual([repairId, second]);
    expect(labels.every(({ number }) => number !== null)).toBe(true);
  });

  it('cannot be changed or taken away', () => {
    const { store } = counter.core;
    for (const sql of [
      'UPDATE paper SET facts = facts',
      'DELETE FROM paper',
      'UPDATE paper_image SET type = type',
      'DELETE FROM paper_image',
    ]) {
      expect(() => store.write((writer) => writer.run({ sql }))).toThrow(/append-only/);
    }
  });

  it('of a shape that is not theirs are never issued, and what proves an act is asked for by its own id', async () => {
    const nothing = { kind: 'invoice' as const, visitId: null, repairId, deviceId: null };
    expect(() =>
      counter.within((context) =>
        issuePaper(context, { ...nothing, language: 'en', calendar: 'gregory', facts: {} as never }),
      ),
    ).toThrow();
    const { client } = counter;
    const asked = { kind: 'invoice' as const, paperId: receiptId, language: 'en' as const };
    await expect(client.papers.issue(asked)).rejects.toMatchObject({ data: { reason: 'papers.not-found' } });
    expect((await client.papers.ofRepair({ repairId })).map(({ kind }) => kind)).not.toContain('invoice');
  });

  it('that nobody issued are refused by name', async () => {
    await expect(counter.client.papers.byId({ id: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { reason: 'papers.not-found' },
    });
    await expect(counter.client.papers.issue({ kind: 'label', repairId: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each([
    ['', 'توستر', 'Toaster'],
    ['Dualit', 'Dualit توستر', 'Dualit Toaster'],
  ])(
    'name a device of brand %j without a model in the language of whoever reads',
    async (brand, forThem, forUs) => {
      const { client } = counter;
      const categoryId = await counter.category('Toaster');
      const { receiptPaperId, repairs } = await client.repairs.takeIn({
        customer: { new: { ...reza, name: `Reza ${brand} Another`, phones: [] } },
        items: [{ device: { new: { categoryId, brand } }, fault: 'گرم نمی‌شود' }],
      });
      expect((await receipt(receiptPaperId)).facts.orders[0]?.label).toBe(forThem);
      const label = (await client.papers.byId({ id: repairs[0]?.labelPaperId ?? 0 })) as PaperOf<'label'>;
      expect(label.facts.label).toBe(forUs);
    },
  );
});
