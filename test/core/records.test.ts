import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../kit/desk.ts';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';
import { customerOf } from '../kit/records.ts';

const realFile = new URL(
  '../../../shared/data/open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv',
  import.meta.url,
);

let at: ImportDesk;
let desk: Desk;
beforeEach(() => {
  at = openImportDesk();
  desk = at.desk;
});
afterEach(() => desk.close());

const uploadText = (text: string) => at.upload(text);
const dryRun = (uploadId: string) => at.tryRun(uploadId, { dateFormat: 'dmy' });

describe('a file of a shop’s own', () => {
  const heading = 'Name;Phone;Device type;Brand;Serial number;Date;Problem\n';

  test('comes in with its line breaks, umlauts and quotes, and is found again', async () => {
    const uploadId = await uploadText(
      `\ufeff${heading}Νίκος Παππάς;210 765 4321;Toaster;Hoover;AB-12 34;05/03/2024;"Does not heat,\nsmells ""burnt"""\n`,
    );
    const { job, jobId } = await dryRun(uploadId);
    expect(job).toMatchObject({ state: 'done', result: { rowsGood: 1, rowsBad: 0 } });
    expect((await desk.client.search.find({ text: 'burnt' })).hits).toEqual([]);
    const taken = await desk.client.records.commit({ jobId });
    expect(taken).toMatchObject({ customers: 1, devices: 1, repairs: 1 });
    const { hits } = await desk.client.search.find({ text: 'παππας HOOVER' });
    expect(hits.length).toBeGreaterThan(0);
    const found = (await desk.client.search.find({ text: 'ab1234' })).hits;
    expect(found.map(({ kind }) => kind).sort()).toEqual(['device', 'repair']);
  });

  test('names every bad row with its line and reason, and takes the good ones', async () => {
    const uploadId = await uploadText(
      `${heading}Anna;2107654322;Lamp;;;31/02/2024;dark\n;;Lamp;;;01/02/2024;dark\nMaria;2107654323;Lamp;;;;dark\nNikos;2107654324;Lamp;;;01/02/2030;dark\nGood One;2107654325;Lamp;;;01/02/2024;dark\nshort;row\n`,
    );
    const { job, jobId } = await dryRun(uploadId);
    expect(job.result?.bad.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'date-unreadable'],
      [3, 'customer-missing'],
      [4, 'date-missing'],
      [5, 'date-in-future'],
      [7, 'cells-missing'],
    ]);
    expect(await desk.client.records.commit({ jobId })).toMatchObject({ customers: 1, repairs: 1 });
  });

  test.each(['\n', '\r\n', '\r'])('numbers its lines as an editor does, ended by %j', async (end) => {
    const lines = [
      'Name,Address',
      '',
      '"Anna","Ermou',
      '12"',
      '',
      '',
      ',"no',
      '',
      'name"',
      ',nobody',
      'Ben,"a\tb"',
      ',x',
    ];
    const { job } = await dryRun(await uploadText(lines.join(end)));
    expect(job.result?.bad.map(({ line }) => line)).toEqual([7, 10, 12]);
  });

  test('changes nothing twice: the same file again brings in nothing', async () => {
    const text = `${heading}Anna;2107654322;Lamp;;X-99-1;01/02/2024;dark\n`;
    const first = await dryRun(await uploadText(text));
    await desk.client.records.commit({ jobId: first.jobId });
    const second = await dryRun(await uploadText(text));
    expect(second.job.result).toMatchObject({ rowsGood: 0, rowsKnown: 1 });
    expect(await desk.client.records.commit({ jobId: second.jobId })).toMatchObject({
      customers: 0,
      devices: 0,
      repairs: 0,
    });
  });
});

