import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workbook } from '../kit/workbooks.ts';
import { owner, seesDesk, setUpShop } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

const realFile = fileURLToPath(
  new URL('../../../shared/data/open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv', import.meta.url),
);
const hasRealFile = existsSync(realFile);

stories('an owner brings in old records', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>> = [];

  async function enterAsOwner(): Promise<Reader> {
    const reader = await stage.enter({ cookies });
    if (cookies.length === 0) {
      await setUpShop(reader);
      cookies = await reader.cookies();
    }
    await seesDesk(reader);
    await reader.open('/settings/import');
    await reader.sees('records.choose.title');
    return reader;
  }

  test.each([
    [
      'a picture',
      { name: 'photo.csv', mimeType: 'text/csv', buffer: pictureBytes() },
      'records.refusal.not-text',
    ],
    [
      'an empty file',
      { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
      'records.invalid.empty',
    ],
    [
      'a heading alone',
      { name: 'heading.csv', mimeType: 'text/csv', buffer: Buffer.from('name,phone\n') },
      'records.refusal.no-rows',
    ],
  ])('%s is refused in a sentence, and nothing has changed', async (_, file, sentence) => {
    const reader = await enterAsOwner();
    await choose(reader, file);
    await reader.sees(sentence);
    await reader.sees('records.choose.nothing-changed');
    const { rows } = await reader.call<{ rows: unknown[] }>('customers.list', { limit: 5 });
    expect(rows).toEqual([]);
  });

  test('every bad row is named with its reason, the good ones come in', async () => {
    const reader = await enterAsOwner();
    const text = [
      'Customer,Mobile,Product,Received,Fault',
      'Μαρία Παπαδοπούλου,694 123 4567,Kettle,2024-03-05,Δεν ζεσταίνει',
      '"Brown, Ann",+447700900123,Toaster,2024-02-30,"Burns',
      'one side"',
      ',,Lamp,2024-01-01,Flickers',
    ].join('\n');
    await choose(reader, { name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await reader.sees('records.map.sentence');
    await mapColumn(reader, 'Customer', 'records.target.customer.name');
    await mapColumn(reader, 'Mobile', 'records.target.customer.phone');
    await mapColumn(reader, 'Product', 'records.target.device.category');
    await mapColumn(reader, 'Received', 'records.target.repair.receivedOn');
    await mapColumn(reader, 'Fault', 'records.target.repair.fault');
    await keepPicture(reader.page, 'import-map');
    await reader.press('records.map.try');
    await reader.sees('records.try.found');
    await reader.sees('records.bad-reason.date-unreadable');
    await reader.sees('records.bad-reason.customer-missing');
    await keepPicture(reader.page, 'import-tried');
    await reader.press('records.try.take-in', { count: 1, rows: '1' });
    await reader.sees('records.taken.title');
    await search(reader, 'μαρια παπαδοπουλου', /Μαρία Παπαδοπούλου/);
  });

  test('the rows left out are saved with their reasons, and no cell is a formula', async () => {
    const reader = await enterAsOwner();
    const text = 'Name;Phone\nAnna;2107654321\n;\n=1+1;2;3\n';
    await choose(reader, { name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await reader.press('records.map.try');
    await reader.sees('records.bad.title');
    const download = reader.page.waitForEvent('download');
    await reader.press('records.bad.save');
    const saved = readFileSync(await (await download).path(), 'utf8');
    expect(saved.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffName,Phone,Reason',
      ',,Nothing in it (Line 3)',
      "'=1+1,2,More cells than the heading has (Line 4),3",
    ]);
  });

  test('a workbook comes in by a mapping that is kept, and is undone as a whole', async () => {
    const reader = await enterAsOwner();
    const buffer = await workbook({
      Notes: [['Exported in 2024']],
      Devices: [
        ['Whose', 'Number', 'What', 'IMEI', 'Bought'],
        ['Sofia Ioannou', 6_941_234_567, 'Smartphone', 355_000_000_000_009, new Date('2024-03-05T00:00:00Z')],
        ['Petros Laskaris', '694 123 4568', 'Smartphone', '356000000000008', null],
      ],
    });
    const file = { name: 'old.xlsx', mimeType: 'application/octet-stream', buffer };
    await choose(reader, file);
    await reader.sees('records.refusal.mapping-without-customer');
    const kinds = reader.page.getByRole('radiogroup', { name: reader.words('records.kind.label') });
    await kinds.getByText(reader.words('records.kind.devices')).click();
    await mapColumn(reader, 'Whose', 'records.target.customer.name');
    await mapColumn(reader, 'Number', 'records.target.customer.phone');
    await mapColumn(reader, 'What', 'records.target.device.category');
    await mapColumn(reader, 'IMEI', 'records.target.device.serial');
    await mapColumn(reader, 'Bought', 'records.target.device.purchasedOn');
    await reader.fill('records.kept.keep-as', 'Old till');
    await reader.press('records.kept.keep');
    await reader.sees('records.kept.done', { name: 'Old till' });
    await reader.press('records.map.try');
    await reader.sees('records.try.found');
    await reader.press('common.action.back');
    await expect
      .poll(() => reader.page.getByRole('combobox', { name: /Whose/ }).inputValue())
      .toMatch(new RegExp(`^${reader.words('records.target.customer.name')}`));
    await reader.press('records.map.try');
    await reader.press('records.try.take-in', { count: 2, rows: '2' });
    await reader.sees('records.taken.title');
    await search(reader, '355000000000009', /Sofia Ioannou/);

    await reader.open('/settings/import');
    await reader.press('common.action.undo');
    await reader.page.getByRole('button', { name: reader.words('records.undo.verb'), exact: true }).click();
    await reader.sees('records.undo.done', { customers: '2', devices: '2', repairs: '0' });
    await keepPicture(reader.page, 'import-undone');
    const { rows } = await reader.call<{ rows: { name: string }[] }>('customers.list', { limit: 50 });
    expect(rows.map(({ name }) => name)).not.toContain('Sofia Ioannou');

    await choose(reader, file);
    await reader.page.getByRole('combobox', { name: reader.words('records.kept.label') }).click();
    await reader.page.getByRole('option', { name: 'Old till' }).click();
    await reader.press('records.map.try');
    await reader.press('records.try.take-in', { count: 2, rows: '2' });
    await reader.sees('records.taken.title');
  });

  test.skipIf(!hasRealFile)(
    'the Open Repair file of 20,000 rows comes in and is found again (needs the file)',
    async () => {
      const reader = await enterAsOwner();
      await choose(reader, realFile);
      await reader.sees('records.map.standard');
      const beganAt = performance.now();
      await reader.press('records.map.try');
      await reader.page.getByText(reader.words('records.try.found')).waitFor({ timeout: 40_000 });
      await keepPicture(reader.page, 'import-open-repair');
      await reader.page.getByRole('button', { name: /^Take in/ }).click();
      await reader.page.getByText(reader.words('records.taken.title')).waitFor({ timeout: 90_000 });
      const tookSeconds = (performance.now() - beganAt) / 1000;
      console.log(`tried and taken in within ${tookSeconds.toFixed(1)} s`);
      await keepPicture(reader.page, 'import-taken');

      await search(reader, 'toaster not heating', /toaster/i);
      await search(reader, 'hoover', /hoover|vacuum/i);
      await search(reader, 'dUALIT', /dualit/i);
      await reader.open('/settings/import');
      await reader.seesText('OpenRepairData_v0.3_RepairCafeWales_202507.csv');
      await reader.seesText(owner.name);
    },
    200_000,
  );
});

type Chosen = string | { name: string; mimeType: string; buffer: Buffer };

async function choose(reader: Reader, file: Chosen): Promise<void> {
  await reader.page.locator('input[type=file]').setInputFiles(file as string);
}

async function mapColumn(reader: Reader, column: string, target: string): Promise<void> {
  const select = reader.page.getByRole('combobox', {
    name: reader.words('records.map.holds-of', { column }),
  });
  const wanted = reader.words(target);
  // what a kind needs has an asterisk
  const option = new RegExp(`^${wanted}( \\*)?$`);
  if (option.test(await select.inputValue())) return;
  await select.click();
  await reader.page.getByRole('option', { name: option }).click();
}

/** The list of all that fits, by its address. */
async function search(reader: Reader, text: string, expected: RegExp): Promise<void> {
  await reader.open(`/search?text=${encodeURIComponent(text)}`);
  await reader.page.getByRole('row', { name: expected }).first().waitFor();
}

function pictureBytes(): Buffer {
  const bytes = Buffer.alloc(4096);
  for (let index = 0; index < bytes.length; index++) bytes[index] = (index * 37) % 256;
  return bytes;
}
