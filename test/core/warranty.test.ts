import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordPastRepair } from '../../electron/core/repairs/past-repairs.ts';
import { change } from '../../electron/core/store/statement.ts';
import { decideCoverage, freezeDecision } from '../../electron/core/warranty/coverage.ts';
import { allTerms } from '../../electron/core/warranty/terms.sql.ts';
import { seedWarranty } from '../../electron/core/warranty/warranty.ts';
import { type WarrantyTermsInput, warrantyTermsSchema } from '../../shared/warranty/warranty.terms.ts';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

/** The desk stands at Monday, 5 October 2026, in Athens. */
let desk: Desk;
let anna: number;
let kettle: number;
beforeEach(async () => {
  desk = openDesk();
  desk.within((context) => seedIfNeeded(context));
  anna = (
    await desk.client.customers.register(
      customerOf({ name: 'Anna Lind', phones: [{ typed: '694 123 4567', label: '' }] }),
    )
  ).id;
  kettle = await categoryId(desk.client, 'Kettle');
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

/** Whether or not a new shop begins with terms by itself. */
function seedIfNeeded(context: Parameters<Parameters<Desk['within']>[0]>[0]) {
  if (context.store.all(allTerms).length === 0) seedWarranty(context);
}

async function device(facts: Partial<Parameters<typeof deviceOf>[0]> = {}): Promise<number> {
  desk.clock.advanceMs(1000);
  return (await desk.client.devices.register(deviceOf({ customerId: anna, categoryId: kettle, ...facts })))
    .id;
}

const card = (deviceId: number) => desk.client.warranty.card({ deviceId });

function terms(facts: Partial<WarrantyTermsInput> = {}) {
  return warrantyTermsSchema.parse({
    layer: 'manufacturer',
    payer: 'manufacturer',
    name: 'Bosch 36 months',
    durations: { labour: { months: 36 }, parts: { months: 36 } },
    start: { from: 'purchase' },
    ...facts,
  });
}

async function takenIn(deviceId: number): Promise<number> {
  const { repairs } = await desk.client.repairs.takeIn({
    customer: { id: anna },
    items: [{ device: { id: deviceId }, fault: 'It does not get warm.' }],
  });
  return repairs[0]?.id ?? 0;
}

const dayAt = (day: string) => Date.parse(`${day}T09:00:00Z`);

/** As a bench will, one day: closes an order with what came of it. */
function finish(
  repairId: number,
  { on, receivedOn, outcome = 'fixed' }: { on: string; receivedOn?: string; outcome?: string },
) {
  desk.core.store.write((store) =>
    store.run(
      change(`UPDATE repair SET state = 'closed', state_group = 'closed', outcome = :outcome, closed_at = :closed,
                     received_at = ifnull(:received, received_at) WHERE id = :id`),
      { id: repairId, outcome, closed: dayAt(on), received: receivedOn ? dayAt(receivedOn) : null },
    ),
  );
}

describe('the card', () => {
  test('covered: by whom, until when, for each kind of cost', async () => {
    const { verdict } = await card(await device({ purchasedOn: '2025-03-10' }));
    expect(verdict).toMatchObject({
      status: 'covered',
      layer: 'legal',
      payer: 'shop',
      until: '2027-03-10',
      daysLeft: 156,
    });
    expect(verdict.kinds.transport).toMatchObject({ coveredBasisPoints: 10_000, until: '2027-03-10' });
    expect(verdict.reasons[0]).toMatchObject({
      code: 'covers-until',
      facts: { layer: 'legal', until: '2027-03-10' },
    });
  });

  test('expired: on the day after the last one, with the days since', async () => {
    expect((await card(await device({ purchasedOn: '2024-10-05' }))).verdict).toMatchObject({
      status: 'covered',
      daysLeft: 0,
    });
    expect((await card(await device({ purchasedOn: '2024-10-04' }))).verdict).toMatchObject({
      status: 'expired',
      payer: 'customer',
      until: '2026-10-04',
      daysLeft: -1,
    });
  });

  test('not registered: nobody wrote it down and nobody knows when it was bought', async () => {
    expect((await card(await device({ isRegistered: false }))).verdict.status).toBe('notRegistered');
  });

  test('not known: registered, but without a day to count from', async () => {
    expect((await card(await device())).verdict).toMatchObject({ status: 'unknown', until: null });
  });

  test('not started: delivered next week', async () => {
    const id = await device({ deliveredOn: '2026-10-12' });
    expect((await card(id)).verdict).toMatchObject({ status: 'notStarted', until: '2028-10-12' });
  });

  test('partly: a share that the terms leave to the customer', async () => {
    const { id } = await bosch({
      basisPoints: { labour: 5000 },
      durations: { labour: { months: 60 }, parts: { months: 60 } },
    });
    const { verdict, services } = await card(id);
    expect(verdict.status).toBe('partly');
    expect(verdict.kinds.labour).toMatchObject({ coveredBasisPoints: 5000, payer: 'manufacturer' });
    expect(services.find(({ name }) => name === 'Diagnosis')?.coveredBasisPoints).toBe(5000);
  });

  test('not covered: terms for which its fault is no matter', async () => {
    const { id } = await bosch({
      durations: { labour: null, parts: null, transport: { months: 60 } },
      basisPoints: { transport: 0 },
    });
    expect((await card(id)).verdict.status).not.toBe('covered');
  });

  test('void: lost where it can be lost, and given back with a reason', async () => {
    const id = await device({ purchasedOn: '2026-03-01' });
    await desk.client.warranty.markVoid({ deviceId: id, on: '2026-09-01', reason: 'Seal broken' });
    const { verdict, voidMark } = await card(id);
    expect(voidMark).toEqual({ on: '2026-09-01', reason: 'Seal broken' });
    expect(verdict.promises.map(({ layer, status }) => [layer, status])).toEqual([
      ['legal', 'covered'],
      ['manufacturer', 'void'],
    ]);
    await expect(
      desk.client.warranty.markVoid({ deviceId: id, on: '2026-09-02', reason: 'again' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await desk.client.warranty.liftVoid({ deviceId: id, reason: 'It was our own seal' });
    expect((await card(id)).voidMark).toBeNull();
    await expect(
      desk.clientAs('Tom', ['technician']).warranty.markVoid({ deviceId: id, on: '2026-09-01', reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('says that the device is in the shop now, and lists what happened to it', async () => {
    const id = await device({ purchasedOn: '2026-01-10' });
    const repairId = await takenIn(id);
    const { device: shown, history, entitlement } = await card(id);
    expect(shown.openRepairId).toBe(repairId);
    expect(history).toMatchObject([
      { id: repairId, state: 'received', coverage: 'covered', fault: 'It does not get warm.' },
    ]);
    expect(entitlement.lines.map(({ kind }) => kind)).toEqual(['labour', 'parts']);
    expect(new Set(entitlement.lines[0]?.trace.map(({ layer }) => layer)).size).toBe(7);
  });

  test('tells what services cost in and out of warranty', async () => {
    const { client } = desk;
    const [diagnosis] = await client.warranty.services();
    if (!diagnosis) throw new Error('no services');
    await client.warranty.changeService({ ...diagnosis, priceMinor: 2500 });
    const { id } = await client.warranty.addService({
      name: 'Polishing',
      kind: 'labour',
      priceMinor: 1000,
      isCoverable: false,
    });
    const inside = await card(await device({ purchasedOn: '2026-01-01' }));
    expect(inside.services.find((one) => one.id === diagnosis.id)).toMatchObject({
      priceMinor: 2500,
      todayMinor: 0,
    });
    expect(inside.services.find((one) => one.id === id)).toMatchObject({
      priceMinor: 1000,
      todayMinor: 1000,
    });
    const outside = await card(await device({ purchasedOn: '2020-01-01' }));
    expect(outside.services.find((one) => one.id === diagnosis.id)).toMatchObject({
      todayMinor: 2500,
      usualMinutes: 30,
    });
    expect(outside.services.find(({ name }) => name === 'On-site visit')).toMatchObject({ todayMinor: null });
  });

  test('an unknown device is refused', async () => {
    await expect(card(99)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { reason: 'devices.unknown' } });
  });
});

/** A device outside the legal guarantee, with terms of its own model. */
async function bosch(facts: Partial<WarrantyTermsInput>) {
  const id = await device({ brand: 'Bosch', model: `TWK ${desk.clock.now}`, purchasedOn: '2024-01-10' });
  const { modelId } = await desk.client.devices.byId({ id });
  await desk.client.warranty.addTerms({ modelId, validFrom: '2020-01-01', terms: terms(facts) });
  return { id, modelId };
}

describe('versions of terms', () => {
  test('a device keeps the version of its purchase day', async () => {
    const { client } = desk;
    const of2025 = await device({ purchasedOn: '2025-05-01', serial: 'OLD-00123' });
    const of2026 = await device({ purchasedOn: '2026-05-01', serial: 'NEW-00123' });
    const first = await client.warranty.addTerms({
      categoryId: kettle,
      validFrom: '2024-01-01',
      terms: terms({ name: 'First' }),
    });
    const next = terms({ name: 'Second', durations: { labour: { months: 6 }, parts: { months: 6 } } });
    await client.warranty.newVersion({ id: first.id, validFrom: '2026-01-01', terms: next });
    const makers = async (id: number) => (await card(id)).terms.find(({ layer }) => layer === 'manufacturer');
    expect(await makers(of2025)).toMatchObject({
      name: 'First',
      version: 1,
      scope: 'category',
      validFrom: '2024-01-01',
    });
    expect(await makers(of2026)).toMatchObject({ name: 'Second', version: 2 });
    const series = (await client.warranty.terms({ layer: 'manufacturer' })).find(
      ({ scope }) => scope === 'category',
    );
    expect(
      series?.versions.map(({ version, validFrom, validUntil }) => [version, validFrom, validUntil]),
    ).toEqual([
      [2, '2026-01-01', null],
      [1, '2024-01-01', '2025-12-31'],
    ]);
  });

  test('the model goes before the category, the category before all; a retired one gives way', async () => {
    const { client } = desk;
    const id = await device({ brand: 'Bosch', model: 'TWK 1', purchasedOn: '2026-05-01' });
    const { modelId } = await client.devices.byId({ id });
    const makers = async () => (await card(id)).terms.find(({ layer }) => layer === 'manufacturer')?.scope;
    expect(await makers()).toBe('all');
    await client.warranty.addTerms({ categoryId: kettle, validFrom: '2026-01-01', terms: terms() });
    expect(await makers()).toBe('category');
    const own = await client.warranty.addTerms({ modelId, validFrom: '2026-01-01', terms: terms() });
    expect(await makers()).toBe('model');
    await client.warranty.retireTerms({ id: own.id, lastDay: '2026-04-30' });
    expect(await makers()).toBe('category');
    await expect(
      client.warranty.addTerms({ modelId, validFrom: '2026-04-30', terms: terms() }),
    ).rejects.toMatchObject({
      data: { fields: [{ path: ['validFrom'], message: 'warranty.invalid.after-day' }] },
    });
    await client.warranty.addTerms({ modelId, validFrom: '2026-05-01', terms: terms() });
    expect(await makers()).toBe('model');
  });

  test('of a parent category where its own says nothing', async () => {
    const { client } = desk;
    const parent = (await client.catalogue.addCategory({ name: 'Test kitchen things', parent: null })).id;
    const child = (await client.catalogue.addCategory({ name: 'Test samovar', parent })).id;
    await client.warranty.addTerms({
      categoryId: parent,
      validFrom: '2020-01-01',
      terms: terms({ name: 'Kitchen' }),
    });
    const { terms: kept } = await card(await device({ categoryId: child, purchasedOn: '2026-01-01' }));
    expect(kept.find(({ layer }) => layer === 'manufacturer')).toMatchObject({
      name: 'Kitchen',
      scope: 'category',
    });
  });

  test('without a purchase the day on which it came to be known decides', async () => {
    const { client } = desk;
    const first = await client.warranty.addTerms({
      categoryId: kettle,
      validFrom: '2024-01-01',
      terms: terms({ name: 'First' }),
    });
    const before = await device();
    await client.warranty.newVersion({
      id: first.id,
      validFrom: '2026-10-06',
      terms: terms({ name: 'Second' }),
    });
    desk.clock.advanceMs(5 * 86_400_000);
    const after = await desk
      .clientAs('Nia', ['owner'])
      .devices.register(deviceOf({ customerId: anna, categoryId: kettle }));
    const max = desk.clientAs('Max', ['counter']);
    const name = async (deviceId: number) =>
      (await max.warranty.card({ deviceId })).terms.find(({ layer }) => layer === 'manufacturer')?.name;
    expect(await name(before)).toBe('First');
    expect(await name(after.id)).toBe('Second');
  });

  test('a past version is never changed, nor followed twice', async () => {
    const { client } = desk;
    const first = await client.warranty.addTerms({
      categoryId: kettle,
      validFrom: '2024-01-01',
      terms: terms(),
    });
    await expect(
      client.warranty.addTerms({ categoryId: kettle, validFrom: '2025-01-01', terms: terms() }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'warranty.terms-in-force' },
    });
    await expect(
      client.warranty.newVersion({ id: first.id, validFrom: '2024-01-01', terms: terms() }),
    ).rejects.toMatchObject({
      data: { fields: [{ path: ['validFrom'], data: { day: '2024-01-01' } }] },
    });
    await client.warranty.newVersion({ id: first.id, validFrom: '2026-01-01', terms: terms() });
    await expect(
      client.warranty.newVersion({ id: first.id, validFrom: '2026-02-01', terms: terms() }),
    ).rejects.toMatchObject({
      data: { reason: 'warranty.version-closed' },
    });
    await expect(client.warranty.retireTerms({ id: first.id, lastDay: '2026-02-01' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(() =>
      desk.core.store.write((store) =>
        store.run(change("UPDATE warranty_terms SET body = '{}' WHERE id = :id"), { id: first.id }),
      ),
    ).toThrow(/never changed/);
  });

  test('terms that promise nothing, or a contract for everybody, are refused at their field', async () => {
    const { client } = desk;
    const nothing = terms({ durations: { labour: null, parts: null } });
    await expect(
      client.warranty.addTerms({ validFrom: '2026-01-01', terms: { ...nothing, layer: 'dealer' } }),
    ).rejects.toMatchObject({
      data: {
        fields: [{ path: ['terms', 'durations', 'labour'], message: 'warranty.invalid.nothing-promised' }],
      },
    });
    await expect(
      client.warranty.addTerms({ validFrom: '2026-01-01', terms: terms({ layer: 'contract' }) }),
    ).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('only the owner writes them', async () => {
    const counter = desk.clientAs('Kim', ['counter']);
    await expect(
      counter.warranty.addTerms({ validFrom: '2026-01-01', terms: terms() }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(counter.warranty.addService({ name: 'Polish', kind: 'labour' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await counter.warranty.terms()).length).toBeGreaterThan(2);
  });
});

describe('what a new shop begins with', () => {
  test.each([
    ['GR', ['legal', 'manufacturer', 'repair'], 2],
    ['GB', ['legal', 'manufacturer', 'repair'], 1],
    ['US', ['manufacturer', 'repair'], 0],
    ['IR', ['manufacturer', 'repair'], 0],
  ])('in %s', async (country, layers, legalVersions) => {
    const abroad = openDesk({ country, language: country === 'IR' ? 'fa' : 'en' });
    abroad.within((context) => seedIfNeeded(context));
    const series = await abroad.client.warranty.terms();
    expect(series.map(({ layer }) => layer)).toEqual(layers);
    expect(series.find(({ layer }) => layer === 'legal')?.versions.length ?? 0).toBe(legalVersions);
    const maker = series.find(({ layer }) => layer === 'manufacturer')?.versions[0]?.terms;
    expect(maker).toMatchObject({
      calendar: country === 'IR' ? 'persian' : 'gregory',
      durations: { labour: { months: 12 } },
    });
    expect(await abroad.client.warranty.services()).toHaveLength(10);
    abroad.close();
  });

  test('bought from 31 July 2026, a repair under the legal guarantee adds a year once', async () => {
    const id = await device({ purchasedOn: '2026-08-01' });
    const repairId = await takenIn(id);
    finish(repairId, { on: '2026-10-04', receivedOn: '2026-10-01' });
    expect((await card(id)).verdict).toMatchObject({ status: 'covered', until: '2029-08-01' });
    const before = await device({ purchasedOn: '2026-07-30' });
    finish(await takenIn(before), { on: '2026-10-04', receivedOn: '2026-10-01' });
    expect((await card(before)).verdict.until).toBe('2028-07-30');
  });
});

describe('the device and its past', () => {
  test('promises that do not pass on end with the first owner', async () => {
    const { id } = await bosch({
      isTransferable: false,
      durations: { labour: { months: 60 }, parts: { months: 60 } },
    });
    expect((await card(id)).verdict.status).toBe('covered');
    const boris = (await desk.client.customers.register(customerOf({ name: 'Boris' }))).id;
    await desk.client.devices.transfer({ id, customerId: boris, on: '2026-10-01' });
    const { verdict, device: shown } = await card(id);
    expect(shown.customerName).toBe('Boris');
    const maker = verdict.promises.find(({ layer }) => layer === 'manufacturer');
    expect(maker).toMatchObject({ status: 'notCovered' });
    expect(maker?.reasons[0]).toMatchObject({ code: 'transferred', facts: { changedOn: '2026-10-01' } });
  });

  test('our repair warranty stands apart, and answers when the fault comes back', async () => {
    const id = await device({ purchasedOn: '2020-01-01' });
    const repairId = await takenIn(id);
    finish(repairId, { on: '2026-09-01', receivedOn: '2026-08-28' });
    const { verdict } = await card(id);
    expect(verdict.status).toBe('expired');
    expect(verdict.repairs).toMatchObject([
      { repairId: String(repairId), layer: 'repair', isRunning: true, until: '2026-11-30', daysLeft: 56 },
    ]);
    const other = await desk.client.warranty.preview({ subject: { deviceId: id }, comeBackOf: null });
    expect(other.word).toBe('notCovered');
    const answered = {
      word: 'covered',
      entitlement: { lines: [{ layer: 'repair', payer: 'shop' }, { layer: 'repair' }] },
    };
    const back = await desk.client.warranty.preview({ subject: { deviceId: id }, comeBackOf: repairId });
    expect(back).toMatchObject(answered);
    expect(await desk.client.warranty.preview({ subject: { deviceId: id } })).toMatchObject(answered);
  });

  test('a device back within 90 days of our work is taken in as a come-back, and no later', async () => {
    const [soon, late] = [
      await device({ purchasedOn: '2020-01-01' }),
      await device({ purchasedOn: '2020-01-01' }),
    ];
    finish(await takenIn(soon), { on: '2026-07-07', receivedOn: '2026-07-01' });
    finish(await takenIn(late), { on: '2026-07-06', receivedOn: '2026-07-01' });
    const wordOf = async (id: number) =>
      (await desk.client.repairs.byId({ id: await takenIn(id) })).decision?.entitlement;
    expect(await wordOf(soon)).toMatchObject({
      lines: [{ layer: 'repair' }, { layer: 'repair' }],
      claim: { comeBackOf: expect.any(String) },
    });
    expect(await wordOf(late)).toMatchObject({
      lines: [{ layer: null }, { layer: null }],
      claim: { comeBackOf: null },
    });
  });

  test.each([
    ['endOfLife', 0],
    ['repairable', 0],
    ['unknown', 0],
    ['', 1],
  ])('an order that ended as "%s" promises %i times', async (outcome, promises) => {
    const id = await device({ purchasedOn: '2020-01-01' });
    finish(await takenIn(id), { on: '2026-09-01', receivedOn: '2026-08-28', outcome });
    expect((await card(id)).verdict.repairs).toHaveLength(promises);
  });

  test('old records count like any other: long past, or still running', async () => {
    const id = await device({ purchasedOn: '2015-01-01' });
    desk.within((context) =>
      recordPastRepair(context, {
        number: 'OLD-7',
        customerId: anna,
        deviceId: id,
        fault: 'Leaks',
        finding: 'New seal',
        outcome: 'fixed',
        receivedAt: dayAt('2019-05-04'),
        closedAt: dayAt('2019-05-04'),
        importId: 1,
      }),
    );
    finish(await takenIn(id), { on: '2026-08-01', receivedOn: '2026-07-01' });
    const { verdict, history } = await card(id);
    expect(verdict.repairs.map(({ finishedOn, isRunning }) => [finishedOn, isRunning])).toEqual([
      ['2026-08-01', true],
      ['2019-05-04', false],
    ]);
    expect(history).toHaveLength(2);
  });

  test('an extended plan takes over, ends on its paper, and is a supervisor’s to give', async () => {
    const { client } = desk;
    const id = await device({ purchasedOn: '2023-01-01' });
    const plan = {
      deviceId: id,
      reference: 'PLAN-7',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      terms: terms({ layer: 'dealer', payer: 'insurer', name: 'Plus plan' }),
    };
    await expect(desk.clientAs('Kim', ['counter']).warranty.addCover(plan)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const cover = await client.warranty.addCover(plan);
    const { verdict, covers } = await card(id);
    expect(verdict).toMatchObject({
      status: 'covered',
      layer: 'dealer',
      payer: 'insurer',
      until: '2026-12-31',
    });
    expect(covers).toMatchObject([{ id: cover.id, name: 'Plus plan', reference: 'PLAN-7' }]);
    await client.warranty.endCover({
      id: cover.id,
      endsOn: '2026-09-30',
      reason: 'Cancelled by the customer',
    });
    expect((await card(id)).verdict).toMatchObject({ status: 'expired', until: '2026-09-30' });
    await expect(
      client.warranty.endCover({ id: cover.id, endsOn: '2026-12-31', reason: 'x' }),
    ).rejects.toMatchObject({
      data: { reason: 'warranty.cover-ended' },
    });
  });
});

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

describe('finding', () => {
  test('a serial in Persian digits and spaces leads to “covered, 41 days left”, with the clause', async () => {
    const id = await device({ serial: 'SN-5544-77', purchasedOn: '2024-11-15' });
    const { rows } = await desk.client.warranty.find({ text: 'sn ۵۵ ۴۴ ۷۷' });
    expect(rows).toMatchObject([{ deviceId: id, isExact: true, status: 'covered', daysLeft: 41 }]);
    expect((await card(id)).verdict.leading).toMatchObject({
      layer: 'legal',
      clause: 'Art. 10(1)',
      until: '2026-11-15',
    });
  });

  test('an exact serial first, typed as it may be', async () => {
    const near = await device({ serial: 'FD-9702-12345', purchasedOn: '2026-01-10' });
    const exact = await device({ serial: 'FD-9702-1234', purchasedOn: '2024-01-10' });
    const { rows, unknownSerial } = await desk.client.warranty.find({ text: ' fd ۹۷۰۲ ۱۲۳۴ ' });
    expect(rows.map(({ deviceId, isExact, status }) => [deviceId, isExact, status])).toEqual([
      [exact, true, 'expired'],
      [near, false, 'covered'],
    ]);
    expect(rows[0]).toMatchObject({
      daysLeft: -268,
      until: '2026-01-10',
      layer: 'legal',
      customerName: 'Anna Lind',
    });
    expect(unknownSerial).toBeNull();
  });

  test('by name, phone, receipt, model and order', async () => {
    const id = await device({
      brand: 'Bosch',
      model: 'TWK 7203',
      receiptNumber: 'A/17-22',
      purchasedOn: '2026-01-10',
    });
    await takenIn(id);
    const number = (await card(id)).history[0]?.number ?? '';
    for (const [text, via] of [
      ['anna', 'customer'],
      ['6941234567', 'customer'],
      ['a17 22', null],
      ['twk 72', null],
      [number, 'repair'],
    ] as const) {
      const { rows } = await desk.client.warranty.find({ text });
      expect(
        rows.map(({ deviceId }) => deviceId),
        text,
      ).toEqual([id]);
      if (via === null) expect(rows[0], text).toMatchObject({ isExact: text === 'a17 22', via: null });
      expect(rows[0]?.openRepairId).not.toBeNull();
    }
  });

  test('says of a serial that nobody knows that it can be registered', async () => {
    expect(await desk.client.warranty.find({ text: ' SN-44 556 677 ' })).toEqual({
      rows: [],
      unknownSerial: 'SN-44 556 677',
    });
    expect(await desk.client.warranty.find({ text: 'nobody' })).toEqual({ rows: [], unknownSerial: null });
    expect(await desk.client.warranty.find({ text: '' })).toEqual({ rows: [], unknownSerial: null });
  });

  test('looks as often for twenty devices as for one, and never through a whole table', async () => {
    for (let n = 0; n < 25; n++) await device({ serial: `SER-${1000 + n}`, purchasedOn: '2026-01-10' });
    expect((await desk.client.warranty.find({ text: 'anna lind' })).rows).toHaveLength(20);
    const file = new Database(desk.file, { readonly: true });
    for (const isAnalysed of [false, true]) {
      if (isAnalysed) desk.core.store.write((store) => store.run(change('ANALYZE')));
      for (const name of ['facts', 'find', 'terms', 'decisions', 'card']) {
        const statements = (await import(`../../electron/core/warranty/${name}.sql.ts`)) as Record<
          string,
          { sql: string }
        >;
        for (const [key, { sql }] of Object.entries(statements)) {
          if (!sql || key === 'allTerms' || key === 'allServices' || !sql.trimStart().startsWith('SELECT'))
            continue;
          const plan = (
            file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({
              devices: '[]',
              customers: '[]',
              repairs: '[]',
              key: 'A',
              category: 1,
              model: 1,
              layer: 'legal',
              id: 1,
              repair: 1,
              device: 1,
              brand: 'a',
            }) as { detail: string }[]
          ).map(({ detail }) => detail);
          expect(
            plan.filter((step) => /^SCAN (device|repair|customer|warranty_\w+)\b/.test(step)),
            `${name} ${key}`,
          ).toEqual([]);
        }
      }
    }
    file.close();
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

describe('the rights card', () => {
  test('freezes what stands, in the customer’s language', async () => {
    const { client } = desk;
    const maria = (await client.customers.register(customerOf({ name: 'Μαρία', language: 'el' }))).id;
    const id = await device({ customerId: maria, purchasedOn: '2026-01-10', serial: 'KT-1' });
    const { paperId } = await client.warranty.issueRightsCard({ deviceId: id });
    const paper = await client.papers.byId({ id: paperId });
    expect(paper).toMatchObject({ kind: 'rightsCard', language: 'el', calendar: 'gregory', deviceId: id });
    expect(paper.facts).toMatchObject({
      customer: { name: 'Μαρία' },
      device: { serial: 'KT-1', purchasedOn: '2026-01-10' },
      issuedOn: '2026-10-05',
      covers: [
        {
          layer: 'legal',
          payer: 'shop',
          startsOn: '2026-01-10',
          kinds: [
            { kind: 'labour', basisPoints: 10_000, until: '2028-01-10' },
            { kind: 'parts' },
            { kind: 'transport' },
            { kind: 'visit' },
          ],
          exclusions: ['Κακή χρήση', expect.any(String), expect.any(String)],
        },
        { layer: 'manufacturer', kinds: [{ kind: 'labour', until: '2027-01-10' }, { kind: 'parts' }] },
      ],
    });
    const persian = await client.warranty.issueRightsCard({ deviceId: id, language: 'fa' });
    expect(await client.papers.byId({ id: persian.paperId })).toMatchObject({
      language: 'fa',
      calendar: 'persian',
    });
  });
});
