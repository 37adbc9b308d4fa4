import { beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { toDisplayDigits } from '../../shared/kernel/digits.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import { paperIsDrawn, watchPrinter } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { someCoveredDevice, someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

stories('a day at the counter', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;

  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    cookies = await owner.cookies();
  });
  const atTheCounter = async () => {
    const counter = await stage.enter({ cookies });
    await seesDesk(counter);
    return counter;
  };

  test('the phone rings: its last digits lead to the caller, the open order and the promise', async () => {
    const counter = await atTheCounter();
    const order = await someOpenOrder(counter);
    const lastDigits = order.customerPhone.slice(-6);

    await counter.page.keyboard.press('/');
    await counter.type(lastDigits);
    await counter.page.getByRole('option', { name: order.customerNumber }).click();

    await counter.page.waitForURL(`**/customers/${order.customerId}`);
    await counter.seesText(order.customerName);
    await counter.seesText(order.number);
    await counter.seesText(order.label);
    const promised = formatDay(order.promisedOn, 'en', 'gregory', 'short');
    await counter.page
      .locator(`[title*="${formatDay(order.promisedOn, 'en', 'gregory', 'full')}"]`)
      .or(counter.page.getByText(promised))
      .first()
      .waitFor();
    await keepPicture(counter.page, 'counter-caller');
  });

  test('a serial typed carelessly says covered, how long, and why', async () => {
    const counter = await atTheCounter();
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
    expect(await counter.field('warranty.find.label').inputValue()).toBe(careless);
    await keepPicture(counter.page, 'counter-covered');
  });

  test('a scanner finds the device wherever the focus is, and leaves no trace there', async () => {
    const counter = await atTheCounter();
    const device = await someCoveredDevice(counter);
    await counter.open('/');
    await counter.sees('repairs.desk.open');
    await counter.scan(device.serial);
    await counter.page.waitForURL(`**/warranty/${device.id}*`);
    await counter.seesText(device.customerName);

    await counter.open('/repairs');
    const box = counter.field('repairs.list.search');
    await box.fill('screen');
    await counter.page.waitForURL('**text=screen*');
    await box.focus();
    await counter.scan(device.serial);
    await counter.page.waitForURL(`**/warranty/${device.id}*`);
    await counter.page.goBack();
    await counter.page.waitForURL('**/repairs*');
    expect(await counter.field('repairs.list.search').inputValue()).toBe('screen');
  });

  test('a repair is taken in with six fields; a returning customer is known; the receipt prints', async () => {
    const counter = await atTheCounter();
    const printed = await watchPrinter(counter);
    const known = await someOpenOrder(counter, 'en');
    await counter.open('/repairs/new');

    await counter.field('customers.picker.label').click();
    await counter.type(known.customerPhone.slice(-7));
    await counter.page.getByRole('option', { name: known.customerName }).first().click();
    await counter.sees('repairs.intake.returning');
    await counter.page.getByRole('radio', { name: counter.words('devices.picker.another') }).click();
    await counter.field('catalogue.field.category').fill('kettle');
    await counter.page.getByRole('option').first().click();
    await counter.fill('devices.field.serial', 'KE 7788-99');
    await counter.fill('repairs.field.fault', 'It no longer boils.\nSmells burnt.');
    await counter.fill('repairs.field.condition-note', 'Scratched lid');
    await counter.button('repairs.intake.in-days', { count: 7 }).click();
    await keepPicture(counter.page, 'counter-intake');
    await counter.press('repairs.intake.submit');

    await counter.page.waitForURL('**/papers/*');
    await counter.sees('papers.receipt.title');
    await keepPicture(counter.page, 'counter-receipt');
    const opening = counter.visit.context.waitForEvent('page');
    await counter.press('common.action.print');
    const paper = await opening;
    await expect.poll(() => printed.length).toBe(1);
    for (const words of [
      known.customerName,
      'It no longer boils.',
      'KE 7788-99',
      'Scratched lid',
      'Harbour Repairs',
    ]) {
      expect(printed[0]).toContain(words);
    }
    await expect.poll(() => paper.isClosed()).toBe(true);
    await counter.sees('papers.was-printed');
  });

  test('the paper stands by itself at its own address', async () => {
    const counter = await atTheCounter();
    const { id } = await someOpenOrder(counter);
    const label = await counter.call<{ id: number }>('papers.issue', { kind: 'label', repairId: id });
    await counter.open(`/paper/${label.id}`);
    await paperIsDrawn(counter.page);
    await keepPicture(counter.page, 'counter-label');
  });
});
