import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chargeLines } from '../../electron/core/estimates/charge-lines.ts';
import { sealEvidence } from '../../electron/core/evidence/seal.ts';
import { type EstimateDesk, openEstimateDesk, refusalOf, twoWays } from '../kit/estimate-desk.ts';

let desk: EstimateDesk;
beforeAll(() => {
  desk = openEstimateDesk({ hasTerms: true });
});
afterAll(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const inWarranty = { purchasedOn: '2026-08-01' };
const soiled = { kind: 'wrongUse' as const, cause: 'Filled with milk', finding: 'Burnt milk on the element' };

function photoOf(repairId: number): number {
  return desk.within((context) => {
    const content = { hash: 'a'.repeat(64), type: 'jpeg', bytes: 1, width: 1, height: 1, note: '' } as const;
    sealEvidence(context, repairId, [{ kind: 'photo', content: { ...content, stage: 'damage', shot: '' } }]);
    const sql = `SELECT position FROM evidence WHERE repair_id = ${repairId} AND kind = 'photo' ORDER BY id DESC`;
    return (context.store.get({ sql, row: undefined as never }) as { position: number }).position;
  });
}

/** Work of 80.00 on what wrong use has done. */
function cleaning(repairId: number, given: Parameters<typeof twoWays>[1] = {}) {
  const estimate = twoWays(repairId, given);
  const [way] = estimate.options;
  if (way)
    way.lines = [{ kind: 'labour', label: 'Cleaning', quantity: 1, unitMinor: 8_000, cause: 'wrongUse' }];
  for (const option of estimate.options.slice(1)) option.lines = [];
  return estimate;
}

const preview = async (repairId: number) => {
  const { options } = cleaning(repairId);
  const { options: priced, needs } = await desk.counter.estimates.preview({
    repairId,
    valueMinor: null,
    options,
  });
  return { needs, customerMinor: priced[0]?.customerMinor, payer: priced[0]?.lines[0]?.payer };
};

describe('wrong use in warranty', () => {
  test('goes through the cost share: half of 80.00 is 40.00 and 40.00', async () => {
    const { counter, technician, client } = desk;
    const { id } = await desk.takeIn({ device: inWarranty });
    expect(await preview(id)).toMatchObject({
      needs: ['estimates.wrong-use-needs-finding'],
      customerMinor: 0,
    });
    expect(await refusalOf(counter.estimates.send({ estimate: cleaning(id) }))).toMatchObject({
      reason: 'estimates.wrong-use-needs-finding',
    });

    const given = { repairId: id, ...soiled };
    expect((await refusalOf(technician.estimates.recordFinding(given))).fields).toMatchObject([
      { path: ['photoPosition'], message: 'estimates.invalid.photo-needed' },
    ]);
    const other = await desk.takeIn();
    photoOf(other.id);
    const foreign = photoOf(other.id) + 7;
    expect(
      (await refusalOf(technician.estimates.recordFinding({ ...given, photoPosition: foreign }))).fields,
    ).toMatchObject([{ path: ['photoPosition'], message: 'estimates.invalid.photo-of-another' }]);
    const { id: findingId } = await technician.estimates.recordFinding({
      ...given,
      photoPosition: photoOf(id),
    });
    expect(await preview(id)).toEqual({
      needs: ['estimates.cost-share-needed'],
      customerMinor: 0,
      payer: 'shop',
    });

    const half = { findingId, share: 'half' as const };
    expect((await refusalOf(counter.estimates.decideCostShare(half))).fields).toMatchObject([
      { path: ['reason'] },
    ]);
    const reasoned = { ...half, reason: 'Both could have known better' };
    expect(await refusalOf(counter.estimates.decideCostShare(reasoned))).toMatchObject({
      reason: 'people.countersign-needed',
      facts: { right: 'estimates.costShare' },
    });
    await client.estimates.decideCostShare(reasoned);
    expect(await preview(id)).toEqual({ needs: [], customerMinor: 4_000, payer: 'shop' });

    await counter.estimates.send({ estimate: cleaning(id) });
    const { versions, findings } = await counter.estimates.ofRepair({ repairId: id });
    expect(findings).toMatchObject([
      { ...soiled, foundBy: 'Tara', share: { share: 'half', reason: reasoned.reason, decidedBy: 'Eleni' } },
    ]);
    const [sent] = versions;
    expect(sent?.options[0]).toMatchObject({ totalMinor: 8_000, coveredMinor: 4_000, customerMinor: 4_000 });
    await counter.estimates.approve({
      ...{ estimateId: sent?.id ?? 0, optionId: sent?.options[0]?.id ?? 0, amountMinor: 4_000 },
      ...{ approver: 'Maria', how: 'phone' },
    });
    expect(desk.within((context) => chargeLines(context, id))).toMatchObject([
      { totalMinor: 8_000, coveredMinor: 4_000, customerMinor: 4_000, payer: 'shop' },
    ]);
    const paper = (await counter.papers.ofRepair({ repairId: id })).find(({ kind }) => kind === 'estimate');
    expect(await counter.papers.byId({ id: paper?.id ?? 0 })).toMatchObject({
      facts: { wrongUse: { cause: soiled.cause, finding: soiled.finding, share: 'half' } },
    });
  });

  test('is borne by the shop as the house does it, without a supervisor', async () => {
    const { id } = await desk.takeIn({ device: inWarranty });
    const { id: findingId } = await desk.technician.estimates.recordFinding({
      ...{ repairId: id, ...soiled, photoPosition: photoOf(id) },
    });
    await desk.counter.estimates.decideCostShare({ findingId, share: 'shop' });
    expect(await preview(id)).toEqual({ needs: [], customerMinor: 0, payer: 'shop' });
  });

  test('after our own wrong advice is ours, whatever anybody says', async () => {
    const { id } = await desk.takeIn({ device: inWarranty });
    const { id: findingId } = await desk.technician.estimates.recordFinding({
      ...{ repairId: id, ...soiled, photoPosition: photoOf(id), isOurAdvice: true },
    });
    const full = { findingId, share: 'customer' as const, reason: 'No' };
    expect(await refusalOf(desk.client.estimates.decideCostShare(full))).toMatchObject({
      reason: 'estimates.always-ours',
    });
    expect(await preview(id)).toMatchObject({ needs: [], customerMinor: 0 });
  });
});

describe('damage in our care', () => {
  test('needs its finding and is always borne by the shop', async () => {
    const { id } = await desk.takeIn();
    const estimate = cleaning(id);
    for (const line of estimate.options[0]?.lines ?? []) line.cause = 'inOurCare';
    const ask = () =>
      desk.counter.estimates.preview({ repairId: id, valueMinor: null, options: estimate.options });
    expect(await ask()).toMatchObject({ needs: ['estimates.damage-needs-finding'] });
    const { id: findingId } = await desk.technician.estimates.recordFinding({
      ...{ repairId: id, kind: 'inOurCare', cause: 'Fell off the bench', finding: 'A dent in the lid' },
    });
    expect(await ask()).toMatchObject({
      needs: [],
      options: [{ customerMinor: 0, coveredMinor: 8_000 }, {}],
    });
    const half = { findingId, share: 'half' as const, reason: 'No' };
    expect(await refusalOf(desk.client.estimates.decideCostShare(half))).toMatchObject({
      reason: 'estimates.always-ours',
    });
    expect(() =>
      desk.within(({ store }) =>
        store.run({
          sql: `INSERT INTO cost_share SELECT 999, finding_id, repair_id, 'half', '', 0, decided_by, asked_by
                  FROM cost_share WHERE finding_id = ${findingId}`,
        }),
      ),
    ).toThrow('borne by the shop');
  });
});

describe('out of warranty', () => {
  test('wrong use is paid like anything else', async () => {
    const { id } = await desk.takeIn();
    expect(await preview(id)).toEqual({ needs: [], customerMinor: 8_000, payer: 'customer' });
  });
});

describe('a come-back', () => {
  test('is not charged before its verdict, nor where it is ours', async () => {
    const { id } = await desk.takeIn();
    const earlier = await desk.takeIn();
    const mark = (verdict: string | null) =>
      desk.within(({ store, now }) =>
        store.run(
          {
            sql: `INSERT INTO come_back (repair_id, earlier_id, likeness, found_at, verdict)
                  VALUES (:id, :earlier, 'fault', :now, :verdict)
                  ON CONFLICT (repair_id) DO UPDATE SET verdict = excluded.verdict`,
          },
          { id, earlier: earlier.id, now, verdict },
        ),
      );
    mark(null);
    expect(await preview(id)).toMatchObject({ needs: ['estimates.come-back-undecided'], customerMinor: 0 });
    expect(await refusalOf(desk.counter.estimates.send({ estimate: cleaning(id) }))).toMatchObject({
      reason: 'estimates.come-back-undecided',
    });
    mark('ours');
    expect(await preview(id)).toEqual({ needs: [], customerMinor: 0, payer: 'shop' });
    mark('unrelated');
    expect(await preview(id)).toEqual({ needs: [], customerMinor: 8_000, payer: 'customer' });
  });
});

describe('not worth repairing', () => {
  test('is said of what costs more than the share of the device', async () => {
    const { id } = await desk.takeIn({ device: { purchasedOn: '2022-10-06', priceMinor: 12_000 } });
    const { presentValueMinor } = await desk.counter.estimates.ofRepair({ repairId: id });
    expect(presentValueMinor).toBe(6_000);
    const { options } = cleaning(id);
    const told = await desk.counter.estimates.preview({ repairId: id, valueMinor: 6_000, options });
    expect(told.options.map(({ isNotWorthIt }) => isNotWorthIt)).toEqual([true, false]);
    const dearer = await desk.counter.estimates.preview({ repairId: id, valueMinor: 13_334, options });
    expect(dearer.options.map(({ isNotWorthIt }) => isNotWorthIt)).toEqual([false, false]);
  });
});
