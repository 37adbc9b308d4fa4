import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const consents = { service: true, promotion: true, survey: false };

async function register(facts: Parameters<typeof customerOf>[0]) {
  desk.clock.advanceMs(1000);
  return desk.client.customers.register(customerOf(facts));
}

describe('a customer card', () => {
  test('holds what was written on it', async () => {
    const { id, number } = await register({
      name: 'Μαρία Παπαδοπούλου',
      phones: [
        { typed: '210 123 4567', label: 'home' },
        { typed: '+44 7911 123456', label: '' },
      ],
      email: 'maria@example.com',
      address: 'Ερμού 1\nΑθήνα',
      taxNumber: '123456789',
      language: 'el',
      channel: 'message',
      consents,
      notes: 'Rings twice',
      flag: 'Pays in cash',
    });
    expect(number).toBe('C-00001');
    const card = await desk.client.customers.byId({ id });
    expect(card).toMatchObject({
      number,
      name: 'Μαρία Παπαδοπούλου',
      phones: [
        { typed: '210 123 4567', e164: '+302101234567', label: 'home' },
        { typed: '+44 7911 123456', e164: '+447911123456', label: '' },
      ],
      language: 'el',
      consents,
      flag: 'Pays in cash',
      balanceMinor: 0,
      mergedInto: null,
    });
    expect(desk.changed.at(-1)).toEqual(['customers']);
  });

  test('keeps one number once, and digits alone where no country fits', async () => {
    const { id } = await register({
      name: 'A',
      phones: [
        { typed: '2101234567', label: 'one' },
        { typed: '+30 210 1234567', label: 'again' },
        { typed: '123', label: 'inside line' },
      ],
    });
    const { phones } = await desk.client.customers.byId({ id });
    expect(phones.map(({ e164, label }) => [e164, label])).toEqual([
      ['+302101234567', 'one'],
      ['123', 'inside line'],
    ]);
  });

  test.each(['ask him', '12'])('refuses %j as a phone, at its field', async (typed) => {
    const phones = [{ typed, label: '' }];
    await expect(register({ name: 'A', phones })).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: ['phones', 0, 'typed'], message: 'common.invalid.phone' }] },
    });
    expect((await desk.client.customers.list({})).rows).toEqual([]);
  });

  test('changes, and says in the log only what changed', async () => {
    const { id } = await register({
      name: 'Anna',
      notes: 'old',
      phones: [{ typed: '2101234567', label: '' }],
    });
    const before = await desk.client.customers.byId({ id });
    const input = customerOf({ name: 'Anna Lind', notes: 'old' });
    const { changedAt } = await desk.client.customers.change({ ...input, id, seenAt: before.changedAt });
    const after = await desk.client.customers.byId({ id });
    expect(after).toMatchObject({ name: 'Anna Lind', phones: [], changedAt });
    const { rows } = await desk.client.audit.ofSubject({ domain: 'customers', subject: id, limit: 10 });
    const change = rows.find((event) => event.procedure === 'customers.change');
    expect(change?.before).toEqual({
      name: 'Anna',
      phones: [{ typed: '2101234567', e164: '+302101234567', label: '' }],
    });
    expect(change?.after).toEqual({ name: 'Anna Lind', phones: [] });
  });

  test('is not changed over the head of somebody else, even in the same millisecond', async () => {
    const { id } = await register({ name: 'Anna' });
    const { changedAt: seenAt } = await desk.client.customers.byId({ id });
    await desk.client.customers.change({ ...customerOf({ name: 'Anna One' }), id, seenAt });
    const late = desk.client.customers.change({ ...customerOf({ name: 'Anna Two' }), id, seenAt });
    await expect(late).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'customers.changed-meanwhile' },
    });
    expect((await desk.client.customers.byId({ id })).name).toBe('Anna One');
  });

  test('nobody knows is refused', async () => {
    await expect(desk.client.customers.byId({ id: 99 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { reason: 'customers.unknown' },
    });
  });

  test('carries consents with the day of the last change only', async () => {
    const { id } = await register({ name: 'Anna', consents });
    const { changedAt } = await desk.client.customers.byId({ id });
    desk.clock.advanceMs(5000);
    const input = customerOf({ name: 'Anna', consents: { ...consents, promotion: false } });
    await desk.client.customers.change({ ...input, id, seenAt: changedAt });
    expect((await desk.client.customers.byId({ id })).consents).toEqual({
      service: true,
      promotion: false,
      survey: false,
    });
  });
});

