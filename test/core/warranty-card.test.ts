import { describe, expect, test } from 'vitest';
import { recordPastRepair } from '../../electron/core/repairs/past-repairs.ts';
import { customerOf } from '../kit/records.ts';
import {
  anna,
  bosch,
  card,
  dayAt,
  desk,
  device,
  finish,
  setDesk,
  takenIn,
  terms,
} from '../kit/warranty-desk.ts';

setDesk();

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
