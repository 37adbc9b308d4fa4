import { describe, expect, test } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { decideCoverage, freezeDecision } from '../../electron/core/warranty/coverage.ts';
import { customerOf } from '../kit/records.ts';
import { bosch, desk, device, kettle, setDesk, takenIn } from '../kit/warranty-desk.ts';

setDesk();

describe('decisions on an order', () => {
  test('are frozen as they were shown: new terms change nothing', async () => {
    const { client } = desk;
    const id = await device({ purchasedOn: '2026-01-10' });
    const repairId = await takenIn(id);
    await client.devices.transfer({
      id,
      customerId: (await client.customers.register(customerOf({ name: 'Boris' }))).id,
      on: '2026-10-05',
    });
    const [decision] = await client.warranty.decisions({ repairId });
    expect(decision).toMatchObject({
      kind: 'computed',
      decidedOn: '2026-10-05',
      decidedBy: 'Eleni',
      outcome: { word: 'covered' },
    });
    expect(decision?.entitlement.lines[0]?.trace.length).toBeGreaterThanOrEqual(7);
    expect((await client.repairs.byId({ id: repairId })).coverage).toBe('covered');
  });

  test('a supervisor overrides with a reason; the computed answer stays', async () => {
    const { client } = desk;
    const repairId = await takenIn(await device({ purchasedOn: '2020-01-10' }));
    expect((await client.repairs.byId({ id: repairId })).coverage).toBe('notCovered');
    await expect(
      desk.clientAs('Kim', ['counter']).warranty.override({ repairId, word: 'covered', reason: 'Regular' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(client.warranty.override({ repairId, word: 'covered', reason: ' ' })).rejects.toMatchObject({
      data: { fields: [{ path: ['reason'] }] },
    });
    await expect(client.warranty.override({ repairId, reason: 'Neither' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    expect(
      await client.warranty.override({ repairId, word: 'covered', reason: 'Known fault of the series' }),
    ).toMatchObject({
      word: 'covered',
    });
    expect((await client.repairs.byId({ id: repairId })).coverage).toBe('covered');
    const half = [{ kind: 'parts' as const, coveredBasisPoints: 5000, payer: 'manufacturer' as const }];
    await client.warranty.override({ repairId, lines: half, reason: 'The maker pays half of the part' });
    expect((await client.repairs.byId({ id: repairId })).coverage).toBe('partly');
    const all = await client.warranty.decisions({ repairId });
    expect(all.map(({ kind, outcome }) => [kind, outcome.word])).toEqual([
      ['computed', 'notCovered'],
      ['override', 'covered'],
      ['override', 'partly'],
    ]);
    expect(all[2]).toMatchObject({
      reason: 'The maker pays half of the part',
      outcome: {
        lines: [
          { kind: 'parts', payer: 'manufacturer', layer: 'manufacturer', coveredBasisPoints: 5000 },
          { kind: 'labour', payer: 'shop', layer: 'goodwill', coveredBasisPoints: 10_000 },
        ],
      },
    });
    expect(all[2]?.entitlement).toEqual(all[0]?.entitlement);
  });

  test('a share that the customer “covers” is refused at its line', async () => {
    const repairId = await takenIn(await device({ purchasedOn: '2020-01-10' }));
    await expect(
      desk.client.warranty.override({
        repairId,
        reason: 'x',
        lines: [{ kind: 'parts', coveredBasisPoints: 1, payer: 'customer' }],
      }),
    ).rejects.toMatchObject({ data: { fields: [{ path: ['lines', 0, 'payer'] }] } });
    await expect(
      desk.client.warranty.override({ repairId: 99, word: 'covered', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('cannot be changed or deleted in the file', async () => {
    const repairId = await takenIn(await device({ purchasedOn: '2020-01-10' }));
    for (const sql of [
      "UPDATE warranty_decision SET reason = 'x' WHERE repair_id = :id",
      'DELETE FROM warranty_decision WHERE repair_id = :id',
    ]) {
      expect(() => desk.core.store.write((store) => store.run(change(sql), { id: repairId }))).toThrow(
        /append-only/,
      );
    }
  });

  test('the same facts and claim give the same trace when they are asked again', async () => {
    const id = await device({ purchasedOn: '2026-01-10' });
    desk.within((context) => {
      const decision = decideCoverage(context, { deviceId: id, faultCode: 'no-heat' });
      freezeDecision(context, 4711, decision);
      const again = decideCoverage(context, {
        facts: decision.facts,
        on: decision.claim.on,
        lines: decision.claim.lines,
      });
      expect(again.entitlement).toEqual(decision.entitlement);
    });
  });
});

describe('looking ahead', () => {
  test('at the counter, of a device that is in no book yet', async () => {
    const { modelId } = await bosch({ durations: { labour: { months: 60 }, parts: { months: 60 } } });
    const [model] = await desk.client.catalogue.models({ brand: 'Bosch' });
    expect(model?.id).toBe(modelId);
    const ask = (facts: {
      model?: string;
      purchasedOn?: string | null;
      on?: string;
      isRegistered?: boolean;
    }) => {
      const { on, ...subject } = facts;
      return desk.client.warranty.preview({
        subject: { categoryId: kettle, brand: 'bosch', ...subject },
        on,
      });
    };
    expect(await ask({ model: model?.name, purchasedOn: '2022-01-01' })).toMatchObject({
      word: 'covered',
      verdict: { layer: 'manufacturer' },
    });
    expect(await ask({ model: 'another', purchasedOn: '2022-01-01' })).toMatchObject({
      word: 'notCovered',
      verdict: { status: 'expired' },
    });
    expect(await ask({ purchasedOn: '2026-01-01' })).toMatchObject({ word: 'covered' });
    expect(await ask({ purchasedOn: '2026-01-01', on: '2028-01-02' })).toMatchObject({ word: 'notCovered' });
    expect(await ask({})).toMatchObject({ word: 'unknown' });
    expect(await ask({ isRegistered: false })).toMatchObject({ word: 'notRegistered' });
  });
});
