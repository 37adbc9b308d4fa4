import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';
import { customerOf, deviceOf } from '../kit/records.ts';

const realFile = new URL(
  '../../../shared/data/open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv',
  import.meta.url,
);

let at: ImportDesk;
beforeEach(() => {
  at = openImportDesk();
});
afterEach(() => at.desk.close());

/** What an undo cannot take back: the log, answers, counters, and that there was an import. */
const lasting = new Set([
  'event',
  'command',
  'branch',
  'number_series',
  'import',
  'sqlite_sequence',
  'session',
]);

/** Every row of every other table, in no order. */
function everything(file: string): Record<string, string[]> {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search\\_%\\_%' ESCAPE '\\'",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables
        .filter((name) => !lasting.has(name) && !/^search_(words|codes)/.test(name))
        .map((name) => [name, rowsOf(db, name)]),
    );
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database, table: string): string[] {
  const rows = db.prepare(`SELECT * FROM "${table}"`).all();
  return rows.map((row) => JSON.stringify(row)).sort();
}

function searchIsSound(file: string): boolean {
  const db = new Database(file);
  try {
    db.exec("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)");
    db.exec("INSERT INTO search_codes (search_codes, rank) VALUES ('integrity-check', 1)");
    return true;
  } finally {
    db.close();
  }
}

const heading = 'Name,Phone,Type,Brand,Model,Serial,Received,Problem,Ticket\n';
const rows = [
  'Anna Alpha,2107654321,Kettle,Philips,K1,SN-A-1,2024-02-01,dark,T1',
  'Ben Beta,2107654322,Flux capacitor,Zorg,Z9,SN-B-2,2024-02-02,hums,T2',
  'Ben Beta,2107654322,Lamp,,,,2024-02-03,flickers,T3',
];
const file = `${heading}${rows.join('\n')}\n`;

describe('an undone import', () => {
  test('leaves every table as it was, row for row, and the search whole', async () => {
    await at.client.customers.register(customerOf({ name: 'Clara Gamma' }));
    const before = everything(at.desk.file);
    const taken = await at.takeIn(file);
    expect(everything(at.desk.file)).not.toEqual(before);
    const counts = await at.client.records.undo({ importId: taken.importId });
    expect(counts).toEqual({ customers: 2, devices: 3, repairs: 3, categories: 1, brands: 2 });
    expect(everything(at.desk.file)).toEqual(before);
    expect(searchIsSound(at.desk.file)).toBe(true);
    expect((await at.client.search.find({ text: 'capacitor' })).hits).toEqual([]);
    expect((await at.client.audit.check()).firstBroken).toBeNull();
  });

  test('stays listed with who undid it, is not undone twice, and can be taken in again', async () => {
    const { importId } = await at.takeIn(file);
    at.desk.clock.advanceMs(60_000);
    await at.client.records.undo({ importId });
    expect(await at.client.records.imports()).toMatchObject([
      { id: importId, rowsTaken: 3, undoneAt: at.desk.clock.now, undoneBy: expect.any(String) },
    ]);
    await expect(at.client.records.undo({ importId })).rejects.toMatchObject({
      data: { reason: 'records.undone-already' },
    });
    expect(await at.takeIn(file)).toMatchObject({ customers: 2, devices: 3, repairs: 3 });
  });

  test('leaves what stood before: a customer whom the file only names again', async () => {
    const { id } = await at.client.customers.register(
      customerOf({ name: 'Anna Alpha', phones: [{ typed: '2107654321', label: '' }] }),
    );
    const before = everything(at.desk.file);
    const taken = await at.takeIn(file);
    expect(taken.customers).toBe(1);
    await at.client.records.undo({ importId: taken.importId });
    expect(everything(at.desk.file)).toEqual(before);
    expect((await at.client.customers.byId({ id })).name).toBe('Anna Alpha');
  });

  test('leaves the words of the catalogue that are used by now', async () => {
    const { importId } = await at.takeIn(file);
    const { id } = await at.client.customers.register(customerOf({ name: 'Clara Gamma' }));
    const categoryId = await at.desk.category('Kettle');
    const known = await at.client.catalogue.categories();
    const capacitor = known.find(({ name }) => name === 'Flux capacitor');
    await at.client.devices.register(deviceOf({ customerId: id, categoryId, brand: 'Zorg' }));
    await at.client.records.undo({ importId });
    const brands = await at.client.catalogue.brands({ text: '', limit: 50 });
    expect(brands.map(({ name }) => name)).toEqual(['Zorg']);
    expect(capacitor).toBeDefined();
    expect((await at.client.catalogue.categories()).some(({ name }) => name === 'Flux capacitor')).toBe(
      false,
    );
  });
});

