import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { samplePassword } from '../../shared/records/sample-secrets.ts';
import { unzipped } from '../kit/unzipped.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { artefact, keepPicture, setStage, stories } from './stories/stage.ts';

/** What the first shop leaves behind, and the second one opens. */
const archive = artefact('whole-shop.zip');

stories('an owner takes the shop’s records out', () => {
  const stage = setStage();

  async function saved(reader: Reader, begin: () => Promise<void>, path: string): Promise<string> {
    const [download] = await Promise.all([
      reader.page.waitForEvent('download', { timeout: 40_000 }),
      begin(),
    ]);
    await download.saveAs(path);
    return download.suggestedFilename();
  }

  test('each list as CSV and XLSX, and the whole shop for whoever proves to be its owner', async () => {
    const reader = await stage.enter();
    await openSampleShop(reader);
    await reader.open('/settings/export');
    await reader.sees('exports.past.never');
    await keepPicture(reader.page, 'export-page');

    const csv = artefact('customers.csv');
    const asCsv = () => reader.press('exports.lists.as', { list: 'Customers', format: 'CSV' });
    expect(await saved(reader, asCsv, csv)).toBe('aftercare-customers-2026-10-05.csv');
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\ufeffid,Number,Name,')).toBe(true);
    expect(parse(text, { bom: true, columns: true }).length).toBeGreaterThan(20);

    const xlsx = artefact('repairs.xlsx');
    const asXlsx = () => reader.press('exports.lists.as', { list: 'Repairs', format: 'XLSX' });
    await saved(reader, asXlsx, xlsx);
    const parts = await unzipped(readFileSync(xlsx));
    expect(String(parts.get('xl/worksheets/sheet1.xml'))).toContain('</sheetData>');

    await reader.fill('exports.archive.present', 'not it');
    await reader.press('exports.archive.begin');
    await reader.sees('exports.archive.wrong');
    await reader.fill('exports.archive.present', samplePassword);
    const name = await saved(reader, () => reader.press('exports.archive.begin'), archive);
    expect(name).toBe('aftercare-archive-2026-10-05.zip');
    await reader.sees('exports.list.archive');
    await reader.page.getByRole('row', { name: /The whole shop/ }).waitFor();
    await keepPicture(reader.page, 'export-done');
  }, 120_000);
});

stories('and opens them again where there is no shop yet', () => {
  const stage = setStage();

  test('a file that is none is refused in a sentence; the shop comes back with a new password', async () => {
    const reader = await stage.enter();
    await reader.press('exports.open.button');
    await reader.sees('exports.open.lead');
    const choose = (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
      reader.page.locator('input[type=file]').setInputFiles(file as string);
    await choose({ name: 'photo.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
    await reader.sees('exports.refusal.not-an-archive');
    await reader.sees('exports.open.nothing-changed');
    await keepPicture(reader.page, 'open-archive-refused');
    await choose(archive);
    await reader.page.getByText(reader.words('exports.open.found')).waitFor({ timeout: 30_000 });
    await keepPicture(reader.page, 'open-archive-found');
    await reader.fill('people.word.password', 'short');
    await reader.fill('people.word.pin', '2580');
    await reader.press('exports.open.verb');
    await reader.sees('people.invalid.password-short');
    await reader.fill('people.word.password', 'a fresh password');
    await reader.press('exports.open.verb');
    await reader.page.waitForURL('**/', { timeout: 30_000 });
    await seesDesk(reader);
    const { rows } = await reader.call<{ rows: unknown[] }>('customers.list', { limit: 50 });
    expect(rows.length).toBeGreaterThan(20);
    expect(await reader.call('audit.check')).toMatchObject({ firstBroken: null });
  }, 120_000);
});
