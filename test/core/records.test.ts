import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../shared/records/records.contract.ts';
import { type Desk, openDesk } from '../kit/desk.ts';

const realFile = new URL(
  '../../../shared/data/open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv',
  import.meta.url,
);

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function upload(bytes: Uint8Array, fileName = 'old.csv'): Promise<string> {
  const { uploadId } = await desk.client.records.beginUpload({ fileName, bytes: bytes.length });
  for (let index = 0; index * CHUNK_BYTES < bytes.length; index++) {
    const chunk = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await desk.client.records.addChunk({ uploadId, index, base64: Buffer.from(chunk).toString('base64') });
  }
  return uploadId;
}

const uploadText = (text: string) => upload(Buffer.from(text));

async function dryRun(uploadId: string) {
  const { profile, mapping } = await desk.client.records.inspect({ uploadId });
  const { jobId } = await desk.client.records.startDryRun({ uploadId, profile, mapping });
  for (;;) {
    const job = await desk.client.records.job({ jobId });
    if (job.state !== 'running') return { jobId, job };
    await pause(20);
  }
}

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

describe('a file that is none', () => {
  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a spreadsheet', Buffer.from('504b030414000600080000002100', 'hex')],
    [
      'text in an old code page',
      Buffer.from([0x4e, 0x61, 0x6d, 0x65, 0x0a, 0xcd, 0xdf, 0xea, 0xef, 0xf2, 0x0a]),
    ],
  ])('%s is refused in words', async (_what, bytes) => {
    const uploadId = await upload(bytes);
    await expect(desk.client.records.inspect({ uploadId })).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason: 'records.not-text' },
    });
  });

  test('a heading without rows is refused', async () => {
    const uploadId = await uploadText('Name;Phone\n');
    await expect(desk.client.records.inspect({ uploadId })).rejects.toMatchObject({
      data: { reason: 'records.no-rows' },
    });
  });

  test('a quote that is never closed is a bad row, not a crash', async () => {
    const { job } = await dryRun(await uploadText('Name,Phone\nAnna,2107654322\n"open,2107654399\n'));
    expect(job.state).toBe('done');
    expect(job.result?.rowsGood).toBe(1);
    expect(job.result?.rowsBad).toBe(1);
  });

  test('a field of three million letters is a bad row, and the next row still comes in', async () => {
    const { job } = await dryRun(
      await uploadText(`Name,Phone\n${'x'.repeat(3_000_000)},2107654322\nAnna,2107654323\n`),
    );
    expect(job.result).toMatchObject({ rowsGood: 1, bad: [{ line: 2, reason: 'text-too-long' }] });
  });

  test('a row of twenty million letters ends the file in words', async () => {
    const uploadId = await uploadText(`Name,Phone\nAnna,2107654323\n${'x'.repeat(20_000_000)},2107654322\n`);
    const { job } = await dryRun(uploadId).catch((refusal) => ({
      job: { state: 'failed', failure: refusal.data.reason },
    }));
    expect(job).toMatchObject({ state: 'failed', failure: 'records.row-too-large' });
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
    const { job, jobId } = await dryRun(await upload(readFileSync(realFile)));
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