describe('an import is not undone any more', () => {
  const undoing = async (importId: number) => {
    const before = everything(at.desk.file);
    const refusal = await at.client.records.undo({ importId }).then(
      () => 'undone',
      (error: { data: { reason: string; facts: { title: string } } }) => [
        error.data.reason,
        error.data.facts?.title,
      ],
    );
    expect(everything(at.desk.file)).toEqual(before);
    return refusal;
  };
  const annasCard = async () => {
    const { rows: found } = await at.client.customers.list({ text: 'anna' });
    return at.client.customers.byId({ id: found[0]?.id ?? 0 });
  };

  test('once a repair order stands for one of its devices', async () => {
    const { importId } = await at.takeIn(file);
    const anna = await annasCard();
    const [device] = await at.client.devices.ofCustomer({ customerId: anna.id });
    const { repairs } = await at.client.repairs.takeIn({
      customer: { id: anna.id },
      items: [{ device: { id: device?.id ?? 0 }, fault: 'again', promisedOn: '2026-10-09' }],
    } as never);
    expect(await undoing(importId)).toEqual(['records.undo-repair', repairs[0]?.number]);
  });

  test('once one of its customers was changed by hand', async () => {
    const { importId } = await at.takeIn(file);
    const { id, changedAt, phones, ...card } = await annasCard();
    await at.client.customers.change({
      ...card,
      id,
      seenAt: changedAt,
      phones: phones.map(({ typed, label }) => ({ typed, label })),
      notes: 'rings twice',
    } as never);
    expect(await undoing(importId)).toEqual(['records.undo-changed', 'Anna Alpha']);
  });

  test('once somebody was merged into one of its customers', async () => {
    const { importId } = await at.takeIn(file);
    const anna = await annasCard();
    const { id: from } = await at.client.customers.register(customerOf({ name: 'Anna A.' }));
    await at.client.customers.merge({ from, into: anna.id });
    expect(await undoing(importId)).toEqual(['records.undo-changed', 'Anna Alpha']);
  });

  test('once one of its customers has a device more', async () => {
    const { importId } = await at.takeIn(file);
    const anna = await annasCard();
    await at.client.devices.register(
      deviceOf({ customerId: anna.id, categoryId: await at.desk.category('Kettle'), brand: 'Braun' }),
    );
    expect(await undoing(importId)).toEqual(['records.undo-device', expect.stringContaining('Braun')]);
  });

  test('once one of its devices has another owner', async () => {
    const { importId } = await at.takeIn(file);
    const anna = await annasCard();
    const [device] = await at.client.devices.ofCustomer({ customerId: anna.id });
    const { id: customerId } = await at.client.customers.register(customerOf({ name: 'Clara' }));
    await at.client.devices.transfer({ id: device?.id ?? 0, customerId, on: '2026-10-05' });
    expect(await undoing(importId)).toEqual(['records.undo-changed', expect.stringContaining('Philips')]);
  });

  test('once a later file brought repairs to its customers, until that is undone first', async () => {
    const first = await at.takeIn(file);
    const second = await at.takeIn(
      `${heading}Anna Alpha,2107654321,Kettle,Philips,K1,SN-A-1,2024-05-01,dark,T9\n`,
    );
    expect(await undoing(first.importId)).toEqual(['records.undo-import', 'old.csv']);
    await at.client.records.undo({ importId: second.importId });
    expect(await at.client.records.undo({ importId: first.importId })).toMatchObject({ customers: 2 });
  });
});

test('nobody but the owner undoes an import', async () => {
  const { importId } = await at.takeIn(file);
  const counter = at.desk.clientAs('Kostas', ['counter']);
  await expect(counter.records.undo({ importId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test.skipIf(!existsSync(realFile))('20,190 real repairs go as they came', { timeout: 120_000 }, async () => {
  const before = everything(at.desk.file);
  const { importId } = await at.takeIn(readFileSync(realFile));
  const beganAt = performance.now();
  expect(await at.client.records.undo({ importId })).toMatchObject({ repairs: 20_190, customers: 170 });
  console.log(`undone within ${Math.round(performance.now() - beganAt)} ms`);
  expect(everything(at.desk.file)).toEqual(before);
  expect(searchIsSound(at.desk.file)).toBe(true);
});
