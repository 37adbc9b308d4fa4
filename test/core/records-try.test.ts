import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badRowsCsv } from '../../shared/records/bad-rows-csv.rules.ts';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';
import { customerOf } from '../kit/records.ts';

let at: ImportDesk;
beforeEach(() => {
  at = openImportDesk();
});
afterEach(() => at.desk.close());

const heading = 'Name,Phone,E-mail,Address,Type,Brand,Model,Serial,Purchase date,Received,Problem,Ticket\n';
const rowOf = (fields: Partial<Record<string, string>>) =>
  [
    fields.name ?? 'Anna Alpha',
    fields.phone ?? '2107654321',
    fields.email ?? '',
    fields.address ?? '',
    fields.type ?? 'Kettle',
    fields.brand ?? 'Philips',
    fields.model ?? 'K1',
    fields.serial ?? 'SN-1',
    fields.purchased ?? '',
    fields.received ?? '2024-02-01',
    fields.problem ?? 'dark',
    fields.ticket ?? 'T1',
  ].join(',');
const fileOf = (...rows: Partial<Record<string, string>>[]) => `${heading}${rows.map(rowOf).join('\n')}\n`;
const tried = async (text: string, choice = {}) => at.tryRun(await at.upload(text), choice);
const differencesOf = async (jobId: string) => {
  const { rows } = await at.client.records.differences({ jobId });
  return rows.map(({ kind, field, inShop, inFile }) => [kind, field, inShop, inFile]);
};

describe('a try says what would be new', () => {
  test('customers, devices, repairs, and words that the catalogue does not have', async () => {
    await at.client.customers.register(
      customerOf({ name: 'Anna Alpha', phones: [{ typed: '2107654321', label: '' }] }),
    );
    const { job, jobId } = await tried(
      fileOf(
        {},
        {
          ticket: 'T2',
          name: 'Ben',
          phone: '2107654322',
          type: 'Flux capacitor',
          brand: 'Zorg',
          serial: 'S2',
        },
        { ticket: 'T3', name: 'Ben', phone: '2107654322', type: 'flux CAPACITOR', brand: 'ZORG', serial: '' },
        { ticket: 'T4', name: 'Ben', phone: '', type: 'Lamp', brand: '', model: '', serial: 'S2' },
      ),
    );
    expect(job.result).toMatchObject({
      rowsRead: 4,
      rowsGood: 4,
      rowsBad: 0,
      made: { customers: 1, devices: 3, repairs: 4, categories: 1, brands: 2 },
      newCategories: ['Flux capacitor'],
    });
    const { rows } = await at.client.records.triedRows({ jobId, group: 'new' });
    expect(rows.map(({ line, isNewCustomer, isNewDevice }) => [line, isNewCustomer, isNewDevice])).toEqual([
      [2, false, true],
      [3, true, true],
      [4, false, true],
      [5, false, false],
    ]);
    expect(await at.client.records.commit({ jobId })).toMatchObject({ customers: 1, devices: 3, repairs: 4 });
  });

  test('rows of customers or devices alone that bring nothing are known, not new', async () => {
    await at.takeIn('Name,Phone\nAnna,2107654321\nBen,2107654322\n');
    const { job } = await tried('Name,Phone,Comment\nAnna,2107654321,x\nClara,2107654323,y\n');
    expect(job.result).toMatchObject({ rowsGood: 1, rowsKnown: 1 });
  });

  test('pages through many rows without losing or doubling one', async () => {
    const names = Array.from({ length: 1234 }, (_, n) => `Ζωή ${n}`);
    const { jobId } = await tried(`Name,Phone\n${names.map((name) => `${name},`).join('\n')}\n`);
    const seen: string[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: { rows: { customer: string }[]; next: number | null } = await at.client.records.triedRows({
        jobId,
        group: 'new',
        after,
        limit: 100,
      });
      seen.push(...page.rows.map(({ customer }) => customer));
      after = page.next;
    }
    expect(seen).toEqual(names);
  });
});

