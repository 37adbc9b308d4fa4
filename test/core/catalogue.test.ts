import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { categoryNamed, knownCategory } from '../../electron/core/catalogue/categories.ts';
import { brandNamed, modelNamed } from '../../electron/core/catalogue/products.ts';
import { catalogueSeed, seedNames } from '../../shared/catalogue/catalogue.seed.ts';
import { unitSeed } from '../../shared/catalogue/units.seed.ts';
import { languages } from '../../shared/kernel/language.ts';
import { searchText } from '../../shared/kernel/search-text.ts';
import { categoryId, type Desk, openDesk } from '../kit/desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

let desk: Desk | undefined;
const open = (options?: Parameters<typeof openDesk>[0]) => {
  desk = openDesk(options);
  return desk;
};
afterEach(() => {
  expect(desk?.faults ?? []).toEqual([]);
  desk?.close();
  desk = undefined;
});

/** The names of the Open Repair Data Standard, version 0.3. */
const openRepair =
  'Aircon/dehumidifier,Battery/charger/adapter,Decorative or safety lights,Desktop computer,Digital compact camera,DSLR/video camera,Fan,Flat screen,Hair & beauty item,Handheld entertainment device,Headphones,Hi-Fi integrated,Hi-Fi separates,Kettle,Lamp,Laptop,Large home electrical,Misc,Mobile,Musical instrument,Paper shredder,PC accessory,Portable radio,Power tool,Printer/scanner,Projector,Sewing machine,Small home electrical,Small kitchen item,Tablet,Toaster,Toy,TV and gaming-related accessories,Vacuum,Watch/clock,Coffee maker,Food processor,Games console,Hair dryer,Iron'.split(
    ',',
  );

describe('the catalogue of a new shop', () => {
  test.each(languages)('is whole in a shop that speaks %s', async (language) => {
    const { client } = open({ language });
    const categories = await client.catalogue.categories();
    const leaves = catalogueSeed.flatMap(({ categories: inside }) => inside);
    expect(categories).toHaveLength(leaves.length + catalogueSeed.length);
    for (const { names, name } of categories) {
      expect(Object.keys(names).sort()).toEqual([...languages].sort());
      expect(name).toBe(names[language]);
    }
    const kettle = await categoryId(client, 'Kettle');
    const units = await client.catalogue.units({ categoryId: kettle });
    expect(units.map(({ code }) => code)).toEqual([
      'heating-element',
      'thermostat',
      'switch',
      'seal',
      'housing',
      'cord',
    ]);
    expect(units[0]?.names['zh-CN']).toBe('加热元件');
  });

  test('calls no two categories alike in any language', () => {
    const seeds = catalogueSeed.flatMap(({ categories, ...group }) => [group, ...categories]);
    for (const language of languages) {
      const keys = seeds.map(({ names }) => searchText(seedNames(names)[language]));
      expect(new Set(keys).size, language).toBe(keys.length);
    }
  });

  test('has no word that would lead to two categories', () => {
    const meaning = new Map<string, string>();
    for (const { names, known = [] } of catalogueSeed.flatMap(({ categories, ...group }) => [
      group,
      ...categories,
    ])) {
      for (const word of [...Object.values(seedNames(names)), ...known]) {
        const key = searchText(word);
        expect(meaning.get(key) ?? names, `${word} also means ${meaning.get(key)}`).toBe(names);
        meaning.set(key, names);
      }
    }
  });

  test('names every unit in six languages, and codes fit warranty terms', () => {
    for (const [code, names] of Object.entries(unitSeed)) {
      expect(code).toMatch(/^[a-z][a-z-]*$/);
      expect(Object.values(seedNames(names)).every(Boolean)).toBe(true);
    }
  });

  test('knows every category of the Open Repair Data Standard', () => {
    const { within } = open();
    for (const name of openRepair)
      expect(
        within((context) => knownCategory(context, name)),
        name,
      ).not.toBeNull();
    const file = new URL(
      '../../../shared/data/open-repair/OpenRepairData_v0.3_Product_Categories.csv',
      import.meta.url,
    );
    if (existsSync(file)) {
      const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
      expect(rows.map((row) => row.slice(row.indexOf(',') + 1).replaceAll('"', '')).sort()).toEqual(
        [...openRepair].sort(),
      );
    }
  });
});

