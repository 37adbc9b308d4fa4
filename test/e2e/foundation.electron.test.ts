import { beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { drawPdf, hasPdfTools, pdfText, wordsMissing } from '../kit/pdf.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import { artefact, keepPicture } from './stories/stage.ts';
import { takeInFor } from './stories/taken-in.ts';
import { setWindow, sitDown, windowStories } from './stories/window.ts';

windowStories('the foundation', () => {
  const stage = setWindow('foundation');

  beforeAll(() => openSampleShop(stage.reader));

  test('a restart of the program keeps all', async () => {
    const before = await everything();
    await stage.restart();
    await stage.reader.sees('people.door.who');
    await keepPicture(stage.reader.page, 'window-who');
    await sitDown(stage.reader);
    expect(await everything()).toEqual(before);

    async function everything() {
      const { reader } = stage;
      return {
        customers: await reader.call('customers.list', { limit: 200 }),
        orders: await reader.call('repairs.list', { group: 'all', limit: 200 }),
        shop: await reader.call('settings.shop'),
      };
    }
  });

  test('in Persian the desk is right to left, Jalali and in Persian digits', async () => {
    const { reader } = stage;
    const { zone } = await reader.call<{ zone: string }>('settings.shop');
    const today = dayOfInstant(Date.now(), zone);
    await reader.turnTo('fa');
    expect(await reader.page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(formatDay(today, 'fa', 'persian', 'full')).toMatch(/[۰-۹]{4}/);
    await reader.seesText(formatDay(today, 'fa', 'persian', 'full'));
    await keepPicture(reader.page, 'window-desk-fa');
  });

  test('a Greek customer’s receipt is still filed in Greek', async () => {
    const { reader } = stage;
    const greek = await takeInFor(reader, 'el', 'Καίει τη μία πλευρά');
    await reader.open(`/papers/${greek.receiptPaperId}`);
    const file = artefact('window-greek-receipt.pdf');
    await reader.willSaveAt(file);
    await reader.press('papers.pdf');
    await reader.sees('papers.saved');
    await keepPicture(reader.page, 'window-greek-receipt-fa');
    if (!hasPdfTools()) return;
    const text = pdfText(file);
    const promised = formatDay(greek.promisedOn, 'el', 'gregory', 'full');
    for (const words of [greek.number, greek.customer.name, promised, 'Καίει τη μία πλευρά'])
      expect(wordsMissing(text, words)).toEqual([]);
    expect(text).not.toMatch(/[۰-۹]/);
    drawPdf(file, artefact('window-greek-receipt-pdf'));
  });

  test('after another restart Persian is still spoken, also by the menu and before anybody sits down', async () => {
    await stage.restart();
    await stage.reader.sees('people.door.who');
    expect((await stage.reader.menuLabels())[0]).toBe(stage.reader.words('shell.menu.file'));
    await sitDown(stage.reader);
    await seesDesk(stage.reader);
  });
});
