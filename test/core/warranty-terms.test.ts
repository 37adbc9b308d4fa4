import { describe, expect, test } from 'vitest';
import { change } from '../../electron/core/store/statement.ts';
import { openDesk } from '../kit/desk.ts';
import { deviceOf } from '../kit/records.ts';
import {
  anna,
  card,
  desk,
  device,
  finish,
  kettle,
  seedIfNeeded,
  setDesk,
  takenIn,
  terms,
} from '../kit/warranty-desk.ts';

setDesk();

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