describe('words that lead to a category', () => {
  test('are of any language, case and accent', async () => {
    const { client, within } = open();
    const toaster = await categoryId(client, 'Toaster');
    for (const name of [
      'toaster',
      'TOASTER',
      'Τοστιέρα',
      'τοστιερα',
      'ТОСТЕР',
      'توستر',
      '烤面包机',
      'Máy nướng bánh mì',
      'may nuong banh mi',
    ]) {
      expect(
        within((context) => knownCategory(context, name)),
        name,
      ).toBe(toaster);
    }
  });

  test('an unknown one becomes a category of its own, once', () => {
    const { within } = open();
    const first = within((context) => categoryNamed(context, 'Theremin'));
    expect(within((context) => categoryNamed(context, 'THEREMÍN'))).toBe(first);
  });
});

describe('brands and models', () => {
  test('nothing is learnt of text without a letter or digit', () => {
    const { within } = open();
    within((context) => {
      expect(brandNamed(context, ' - ')).toBeNull();
      expect(modelNamed(context, null, 1, '')).toBeNull();
    });
  });

  test('the same model of another brand is another model', async () => {
    const { client, within } = open();
    const kettle = await categoryId(client, 'Kettle');
    within((context) => {
      const [bosch, sony] = [brandNamed(context, 'Bosch'), brandNamed(context, 'Sony')];
      const one = modelNamed(context, bosch, kettle, 'X1');
      expect(modelNamed(context, bosch, kettle, 'x1')).toBe(one);
      expect(modelNamed(context, sony, kettle, 'X1')).not.toBe(one);
      expect(modelNamed(context, null, kettle, 'X1')).not.toBe(one);
    });
  });

  test('are offered where any of their words begins so, the first word first', async () => {
    const { client, within } = open();
    within((context) => {
      for (const brand of ['Samsung', 'De Longhi', 'Long Life', 'Miele']) brandNamed(context, brand);
    });
    expect((await client.catalogue.brands({ text: 'long' })).map(({ name }) => name)).toEqual([
      'Long Life',
      'De Longhi',
    ]);
    expect(await client.catalogue.brands({ text: 'sung' })).toEqual([]);
    expect(await client.catalogue.brands({ limit: 2 })).toHaveLength(2);
  });
});

