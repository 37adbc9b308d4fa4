import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { benchMoved } from '../../electron/core/bench/on-move.ts';
import { partsExpected } from '../../electron/core/bench/parts-expected.ts';
import { type BenchDesk, openBenchDesk } from '../kit/bench-desk.ts';
import { codeFinding, passChecks } from '../kit/bench-steps.ts';
import { maria } from '../kit/records.ts';

let desk: BenchDesk;
beforeEach(async () => {
  desk = await openBenchDesk();
});
afterEach(() => desk.close());

async function inRepair(fault: string): Promise<number> {
  const id = await desk.bring(fault);
  await desk.tara.repairs.move({ id, to: 'diagnosing' });
  desk.within(({ store }) => store.run({ sql: `UPDATE repair SET state = 'inRepair' WHERE id = ${id}` }));
  return id;
}

describe('parts', () => {
  test('are waited for only where one is wanted, and the last to arrive ends the wait', async () => {
    const { tara } = desk;
    const id = await inRepair('The screen is cracked');
    const obstaclesTo = async (to: string) =>
      (await tara.repairs.moves({ id })).moves
        .find((move) => move.to === to)
        ?.obstacles.map(({ reason }) => reason);
    expect(await obstaclesTo('waitingForParts')).toContain('bench.no-part-wanted');
    const display = await tara.bench.wantPart({ repairId: id, name: 'Display' });
    const glue = await tara.bench.wantPart({ repairId: id, name: 'Glue', expectedOn: '2026-10-07' });
    expect(await obstaclesTo('waitingForParts')).not.toContain('bench.no-part-wanted');
    expect(desk.within((context) => partsExpected(context))).toEqual(new Map([[id, null]]));
    await tara.bench.movePart({
      partId: display.partId,
      to: 'ordered',
      supplier: 'Acme',
      expectedOn: '2026-10-09',
    });
    expect(desk.within((context) => partsExpected(context))).toEqual(new Map([[id, '2026-10-09']]));
    desk.within(({ store }) =>
      store.run({ sql: `UPDATE repair SET state = 'waitingForParts' WHERE id = ${id}` }),
    );
    expect(await tara.bench.movePart({ partId: glue.partId, to: 'arrived' })).toEqual({ wasLast: false });
    expect(await tara.bench.movePart({ partId: display.partId, to: 'arrived' })).toEqual({ wasLast: true });
    expect(desk.within((context) => partsExpected(context))).toEqual(new Map());
    await expect(tara.bench.movePart({ partId: glue.partId, to: 'wanted' })).rejects.toMatchObject({
      data: { reason: 'bench.part-not-that-way' },
    });
  });
});