describe('the list', () => {
  test('goes from the last changed back, page by page, each once', async () => {
    for (let i = 0; i < 25; i++) await register({ name: `Customer ${i}` });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await desk.client.customers.list({ limit: 10, ...(after && { after }) });
      seen.push(...rows.map(({ name }) => name));
      after = next ?? undefined;
    } while (after);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `Customer ${24 - i}`));
  });

  test('refuses a cursor that is none', async () => {
    await expect(desk.client.customers.list({ after: "1'; DROP" })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('looks for what is typed', async () => {
    await register({ name: 'Nguyễn Văn Đức', phones: [{ typed: '6944 000 111', label: '' }] });
    await register({ name: 'Other' });
    expect((await desk.client.customers.list({ text: 'duc nguyen' })).rows.map(({ name }) => name)).toEqual([
      'Nguyễn Văn Đức',
    ]);
    expect((await desk.client.customers.list({ text: '0111' })).rows.map(({ name }) => name)).toEqual([
      'Nguyễn Văn Đức',
    ]);
  });
});

describe('who may be the one being typed', () => {
  test('has the phone in any form', async () => {
    const { id } = await register({ name: 'Reza', phones: [{ typed: '6944123456', label: '' }] });
    for (const typed of ['+30 694 412 3456', '0030 6944123456', '۶۹۴۴۱۲۳۴۵۶', '６９４４-123456']) {
      const alike = await desk.client.customers.alike({ phones: [typed] });
      expect(alike, typed).toMatchObject([{ id, because: 'phone' }]);
    }
    expect(await desk.client.customers.alike({ phones: ['694412'] })).toEqual([]);
    expect(await desk.client.customers.alike({ phones: ['6944123456'], except: id })).toEqual([]);
  });

  test('has the name in any order, case, accents and script of letters', async () => {
    const one = await register({ name: 'Παπαδόπουλος Γιώργος' });
    const two = await register({ name: 'علي كريمي' });
    const three = await register({ name: 'Фёдор Алёшин' });
    expect(await desk.client.customers.alike({ name: 'γιωργοσ ΠΑΠΑΔΟΠΟΥΛΟΣ' })).toMatchObject([
      { id: one.id, because: 'name' },
    ]);
    expect(await desk.client.customers.alike({ name: 'علی کریمی' })).toMatchObject([{ id: two.id }]);
    expect(await desk.client.customers.alike({ name: 'Алешин федор' })).toMatchObject([{ id: three.id }]);
    expect(await desk.client.customers.alike({ name: 'Γιώργος' })).toEqual([]);
    expect(await desk.client.customers.alike({ name: ' – ' })).toEqual([]);
  });

  test('may still be registered: a family shares one phone', async () => {
    const phones = [{ typed: '2101234567', label: '' }];
    await register({ name: 'Anna', phones });
    await register({ name: 'Ben', phones });
    expect(
      (await desk.client.customers.alike({ phones: ['2101234567'] })).map(({ name }) => name).sort(),
    ).toEqual(['Anna', 'Ben']);
  });
});

describe('old or new', () => {
  test('is new until there was something before today', async () => {
    const { id } = await register({ name: 'Anna' });
    const category = await categoryId(desk.client, 'Kettle');
    await desk.client.devices.register(deviceOf({ customerId: id, categoryId: category }));
    expect(await desk.client.customers.standing({ id })).toMatchObject({
      isReturning: false,
      devices: 1,
      repairs: 0,
    });
    desk.clock.advanceMs(24 * 3_600_000);
    const later = desk.clientAs('Counter', ['counter']);
    expect(await later.customers.standing({ id })).toMatchObject({ isReturning: true, lastVisitAt: null });
  });
});

describe('rights', () => {
  test('a technician may not merge', async () => {
    const [one, two] = [await register({ name: 'A' }), await register({ name: 'B' })];
    const technician = desk.clientAs('Tina', ['technician']);
    await expect(technician.customers.merge({ from: one.id, into: two.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