describe('the owner’s editor', () => {
  test('adds, renames and hides; a name that is known is refused', async () => {
    const { client } = open();
    const { id } = await client.catalogue.addCategory({ name: 'Theremin', names: { ru: 'Терменвокс' } });
    await expect(client.catalogue.addCategory({ name: 'терменвокс' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'catalogue.category-taken', facts: { id } },
    });
    const toaster = await categoryId(client, 'Toaster');
    const rename = client.catalogue.changeCategory({
      id: toaster,
      name: 'Theremin',
      names: {},
      isHidden: false,
    });
    await expect(rename).rejects.toMatchObject({ data: { reason: 'catalogue.category-taken' } });
    await client.catalogue.changeCategory({
      id: toaster,
      name: 'Bread toaster',
      names: { ru: 'Тостер' },
      isHidden: true,
    });
    expect((await client.catalogue.categories()).find((category) => category.id === toaster)).toMatchObject({
      name: 'Bread toaster',
      isHidden: true,
    });
  });

  test('a model has its own units, or else its category’s', async () => {
    const { client } = open();
    const kettle = await categoryId(client, 'Kettle');
    const model = await client.catalogue.addModel({ name: 'X1', brand: 'Bosch', categoryId: kettle });
    expect(await client.catalogue.units({ categoryId: kettle, modelId: model.id })).toHaveLength(6);
    const unit = {
      categoryId: null,
      modelId: model.id,
      parent: null,
      code: 'lid',
      name: 'Lid',
      names: {},
      isServiceable: true,
    };
    const { id } = await client.catalogue.addUnit(unit);
    await client.catalogue.addUnit({ ...unit, parent: id, code: 'hinge', name: 'Hinge' });
    expect(await client.catalogue.units({ categoryId: kettle, modelId: model.id })).toMatchObject([
      { code: 'lid', parent: null },
      { code: 'hinge', parent: id },
    ]);
    await expect(client.catalogue.addUnit(unit)).rejects.toMatchObject({
      data: { reason: 'catalogue.unit-taken' },
    });
    await expect(client.catalogue.addUnit({ ...unit, code: 'a', categoryId: kettle })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await client.catalogue.changeUnit({ id, name: 'Cover', names: { en: 'Cover' }, isServiceable: false });
    expect((await client.catalogue.units({ categoryId: kettle, modelId: model.id }))[0]).toMatchObject({
      name: 'Cover',
      isServiceable: false,
    });
  });

  test('models are renamed and hidden, never doubled', async () => {
    const { client } = open();
    const kettle = await categoryId(client, 'Kettle');
    const one = await client.catalogue.addModel({ name: 'X1', brand: 'Bosch', categoryId: kettle });
    await expect(
      client.catalogue.addModel({ name: 'x1', brand: 'BOSCH', categoryId: kettle }),
    ).rejects.toMatchObject({
      data: { reason: 'catalogue.model-taken' },
    });
    await client.catalogue.changeModel({ id: one.id, name: 'X1 Plus', categoryId: kettle, isHidden: true });
    expect(await client.catalogue.models({ brand: 'bosch' })).toEqual([]);
    expect(await client.catalogue.models({ brand: 'bosch', withHidden: true })).toMatchObject([
      { name: 'X1 Plus', isHidden: true },
    ]);
  });

  test('what is renamed is found and called by its new name, device and order alike', async () => {
    const { client } = open();
    const [kettle, toaster] = [await categoryId(client, 'Kettle'), await categoryId(client, 'Toaster')];
    const { id: customerId } = await client.customers.register(customerOf({ name: 'Anna' }));
    const known = deviceOf({ customerId, categoryId: kettle, brand: 'Philips', model: 'HD1' });
    const { id: withModel } = await client.devices.register(known);
    const { id: plain } = await client.devices.register(deviceOf({ customerId, categoryId: kettle }));
    await client.repairs.takeIn({
      customer: { id: customerId },
      items: [withModel, plain].map((id) => ({ device: { id }, fault: 'Leaks' })),
    });
    const found = async (text: string) =>
      (await client.search.find({ text })).hits.map(({ kind }) => kind).sort();

    const [model] = await client.catalogue.models({ text: 'HD1' });
    await client.catalogue.changeModel({
      id: model?.id ?? 0,
      name: 'Daily Zed',
      categoryId: toaster,
      isHidden: false,
    });
    expect(await client.devices.byId({ id: withModel })).toMatchObject({
      label: 'Philips Daily Zed',
      category: 'Toaster',
    });
    expect(await found('daily zed')).toEqual(['device', 'repair']);
    expect(await found('toaster')).toEqual(['device', 'repair']);
    expect(await found('hd1')).toEqual([]);

    const { names } = (await client.catalogue.categories()).find(({ id }) => id === kettle) ?? { names: {} };
    await client.catalogue.changeCategory({
      id: kettle,
      name: 'Quiet boiler',
      names: { ...names, en: 'Quiet boiler' },
      isHidden: false,
    });
    expect((await client.devices.byId({ id: plain })).label).toBe('Quiet boiler');
    expect(await found('quiet boiler')).toEqual(['device', 'repair']);
  });

  test('is the owner’s and the supervisor’s', async () => {
    const test = open();
    const counter = test.clientAs('Cora', ['counter']);
    await expect(counter.catalogue.addCategory({ name: 'X' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await counter.catalogue.categories()).length).toBeGreaterThan(40);
  });
});