describe('what is taken in', () => {
  const heading = 'Name,Phone,E-mail,Type,Brand,Serial,Received,Problem,Ticket\n';
  const taken = async (text: string) => {
    const { jobId } = await dryRun(await uploadText(text));
    return desk.client.records.commit({ jobId });
  };
  const incoming = () => readdirSync(join(desk.folder, 'incoming'));

  test('can be read as any other record, though its e-mail address is none', async () => {
    await taken(`${heading}Anna,12,not an address,"Coffee\nmaker",Philips,,2024-02-01,dark,T1\n`);
    const { rows } = await desk.client.customers.list({ text: 'anna' });
    const card = await desk.client.customers.byId({ id: rows[0]?.id ?? 0 });
    expect(card).toMatchObject({ email: '', notes: '12\nnot an address', phones: [] });
    const [device] = await desk.client.devices.ofCustomer({ customerId: card.id });
    expect(device?.label).toBe('Philips Coffee machine');
  });

  test('has texts of a length that the desk’s forms can hold', async () => {
    const { job } = await dryRun(
      await uploadText(`${heading}Anna,,,Lamp,${'x'.repeat(81)},,2024-02-01,dark,T1\n`),
    );
    expect(job.result).toMatchObject({ rowsGood: 0, bad: [{ reason: 'text-too-long', column: 'Brand' }] });
  });

  test('leaves no file behind, and is answered again when it is asked again', async () => {
    const { jobId } = await dryRun(await uploadText(`${heading}Anna,,,Lamp,,,2024-02-01,dark,T1\n`));
    expect(incoming()).not.toHaveLength(0);
    const again = { context: { key: 'a0000000-0000-4000-8000-000000000002' } };
    const first = await desk.client.records.commit({ jobId }, again);
    await expect.poll(incoming).toEqual([]);
    expect(await desk.client.records.commit({ jobId }, again)).toEqual(first);
    await expect(desk.client.records.commit({ jobId })).rejects.toMatchObject({
      data: { reason: 'records.job-unknown' },
    });
    expect((await desk.client.records.imports())[0]).toMatchObject({ rowsTaken: 1, rowsRead: 1 });
  });

  test('is refused whole where somebody took the same number since the try', async () => {
    const one = await dryRun(await uploadText(`${heading}Anna,,,Lamp,,,2024-02-01,dark,T1\n`));
    await taken(`${heading}Ben,,,Lamp,,,2024-02-01,flickers,T1\n`);
    await expect(desk.client.records.commit({ jobId: one.jobId })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'records.changed-meanwhile' },
    });
    expect((await desk.client.customers.list({ text: 'anna' })).rows).toEqual([]);
  });

  test('may bring numbers that the shop’s own series has yet to reach', async () => {
    await taken(
      `${heading}Anna,,,Lamp,,,2024-02-01,dark,R-2026-00001\nAnna,,,Lamp,,,2024-02-02,dark,R2026 00002\n`,
    );
    const { repairs } = await desk.client.repairs.takeIn({
      customer: { new: customerOf({ name: 'Ben' }) },
      items: [{ device: { none: 'Lesson' }, fault: 'How does it work?' }],
    });
    expect(repairs[0]?.number).toBe('R-2026-00003');
  });

  test('keeps two people apart who share a telephone, and one who is written in two ways together', async () => {
    const phone = '2107654322';
    const row = (name: string, day: number) => `${name},${phone},,Lamp,,,2024-02-0${day},dark,N${day}\n`;
    const result = await taken(
      `${heading}${row('Anna Lind', 1)}${row('Ben Lind', 2)}${row('LIND anna', 3)}${row('', 4)}`,
    );
    expect(result).toMatchObject({ customers: 2, repairs: 4 });
  });

  test('two rows of one number are told apart in the try, also where the row’s own id is the number', async () => {
    const { job } = await dryRun(
      await uploadText('Id,Name,Type,Received,Ticket\n7,Anna,Lamp,2024-02-01,\n8,Anna,Lamp,2024-02-01,7\n'),
    );
    expect(job.result).toMatchObject({ rowsGood: 1, bad: [{ line: 3, reason: 'number-twice' }] });
  });
});

describe('a file on its way', () => {
  test('takes the last chunk a second time without harm', async () => {
    const bytes = Buffer.from('Name,Phone\nAnna,2107654322\n');
    const { client } = desk;
    const { uploadId } = await client.records.beginUpload({ fileName: 'x.csv', bytes: bytes.length });
    const chunk = (from: number, index: number) =>
      client.records.addChunk({
        uploadId,
        index,
        base64: bytes.subarray(from, from + 14).toString('base64'),
      });
    await chunk(0, 0);
    expect(await chunk(0, 0)).toEqual({ bytesReceived: 14 });
    await chunk(14, 1);
    expect((await client.records.inspect({ uploadId })).samples).toEqual([['Anna', '2107654322']]);
  });

  test('may be tried twice at once', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `Customer ${n},21076${String(n).padStart(5, '0')}\n`);
    const uploadId = await uploadText(`Name,Phone\n${rows.join('')}`);
    const [one, other] = await Promise.all([dryRun(uploadId), dryRun(uploadId)]);
    expect([one.job.result?.rowsGood, other.job.result?.rowsGood]).toEqual([3000, 3000]);
    expect(await desk.client.records.commit({ jobId: one.jobId })).toMatchObject({ customers: 3000 });
  });

  test('is gone with the program', async () => {
    await uploadText('Name,Phone\nAnna,2107654322\n');
    desk.reopen();
    expect(existsSync(join(desk.folder, 'incoming'))).toBe(false);
  });
});

test('nobody but the owner brings records in', async () => {
  const stranger = desk.clientOf(desk.visitor());
  await expect(stranger.records.beginUpload({ fileName: 'x.csv', bytes: 10 })).rejects.toMatchObject({
    code: 'SIGNED_OUT',
  });
});

test.skipIf(!existsSync(realFile))(
  '20,190 real repairs come in within a minute and are found',
  { timeout: 120_000 },
  async () => {
    const { job, jobId } = await at.tryRun(await at.upload(readFileSync(realFile)));
    expect(job.result).toMatchObject({ rowsRead: 20_190, rowsGood: 20_190, rowsBad: 0 });
    const taken = await desk.client.records.commit({ jobId });
    expect(taken).toMatchObject({ repairs: 20_190, devices: 20_190, customers: 170 });
    const found = await desk.client.search.find({ text: 'toaster not heating', kinds: ['repair'] });
    expect(found.hits.length).toBeGreaterThan(5);
    for (const text of ['hoover', 'HOOVER', 'DeLonghi', 'delonghi']) {
      expect((await desk.client.search.find({ text })).hits.length).toBeGreaterThan(0);
    }
  },
);