describe('where the file says otherwise than the shop', () => {
  test('a row taken in before is compared field by field, and the shop’s word stays', async () => {
    const uid = (fields: Partial<Record<string, string>>) =>
      fileOf(fields)
        .replace('Name,', 'id,Name,')
        .replace(/\n(?=.)/, '\n77,');
    await at.takeIn(uid({ email: 'anna@example.com' }));
    const { job, jobId } = await tried(
      uid({
        name: 'Anna Omega',
        phone: '2107654399',
        email: 'new@example.com',
        address: 'Ermou 12',
        type: 'Lamp',
        brand: 'Braun',
        model: 'K2',
        serial: 'SN-2',
        purchased: '2023-01-01',
        received: '2024-02-02',
        problem: 'hums',
        ticket: 'T9',
      }),
    );
    expect(job.result).toMatchObject({ rowsGood: 0, rowsKnown: 1, differences: 13 });
    expect(await differencesOf(jobId)).toEqual([
      ['repair', 'repair.number', 'T1', 'T9'],
      ['repair', 'repair.receivedOn', '2024-02-01', '2024-02-02'],
      ['repair', 'repair.closedOn', '2024-02-01', '2024-02-02'],
      ['repair', 'repair.fault', 'dark', 'hums'],
      ['device', 'device.brand', 'Philips', 'Braun'],
      ['device', 'device.category', 'Kettle', 'Lamp'],
      ['device', 'device.model', 'K1', 'K2'],
      ['device', 'device.serial', 'SN-1', 'SN-2'],
      ['device', 'device.purchasedOn', '', '2023-01-01'],
      ['customer', 'customer.name', 'Anna Alpha', 'Anna Omega'],
      ['customer', 'customer.phone', '+302107654321', '2107654399'],
      ['customer', 'customer.email', 'anna@example.com', 'new@example.com'],
      ['customer', 'customer.address', '', 'Ermou 12'],
    ]);
    const before = await at.client.customers.list({ text: 'anna' });
    await at.client.records.commit({ jobId });
    expect(await at.client.customers.list({ text: 'anna' })).toEqual(before);
  });

  test('a customer known by phone and a device by serial are compared, other spellings are not', async () => {
    await at.takeIn(fileOf({ address: 'Ερμού 12', email: 'A@example.com' }));
    const same = await tried(
      fileOf({
        ticket: 'T2',
        name: 'ANNA  alpha',
        brand: 'PHILIPS',
        serial: 'sn 1',
        address: 'ερμου 12',
        email: 'a@Example.com',
      }),
    );
    expect(await differencesOf(same.jobId)).toEqual([]);
    const other = await tried(fileOf({ ticket: 'T3', address: 'Αθηνάς 3', model: 'K9' }));
    expect(await differencesOf(other.jobId)).toEqual([
      ['customer', 'customer.address', 'Ερμού 12', 'Αθηνάς 3'],
      ['device', 'device.model', 'K1', 'K9'],
    ]);
    expect(other.job.result).toMatchObject({ rowsGood: 1, made: { customers: 0, devices: 0, repairs: 1 } });
  });
});

describe('rows that are left out', () => {
  const text = `${heading}${rowOf({ name: '=cmd|calc', received: '31/02/2024' })}\n${rowOf({ ticket: 'T2' })}\nshort\n`;

  test('are all kept with their cells, also beyond what a try shows', async () => {
    const many = Array.from({ length: 700 }, (_, n) => `,bad ${n}`).join('\n');
    const { job, jobId } = await tried(`Name,Address\nAnna,Ermou\n${many}\n`);
    expect([job.result?.rowsBad, job.result?.bad.length]).toEqual([700, 200]);
    const first = await at.client.records.badRows({ jobId, limit: 500, withCells: true });
    const second = await at.client.records.badRows({
      jobId,
      after: first.next ?? 0,
      limit: 500,
      withCells: true,
    });
    expect([...first.rows, ...second.rows].map(({ cells }) => cells?.[1])).toEqual(
      Array.from({ length: 700 }, (_, n) => `bad ${n}`),
    );
  });

  test('can be saved, mended and brought in again, and no cell is a formula', async () => {
    const { jobId } = await tried(text, { dateFormat: 'dmy' });
    const { headings, rows } = await at.client.records.badRows({ jobId, withCells: true });
    expect(rows.map(({ line, reason, column, value }) => [line, reason, column, value])).toEqual([
      [2, 'date-unreadable', 'Received', '31/02/2024'],
      [4, 'cells-missing', '', 'short'],
    ]);
    const saved = badRowsCsv(
      headings,
      rows.map(({ cells = [], reason }) => ({ cells, reason })),
      'Reason',
    );
    expect(saved).toContain("'=cmd|calc");
    expect(saved).not.toMatch(/(^|[,\n])"?[=+\-@]/m);
    const mended = saved.replace('31/02/2024', '28/02/2024');
    const again = await tried(mended);
    expect(again.job.result).toMatchObject({ rowsGood: 1, rowsBad: 1 });
    await at.client.records.commit({ jobId: again.jobId });
    expect((await at.client.customers.list({ text: 'cmd calc' })).rows[0]?.name).toBe('=cmd|calc');
  });
});

test('each kind asks for what it needs', async () => {
  const { records } = at.client;
  const uploadId = await at.upload(fileOf({}));
  const { mapping, kind } = await records.inspect({ uploadId });
  expect(kind).toBe('repairs');
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(mapping).filter(([target]) => !names.includes(target)));
  const asked = (wish: { kind: 'customers' | 'devices' | 'repairs'; mapping: object }) =>
    records.startDryRun({ uploadId, profile: 'own', ...wish }).then(
      () => 'started',
      ({ data }) => data.reason,
    );
  const nobody = without('customer.name', 'customer.phone');
  expect(await asked({ kind: 'customers', mapping: nobody })).toBe('records.mapping-without-customer');
  expect(await asked({ kind: 'devices', mapping: without('device.category', 'device.model') })).toBe(
    'records.mapping-without-device',
  );
  expect(await asked({ kind: 'repairs', mapping: without('repair.receivedOn') })).toBe(
    'records.mapping-without-date',
  );
  const { job } = await at.tryRun(uploadId, { kind: 'customers' });
  expect(job.result?.made).toMatchObject({ customers: 1, devices: 0, repairs: 0 });
});