describe('checks', () => {
  test('that did not pass, or were not answered, hold an order back; after rework they are done anew', async () => {
    const { tara } = desk;
    const id = await inRepair('It does not charge');
    await codeFinding(tara, id);
    await tara.repairs.move({ id, to: 'qualityCheck' });
    await tara.bench.beginCheck({ repairId: id, moment: 'after' });
    const points = (await tara.bench.ofRepair({ repairId: id })).rounds[0]?.points ?? [];
    expect(points.length).toBeGreaterThan(3);
    const [first] = points as [(typeof points)[number]];
    await expect(tara.bench.answerPoint({ pointId: first.id, answer: 'fail' })).rejects.toMatchObject({
      data: { fields: [{ path: ['note'] }] },
    });
    await passChecks(tara, id);
    await tara.bench.answerPoint({ pointId: first.id, answer: 'fail', note: 'still dead' });
    await expect(tara.repairs.move({ id, to: 'ready' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.last-point' }] } },
    });
    await tara.repairs.move({ id, to: 'inRepair' });
    await expect(tara.bench.answerPoint({ pointId: first.id, answer: 'pass' })).rejects.toMatchObject({
      data: { reason: 'bench.check-is-over' },
    });
    await tara.repairs.move({ id, to: 'qualityCheck' });
    await expect(tara.repairs.move({ id, to: 'ready' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.no-check' }] } },
    });
    await passChecks(tara, id);
    await tara.repairs.move({ id, to: 'ready' });
    const { rounds } = await tara.bench.ofRepair({ repairId: id });
    expect(rounds.map(({ isOver }) => isOver)).toEqual([false, true]);
  });

  test('are the shop’s own where it wrote some, and none where it wants none', async () => {
    const { tara, client } = desk;
    const categoryId = await desk.category('Mobile phone');
    await client.bench.changeCheckTemplate({ categoryId, before: [], after: [{ en: 'Looks good' }] });
    expect(await tara.bench.checkTemplate({ categoryId })).toEqual({
      before: [],
      after: [{ en: 'Looks good' }],
      isOwn: true,
    });
    await client.bench.changeCheckTemplate({ categoryId, before: [], after: [] });
    const id = await inRepair('It hums');
    await codeFinding(tara, id);
    await tara.repairs.move({ id, to: 'qualityCheck' });
    await tara.repairs.move({ id, to: 'ready' });
    await client.bench.restoreCheckTemplate({ categoryId });
    expect((await tara.bench.checkTemplate({ categoryId })).after.length).toBeGreaterThan(5);
  });

  test('before work tell how it came, and only what was left open holds it back', async () => {
    const { tara } = desk;
    const id = await inRepair('It hums');
    await codeFinding(tara, id);
    await tara.bench.beginCheck({ repairId: id, moment: 'before' });
    await tara.repairs.move({ id, to: 'qualityCheck' });
    await passChecks(tara, id);
    await expect(tara.repairs.move({ id, to: 'ready' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.open-point', facts: { count: 3 } }] } },
    });
    const before = (await tara.bench.ofRepair({ repairId: id })).rounds.find(
      ({ moment }) => moment === 'before',
    );
    for (const { id: pointId } of before?.points ?? [])
      await tara.bench.answerPoint({ pointId, answer: 'fail', note: 'as it came' });
    await tara.repairs.move({ id, to: 'ready' });
  });
});

describe('versions', () => {
  test('an update that is done leaves its version on the device, which is behind no more', async () => {
    const { tara, client } = desk;
    const { repairs } = await client.repairs.takeIn({
      customer: { new: maria },
      items: [
        {
          device: { new: { categoryId: await desk.category('Mobile phone'), brand: 'Acme', model: 'One' } },
          fault: 'Update it',
        },
      ],
    } as never);
    const id = repairs[0]?.id ?? 0;
    const deviceId = await desk.deviceOf(id);
    const { modelId } = await client.devices.byId({ id: deviceId });
    await client.bench.setCurrentVersion({ modelId: modelId ?? 0, version: '2.10' });
    await tara.bench.setInstalledVersion({ deviceId, version: '2.9' });
    expect((await tara.bench.devicesBehind({})).rows).toMatchObject([{ deviceId, installedVersion: '2.9' }]);
    await tara.bench.setJob({ repairId: id, job: 'update', targetVersion: '' });
    await tara.repairs.move({ id, to: 'diagnosing' });
    await codeFinding(tara, id, { fault: 'maintenance', cause: 'no-cause', remedy: 'software-installed' });
    await tara.repairs.move({ id, to: 'qualityCheck' });
    await passChecks(tara, id);
    await tara.repairs.move({ id, to: 'ready' });
    desk.within((context) => benchMoved(context, { id, deviceId }, ['handedOver']));
    expect((await tara.bench.ofRepair({ repairId: id })).installedVersion).toBe('2.10');
    expect((await tara.bench.devicesBehind({})).rows).toEqual([]);
    await tara.bench.setInstalledVersion({ deviceId, version: '2.11' });
    expect((await tara.bench.devicesBehind({})).rows).toEqual([]);
  });
});
