import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportDesk, openImportDesk } from '../kit/import-desk.ts';
import { workbook, zip } from '../kit/workbooks.ts';

let at: ImportDesk;
beforeEach(() => {
  at = openImportDesk();
});
afterEach(async () => {
  // whatever the file was, nothing came in and the core goes on
  expect((await at.client.customers.list({ limit: 5 })).rows).toEqual([]);
  expect(at.desk.faults).toEqual([]);
  at.desk.close();
});

const heading = 'Name,Phone\n';
const binary = (hex: string, length = 4096) =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(Array.from({ length }, (_, n) => (n * 37) % 256))]);
const sheet = '<?xml version="1.0"?><workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>';

describe('a file that is no list ends in words', () => {
  test.each([
    ['a picture', binary('89504e470d0a1a0a'), 'records.not-text'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n'), 'records.not-text'],
    ['a program', binary('4d5a900003000000'), 'records.not-text'],
    ['an old workbook', binary('d0cf11e0a1b11ae1'), 'records.old-workbook'],
    ['noise', binary('00'), 'records.not-text'],
    ['noise without zeros', binary('01').map((byte) => byte || 1), 'records.encoding-unknown'],
    ['an empty archive', binary('504b0506', 18), 'records.not-a-workbook'],
    ['half an archive', binary('504b030414000600080000002100'), 'records.not-a-workbook'],
    ['a heading alone', Buffer.from(heading), 'records.no-rows'],
    ['blank lines', Buffer.from('\n\n\r\n\n'), 'records.no-rows'],
    [
      'a thousand columns',
      Buffer.from(`${'a,'.repeat(999)}b\n${'1,'.repeat(999)}2\n`),
      'records.too-many-columns',
    ],
    ['a quote without end', Buffer.from(`"${'x,y\n'.repeat(5_000_000)}`), 'records.row-too-large'],
    [
      'a row of twenty million letters',
      Buffer.from(`${heading}Anna,1\n${'x'.repeat(20_000_000)},2\n`),
      'records.row-too-large',
    ],
    [
      'half of a letter in UTF-16',
      Buffer.from(`\ufeff${heading}An\ud800na,2107654321\n`, 'utf16le'),
      'records.not-in-encoding',
    ],
  ])('%s', async (_, bytes, reason) => {
    expect(await at.refusal(bytes)).toBe(reason);
  });

  test('an empty one, before it is sent', async () => {
    await expect(at.upload('')).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('an archive that is no honest workbook ends in words', () => {
  const bomb = { zeros: 400 * 1024 * 1024 };

  test.each<[string, () => Promise<Buffer>, string]>([
    ['a zip of something else', () => zip({ 'photo.txt': 'hello' }), 'records.not-a-workbook'],
    [
      'a bomb',
      () => zip({ 'xl/workbook.xml': sheet, 'xl/worksheets/sheet1.xml': bomb }),
      'records.workbook-too-large',
    ],
    [
      'a link',
      () => zip({ 'xl/workbook.xml': sheet, 'xl/media/passwd': '/etc/passwd' }, 0o120777),
      'records.not-a-workbook',
    ],
    [
      'thousands of files',
      () => zip(Object.fromEntries(Array.from({ length: 2500 }, (_, n) => [`f${n}`, '']))),
      'records.workbook-too-large',
    ],
    ['an index without sheets', () => zip({ 'xl/workbook.xml': '<workbook/>' }), 'records.not-a-workbook'],
    [
      'a sheet that is broken',
      () => zip({ 'xl/workbook.xml': sheet, 'xl/worksheets/sheet1.xml': '<worksheet><row' }),
      'records.not-a-workbook',
    ],
    ['a workbook with nothing in it', () => workbook({ Empty: [['Name']] }), 'records.no-rows'],
  ])('%s', { timeout: 60_000 }, async (_, make, reason) => {
    expect(await at.refusal(await make())).toBe(reason);
  });

  test('one whose directory claims other sizes than it has', async () => {
    const honest = await zip({ 'xl/workbook.xml': sheet, 'xl/worksheets/sheet1.xml': 'x'.repeat(50_000) });
    const lying = Buffer.from(honest);
    for (let i = 0; i + 4 < lying.length; i++) {
      // the uncompressed size in each entry of the central directory
      if (lying.readUInt32LE(i) === 0x02014b50) lying.writeUInt32LE(7, i + 24);
    }
    expect(await at.refusal(lying)).toBe('records.not-a-workbook');
  });

  test('one with a name that leads out of it', async () => {
    const honest = await zip({ 'xl/workbook.xml': sheet, 'aa/bb/evil.txt': 'x' });
    const text = honest.toString('latin1').replaceAll('aa/bb/evil.txt', '../../evil.txt');
    expect(await at.refusal(Buffer.from(text, 'latin1'))).toBe('records.not-a-workbook');
  });

  test('a locked one', async () => {
    const locked = await zip({ 'xl/workbook.xml': sheet });
    for (let i = 0; i + 4 < locked.length; i++) {
      if (locked.readUInt32LE(i) === 0x02014b50) locked.writeUInt16LE(locked.readUInt16LE(i + 8) | 1, i + 8);
    }
    expect(await at.refusal(locked)).toBe('records.workbook-locked');
  });
});

describe('rows that no record can be', () => {
  const bad = async (text: string | Buffer) => {
    const { job } = await at.tryRun(await at.upload(text), {
      mapping: { 'customer.name': 'Name', 'customer.phone': 'Phone' },
      kind: 'customers',
    });
    return job.result?.bad.map(({ line, reason }) => [line, reason]);
  };

  test.each<[string, string, [number, string][]]>([
    [
      'a field of ten million letters',
      `${heading}${'x'.repeat(10_000_000)},2107654322\n`,
      [[2, 'text-too-long']],
    ],
    ['a zero byte far down', `${heading}${'\n'.repeat(70_000)}An\0na,2107654322\n`, [[70_002, 'characters']]],
    ['a quote left open', `${heading}"open,2107654399\n`, [[2, 'quote-open']]],
    [
      'too few and too many cells',
      `${heading}Anna\nBen,1,2,3\n`,
      [
        [2, 'cells-missing'],
        [3, 'cells-too-many'],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await bad(text)).toEqual(expected);
  });

  test('half of a letter in a workbook', async () => {
    const file = await workbook({
      S: [
        ['Name', 'Phone'],
        ['An_xD800_na', '2107654321'],
      ],
    });
    const { job } = await at.tryRun(await at.upload(file));
    expect(['characters', undefined]).toContain(job.result?.bad[0]?.reason);
  });
});

test('headings of 300 letters, twins, none at all and names of prototypes can be mapped', async () => {
  const long = 'x'.repeat(300);
  const uploadId = await at.upload(`${long},${long},,__proto__,constructor\nAnna,2,3,4,5\n`);
  const { columns } = await at.client.records.inspect({ uploadId });
  expect(columns).toEqual(['x'.repeat(120), `${'x'.repeat(120)} (2)`, '#3', '__proto__', 'constructor']);
  for (const column of columns.slice(2, 4)) {
    const { job } = await at.tryRun(uploadId, { kind: 'customers', mapping: { 'customer.name': column } });
    expect(job.result).toMatchObject({ rowsGood: 1 });
  }
});

test('nothing of a refused file stays open or half written beside the shop', async () => {
  const uploadId = await at.upload(binary('89504e470d0a1a0a'));
  await expect(at.client.records.inspect({ uploadId })).rejects.toBeDefined();
  expect(readdirSync(join(at.desk.folder, 'incoming'))).toEqual([`${uploadId}.part`]);
});
