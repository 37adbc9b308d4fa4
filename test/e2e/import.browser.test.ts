import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
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
      await reader.page.getByText(reader.words('records.taken.title')).waitFor({ timeout: 50_000 });
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
    150_000,
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
  if ((await select.inputValue()) === wanted) return;
  await select.click();
  await reader.page.getByRole('option', { name: wanted, exact: true }).click();
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
