import { beforeAll, expect, test } from 'vitest';
import { toDisplayDigits } from '../../shared/kernel/digits.ts';
import { drawPdf, hasPdfTools, pdfText, wordsMissing } from '../kit/pdf.ts';
import { openSampleShop } from './stories/first-run.ts';
import { someCoveredDevice, someOpenOrder } from './stories/sample.ts';
import { artefact, keepPicture } from './stories/stage.ts';
import { someCustomer } from './stories/taken-in.ts';
import { setWindow, windowStories } from './stories/window.ts';

windowStories('a day at the counter', () => {
  const stage = setWindow('counter-day');

  beforeAll(() => openSampleShop(stage.reader));

  test('the phone rings: its last digits lead to the caller and the open order', async () => {
    const counter = stage.reader;
    const order = await someOpenOrder(counter);
    await counter.page.keyboard.press('/');
    await counter.type(order.customerPhone.slice(-6));
    await counter.page.getByRole('option', { name: order.customerNumber }).click();

    await counter.page.waitForURL(`**/customers/${order.customerId}`);
    await counter.seesText(order.customerName);
    await counter.seesText(order.number);
    await counter.seesText(order.label);
    await keepPicture(counter.page, 'window-caller');
  });

  test('a serial with spaces and Persian digits says covered, and for how many days', async () => {
    const counter = stage.reader;
    const device = await someCoveredDevice(counter);
    const careless = toDisplayDigits(device.serial, 'fa')
      .replace(/(.{4})/gu, '$1 ')
      .toLowerCase();
    await counter.open('/warranty');
    await counter.field('warranty.find.label').click();
    await counter.type(careless);
    await counter.page.keyboard.press('Enter');

    await counter.page.waitForURL(`**/warranty/${device.id}*`);
    await counter.sees('entitlement.status.covered');
    await counter.sees('warranty.verdict.days-left', { count: device.daysLeft });
    await counter.seesText(device.customerName);
    await keepPicture(counter.page, 'window-covered');
  });

  test('a repair is taken in with six fields, and its receipt is filed as PDF in the customer’s language', async () => {
    const counter = stage.reader;
    const known = await someCustomer(counter, 'el');
    await counter.open('/repairs/new');
    await counter.field('customers.picker.label').click();
    await counter.type(known.phone.slice(-7));
    await counter.page.getByRole('option', { name: known.name }).first().click();
    await counter.sees('repairs.intake.returning');
    await counter.page.getByRole('radio', { name: counter.words('devices.picker.another') }).click();
    await counter.field('catalogue.field.category').fill('kettle');
    await counter.page.getByRole('option').first().click();
    await counter.fill('devices.field.serial', 'KE 7788-99');
    await counter.fill('repairs.field.fault', 'Δεν βράζει πια');
    await counter.fill('repairs.field.condition-note', 'Γδαρμένο καπάκι');
    await counter.button('repairs.intake.in-days', { count: 3 }).click();
    await counter.press('repairs.intake.submit');

    await counter.page.waitForURL('**/papers/*');
    const [number = ''] = /R-\d{4}-\d+/.exec(await counter.page.locator('article').first().innerText()) ?? [];
    expect(number).not.toBe('');
    const file = artefact('window-receipt.pdf');
    await counter.willSaveAt(file);
    await counter.press('papers.pdf');
    await counter.sees('papers.saved');
    await counter.sees('papers.was-printed');
    await keepPicture(counter.page, 'window-receipt');
    if (!hasPdfTools()) return;
    const text = pdfText(file);
    counter.language = 'el';
    const title = counter.words('papers.receipt.title');
    counter.language = 'en';
    for (const words of [number, known.name, title, 'Δεν βράζει πια', 'Γδαρμένο καπάκι'])
      expect(wordsMissing(text, words)).toEqual([]);
    drawPdf(file, artefact('window-receipt-pdf'));
  });

  test('a scanner finds the device wherever the focus is, and leaves no trace there', async () => {
    const counter = stage.reader;
    const device = await someCoveredDevice(counter);
    await counter.open('/repairs');
    const box = counter.field('repairs.list.search');
    await box.focus();
    await counter.type('screen');
    await counter.page.waitForURL('**text=screen*');
    await counter.scan(device.serial);
    await counter.page.waitForURL(`**/warranty/${device.id}*`);
    await counter.seesText(device.customerName);
    await counter.page.goBack();
    expect(await box.inputValue()).toBe('screen');
  });

  test('a long list draws what is seen and is scrolled to its end', async () => {
    const counter = stage.reader;
    await counter.open('/customers');
    const rows = counter.page.getByRole('row');
    await rows.nth(3).hover();
    expect(await rows.count()).toBeLessThan(60);
    const first = counter.page.getByText('C-00001');
    await expect
      .poll(
        async () => {
          await counter.page.mouse.wheel(0, 20_000);
          return first.isVisible();
        },
        { timeout: 10_000 },
      )
      .toBe(true);
  });
});
