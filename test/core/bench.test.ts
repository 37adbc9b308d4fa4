import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BenchDesk, openBenchDesk } from '../kit/bench-desk.ts';
import { codeFinding, passChecks } from '../kit/bench-steps.ts';

let desk: BenchDesk;
beforeEach(async () => {
  desk = await openBenchDesk();
});
afterEach(() => desk.close());

const minutes = (count: number) => count * 60_000;

describe('a technician’s day', () => {
  test('the list stands by promised day with parts state, work is timed, and nothing is ready uncoded or unchecked', async () => {
    const { tara } = desk;
    const later = await desk.bring('The screen is cracked', '2026-10-12');
    const sooner = await desk.bring('It does not charge', '2026-10-08');
    await tara.bench.take({ repairId: later });
    await tara.bench.take({ repairId: sooner });
    await tara.bench.wantPart({ repairId: later, name: 'Display', expectedOn: '2026-10-09' });

    const { rows } = await tara.bench.work({ whose: 'mine' });
    expect(rows.map(({ id, parts, partsOn }) => ({ id, parts, partsOn }))).toEqual([
      { id: sooner, parts: 'none', partsOn: null },
      { id: later, parts: 'needed', partsOn: '2026-10-09' },
    ]);

    await tara.bench.startWork({ repairId: sooner });
    desk.clock.advanceMs(minutes(25));
    const { stopped } = await tara.bench.startWork({ repairId: later });
    expect(stopped).toMatchObject({ repairId: sooner, minutes: 25 });
    desk.clock.advanceMs(minutes(10));
    const clock = await tara.bench.clock();
    await tara.bench.stopWork({ workId: clock?.workId ?? 0 });
    expect((await tara.bench.ofRepair({ repairId: sooner })).workedMinutes).toBe(25);

    await tara.repairs.move({ id: sooner, to: 'diagnosing' });
    const offered = (await tara.repairs.moves({ id: sooner })).moves.map(({ to }) => to);
    expect(offered).not.toContain('ready');
    await expect(tara.repairs.move({ id: sooner, to: 'ready' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(tara.repairs.move({ id: sooner, to: 'qualityCheck' })).rejects.toMatchObject({
      data: { reason: 'repairs.blocked', facts: { obstacles: [{ reason: 'bench.no-finding' }] } },
    });
    const findingId = (await tara.bench.addFinding({ repairId: sooner, fault: 'does-not-charge' })).findingId;
    await expect(tara.repairs.move({ id: sooner, to: 'qualityCheck' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.not-coded', facts: { count: 1 } }] } },
    });
    await tara.bench.changeFinding({ findingId, fault: 'does-not-charge', cause: 'dirt', remedy: 'cleaned' });
    await tara.repairs.move({ id: sooner, to: 'qualityCheck' });
    expect((await tara.bench.ofRepair({ repairId: sooner })).outcome).toBe('fixed');

    await expect(tara.repairs.move({ id: sooner, to: 'ready' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.no-check' }] } },
    });
    await passChecks(tara, sooner);
    await tara.repairs.move({ id: sooner, to: 'ready' });
    expect((await tara.bench.work({ whose: 'mine' })).rows.map(({ id }) => id)).toEqual([later]);
  });

  test('the order of work knows no money: free or paid, urgent comes first, then who came first', async () => {
    const { tara, client } = desk;
    const free = await desk.bring('free');
    const paid = await desk.bring('paid');
    const urgent = await desk.bring('urgent');
    for (const repairId of [urgent, paid, free]) await tara.bench.take({ repairId });
    const order = async () => (await tara.bench.work({ whose: 'mine' })).rows.map(({ id }) => id);
    expect(await order()).toEqual([free, paid, urgent]);
    desk.within(({ store }) => {
      const set = (sql: string) => store.run({ sql });
      set(`UPDATE repair SET coverage = 'covered', cost_limit_minor = 0 WHERE id = ${free}`);
      set(`UPDATE repair SET coverage = 'notCovered', cost_limit_minor = 90000 WHERE id = ${paid}`);
    });
    expect(await order()).toEqual([free, paid, urgent]);
    await client.repairs.setUrgent({ id: urgent, isUrgent: true });
    expect(await order()).toEqual([urgent, free, paid]);
  });

  test('what nobody is to work on is on everybody’s other list until somebody takes it', async () => {
    const id = await desk.bring('It hums');
    expect((await desk.tara.bench.work({ whose: 'mine' })).rows).toEqual([]);
    expect((await desk.tara.bench.work({ whose: 'unassigned' })).rows.map((row) => row.id)).toEqual([id]);
    await desk.tara.bench.take({ repairId: id });
    expect((await desk.tara.bench.work({ whose: 'unassigned' })).rows).toEqual([]);
    const [row] = (await desk.tara.bench.work({ whose: 'mine' })).rows;
    expect(row).toMatchObject({ id, technicianId: desk.taraId, ownerId: desk.taraId });
  });
});

test('who has not learned the kind of device is told so, and takes no warranty work of it', async () => {
  const { tara, client } = desk;
  const kettles = await desk.category('Kettle');
  const [charged, covered] = [await desk.bring('It hums'), await desk.bring('It hums too')];
  await client.capacity.setSkill({
    personId: desk.taraId,
    categoryId: kettles,
    brand: '',
    level: 1,
    validUntil: null,
  });
  desk.within(({ store }) =>
    store.run({ sql: `UPDATE repair SET coverage = iif(id = ${covered}, 'covered', 'notCovered')` }),
  );
  expect(await tara.bench.take({ repairId: charged })).toEqual({ isUnskilled: true });
  const refused = { data: { reason: 'capacity.skill-missing' } };
  await expect(tara.bench.take({ repairId: covered })).rejects.toMatchObject(refused);
  await expect(tara.bench.startWork({ repairId: covered })).rejects.toMatchObject(refused);
  expect((await tara.bench.work({ whose: 'mine' })).rows.map(({ id }) => id)).toEqual([charged]);
});

describe('codes', () => {
  test('are there in a shop that never heard of them, extended, hidden and called otherwise', async () => {
    const { client, tara } = desk;
    const known = await tara.bench.codes();
    expect(known.filter(({ kind }) => kind === 'fault').length).toBeGreaterThanOrEqual(30);
    const { word } = await client.bench.addCode({
      kind: 'fault',
      topic: 'other',
      names: { en: 'Bewitched' },
      known: ['ghost'],
    });
    const id = await desk.bring('There is a ghost in it');
    expect(await tara.bench.propose({ repairId: id, kind: 'fault' })).toContain(word);
    await expect(
      tara.bench.addCode({ kind: 'fault', topic: 'other', names: { en: 'Mine' } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      client.bench.addCode({ kind: 'fault', topic: 'other', names: { en: 'bewitched!' } }),
    ).rejects.toMatchObject({ data: { fields: [{ message: 'bench.invalid.code-taken' }] } });

    const dead = known.find((code) => code.word === 'dead');
    if (!dead) throw new Error('no such code');
    const { kind: _, isOwn: __, ...rest } = dead;
    await client.bench.changeCode({ ...rest, isHidden: true });
    await expect(tara.bench.addFinding({ repairId: id, fault: 'dead' })).rejects.toMatchObject({
      data: { fields: [{ path: ['fault'] }] },
    });
    await client.bench.restoreCode({ word: 'dead' });
    await tara.bench.addFinding({ repairId: id, fault: 'dead' });
  });

  test('are proposed by what the shop chose before for such words', async () => {
    const { tara } = desk;
    for (let count = 0; count < 4; count += 1) {
      const id = await desk.bring('Blorps at night');
      await codeFinding(tara, id, { fault: 'sensor-fails', cause: 'software', remedy: 'reset' });
    }
    const id = await desk.bring('blorps again');
    expect((await tara.bench.propose({ repairId: id, kind: 'fault' }))[0]).toBe('sensor-fails');
    const cause = await tara.bench.propose({ repairId: id, kind: 'cause', fault: 'sensor-fails' });
    expect(cause[0]).toBe('software');
    const remedy = await tara.bench.propose({
      repairId: id,
      kind: 'remedy',
      fault: 'sensor-fails',
      cause: 'software',
    });
    expect(remedy[0]).toBe('reset');
  });

  test('a finding names a unit of the device, and the device tells its history by unit', async () => {
    const { tara, client } = desk;
    const id = await desk.bring('Battery empty at noon');
    const units = await client.catalogue.units({ categoryId: await desk.category('Mobile phone') });
    const battery = units.find(({ code }) => code === 'battery')?.id ?? 0;
    const kettle = await client.catalogue.units({ categoryId: await desk.category('Kettle') });
    await expect(codeFinding(tara, id, { unitId: kettle[0]?.id ?? 0 })).rejects.toMatchObject({
      data: { fields: [{ path: ['unitId'] }] },
    });
    await codeFinding(tara, id, { fault: 'battery-drains', cause: 'consumable-used-up', unitId: battery });
    await codeFinding(tara, id, { fault: 'no-sound' });
    const deviceId = await desk.deviceOf(id);
    expect(await tara.bench.unitHistory({ deviceId, unit: 'battery' })).toMatchObject([
      { unit: 'battery', fault: 'battery-drains', remedy: 'part-replaced', repairId: id },
    ]);
    const repair = await client.repairs.byId({ id });
    expect(repair.finding).toContain(
      'Battery: Battery runs down quickly · Consumable used up · Part replaced',
    );
    expect((await client.search.find({ text: 'consumable', kinds: ['repair'] })).hits).toMatchObject([
      { ref: id },
    ]);
  });
});

describe('outcomes', () => {
  test('no fault found, and what was refused, are no work that the shop answers for', async () => {
    const { tara, client } = desk;
    const nff = await desk.bring('Sometimes nothing');
    await tara.repairs.move({ id: nff, to: 'diagnosing' });
    await codeFinding(tara, nff, { fault: 'dead', cause: 'no-cause', remedy: 'nothing-found' });
    await tara.repairs.move({ id: nff, to: 'qualityCheck' });
    expect((await client.repairs.byId({ id: nff })).outcome).toBe('noFaultFound');
    await tara.repairs.move({ id: nff, to: 'inRepair' });
    expect((await client.repairs.byId({ id: nff })).outcome).toBe('');

    const ber = await desk.bring('Fell from a roof');
    await tara.repairs.move({ id: ber, to: 'diagnosing' });
    await tara.repairs.move({ id: ber, to: 'beyondRepair', reason: 'in pieces' });
    await expect(tara.repairs.move({ id: ber, to: 'ready' })).rejects.toMatchObject({
      data: { facts: { obstacles: [{ reason: 'bench.no-fault' }] } },
    });
    await tara.bench.addFinding({ repairId: ber, fault: 'housing-broken' });
    await tara.repairs.move({ id: ber, to: 'ready' });
    expect((await client.repairs.byId({ id: ber })).outcome).toBe('beyondRepair');
  });

  test('what came back of those where nothing was found is counted', async () => {
    const { tara, client } = desk;
    const id = await desk.bring('Sometimes nothing');
    await tara.repairs.move({ id, to: 'diagnosing' });
    await codeFinding(tara, id, { cause: 'no-cause', remedy: 'nothing-found' });
    await tara.repairs.move({ id, to: 'qualityCheck' });
    desk.within(({ store }) => {
      store.run({
        sql: `UPDATE repair SET state = 'closed', state_group = 'closed', closed_at = ${desk.clock.now} WHERE id = ${id}`,
      });
    });
    desk.clock.advanceMs(minutes(60 * 24));
    await desk.signIn();
    const deviceId = await desk.deviceOf(id);
    const { customerId } = await client.repairs.byId({ id });
    await desk.client.repairs.takeIn({
      customer: { id: customerId },
      items: [{ device: { id: deviceId }, fault: 'Again nothing' }],
    } as never);
    expect(await desk.client.bench.outcomes({ from: '2026-10-01', until: '2026-10-31' })).toEqual([
      { outcome: 'noFaultFound', orders: 1, cameBack: 1 },
    ]);
  });
});

test('an obstacle is refused whole: nothing of the move is left', async () => {
  const id = await desk.bring('It hums');
  await desk.tara.repairs.move({ id, to: 'diagnosing' });
  const before = await desk.client.repairs.byId({ id });
  await expect(desk.tara.repairs.move({ id, to: 'qualityCheck' })).rejects.toMatchObject({
    data: { reason: 'repairs.blocked' },
  });
  expect(await desk.client.repairs.byId({ id })).toEqual(before);
});
