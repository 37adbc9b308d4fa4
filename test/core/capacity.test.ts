import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { skillFor } from '../../electron/core/capacity/skills.ts';
import { takeInService } from '../kit/busy-bench.ts';
import { type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';
import { refusalOf } from '../kit/refusal.ts';
import type { Client } from '../kit/shop.ts';

let desk: Desk;
let client: Client;
let tara: number;

beforeEach(async () => {
  desk = openDesk();
  client = desk.client;
  desk.clientAs('Tara', ['technician']);
  tara = (await client.capacity.team()).people.find(({ name }) => name === 'Tara')?.id ?? 0;
});

afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const morning = [{ from: '09:00', to: '11:00' }];

async function takeInKettle(promisedOn: string | null = null): Promise<number> {
  const { id: customerId } = await client.customers.register(customerOf({ name: 'Maria' }));
  const { customerId: _, ...kettle } = deviceOf({
    ...{ customerId, categoryId: await desk.category('Kettle'), brand: 'Aurora', serial: '' },
  });
  const { repairs } = await client.repairs.takeIn({
    customer: { id: customerId },
    items: [{ device: { new: kettle }, fault: 'Cold', promisedOn }],
  });
  return repairs[0]?.id ?? 0;
}

describe('hours and absences', () => {
  test('a technician works while the shop is open, until somebody writes down otherwise', async () => {
    expect((await client.capacity.team()).people.map(({ hasOwnHours }) => hasOwnHours)).toEqual([
      false,
      false,
    ]);
    const before = await client.capacity.load({ weeks: 2 });
    expect(before[0]?.fromOn).toBe('2026-10-05');
    const week = before[1]?.people.find(({ id }) => id === tara);
    expect(week?.days.map(({ available }) => available > 0)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);

    await client.capacity.setHours({ personId: tara, hours: { ...closed, 1: morning } });
    const after = await client.capacity.load({ weeks: 2 });
    // two hours on a Monday, the tenth part kept free
    expect(after[1]?.people.find(({ id }) => id === tara)).toMatchObject({ available: 108 });
    await client.capacity.setHours({ personId: tara, hours: null });
    expect(await client.capacity.load({ weeks: 2 })).toEqual(before);
  });

  test('the load shows what is planned, and who is away', async () => {
    await takeInService(client, { minutes: 100 });
    await client.capacity.addAbsence({
      ...{ personId: tara, fromOn: '2026-10-05', untilOn: '2026-10-06', kind: 'training' },
    });
    const [week] = await client.capacity.load({ weeks: 1 });
    expect(week?.people.reduce((sum, { planned }) => sum + planned, 0)).toBe(100);
    const hers = week?.people.find(({ id }) => id === tara);
    expect(hers?.planned).toBe(0);
    expect(hers?.days.slice(0, 3).map(({ absence }) => absence)).toEqual(['training', 'training', null]);
  });

  test('an absence ends after it began', async () => {
    const wrong = { personId: tara, fromOn: '2026-10-08', untilOn: '2026-10-07', kind: 'sick' } as const;
    expect((await refusalOf(client.capacity.addAbsence(wrong))).fields?.[0]).toMatchObject({
      path: ['untilOn'],
    });
  });

  test('where nobody has an hour, nobody can promise a day', async () => {
    const { people } = await client.capacity.team();
    for (const { id } of people) await client.capacity.setHours({ personId: id, hours: closed });
    const asked = await client.promises.earliest({});
    expect(asked).toMatchObject({ day: null, limits: expect.arrayContaining(['nobody']), help: [] });
  });

  test('only an owner or a supervisor writes them', async () => {
    const technician = desk.clientAs('Tom', ['technician']);
    const refused = await refusalOf(technician.capacity.setHours({ personId: tara, hours: null }));
    expect(refused.code).toBe('FORBIDDEN');
    expect((await technician.capacity.team()).people).toHaveLength(3);
  });
});

describe('skills', () => {
  const fits = async (repairId: number) =>
    Object.fromEntries((await client.capacity.fits({ repairId })).map(({ id, fit }) => [id, fit]));

  test('nobody is warned of where none are kept; one of a category above is enough', async () => {
    const id = await takeInKettle();
    const owner = (await client.capacity.team()).people.find((person) => person.id !== tara)?.id ?? 0;
    expect(await fits(id)).toEqual({ [tara]: 'unknown', [owner]: 'unknown' });
    const { categoryId } = await client.repairs.byId({ id });
    const kettle = (await client.catalogue.categories()).find((category) => category.id === categoryId);
    await client.capacity.setSkill({
      ...{
        personId: tara,
        categoryId: kettle?.parent ?? kettle?.id ?? 0,
        level: 2,
        validUntil: '2026-10-31',
      },
    });
    expect(await fits(id)).toEqual({ [tara]: 'fits', [owner]: 'missing' });
    desk.clock.now += 30 * 86_400_000;
    await desk.signIn();
    expect(await fits(id)).toEqual({ [tara]: 'expired', [owner]: 'missing' });
    expect(desk.within((context) => skillFor(context, owner, { categoryId: categoryId ?? 0 }))).toBe(
      'missing',
    );
  });

  test('of one brand is none of another', async () => {
    const id = await takeInKettle();
    const { categoryId } = await client.repairs.byId({ id });
    const skill = { personId: tara, categoryId: categoryId ?? 0, level: 1, validUntil: null };
    await client.capacity.setSkill({ ...skill, brand: 'Borealis' });
    expect((await fits(id))[tara]).toBe('missing');
    const { id: skillId } = await client.capacity.setSkill({ ...skill, brand: 'AURORA' });
    expect((await fits(id))[tara]).toBe('fits');
    expect((await client.capacity.setSkill({ ...skill, brand: 'Aurora', level: 3 })).id).toBe(skillId);
    await client.capacity.removeSkill({ id: skillId });
    expect((await fits(id))[tara]).toBe('missing');
  });

  test('a day is reckoned with those who have learned it, and with nobody else', async () => {
    const categoryId = await desk.category('Kettle');
    const away = { personId: tara, fromOn: '2026-10-05', untilOn: '2026-10-09', kind: 'holiday' } as const;
    await client.capacity.addAbsence(away);
    expect((await client.promises.earliest({ categoryId })).day).toBe('2026-10-05');
    await client.capacity.setSkill({ personId: tara, categoryId, level: 2, validUntil: null });
    const asked = await client.promises.earliest({ categoryId });
    expect(asked).toMatchObject({ day: '2026-10-10', limits: expect.arrayContaining(['skill']) });
    expect((await refusalOf(takeInKettle('2026-10-07'))).facts).toMatchObject({ earliest: '2026-10-10' });
  });

  test('whoever it was given to does it, and a colleague with the skill is named where that is earlier', async () => {
    const id = await takeInKettle();
    await client.repairs.assign({ ids: [id], technicianId: tara });
    await client.capacity.addAbsence({
      ...{ personId: tara, fromOn: '2026-10-05', untilOn: '2026-10-09', kind: 'sick' },
    });
    const asked = await client.promises.earliest({ repairId: id });
    expect(asked).toMatchObject({ day: '2026-10-10', limits: expect.arrayContaining(['assigned']) });
    expect(asked.help).toContainEqual({ kind: 'technician', name: expect.any(String), day: '2026-10-05' });
  });
});

describe('places', () => {
  test('one microscope limits the work that needs it, however many there are to do it', async () => {
    const categoryId = await desk.category('Kettle');
    const { id: place } = await client.capacity.addPlace({
      ...{ name: 'Microscope', count: 1, categoryIds: [categoryId] },
    });
    // 540 minutes of the microscope a day, 972 of two people
    const first = await takeInKettle();
    await client.repairs.plan({ id: first, minutes: 500 });
    const asked = await client.promises.earliest({ categoryId, minutes: 100 });
    expect(asked).toMatchObject({ day: '2026-10-06', limits: expect.arrayContaining(['place', 'queue']) });
    expect((await client.promises.earliest({ minutes: 100 })).day).toBe('2026-10-05');
    const changed = { id: place, name: 'Microscope', categoryIds: [categoryId], isHidden: false };
    await client.capacity.changePlace({ ...changed, count: 2 });
    expect((await client.promises.earliest({ categoryId, minutes: 100 })).day).toBe('2026-10-05');
    await client.capacity.changePlace({ ...changed, count: 0 });
    expect((await client.promises.earliest({ categoryId, minutes: 100 })).day).toBeNull();
    await client.capacity.changePlace({ ...changed, count: 0, isHidden: true });
    expect((await client.promises.earliest({ categoryId, minutes: 100 })).day).toBe('2026-10-05');
  });
});
