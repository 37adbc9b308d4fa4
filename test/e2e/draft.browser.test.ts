import { beforeEach, expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

stories('a repair half typed', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>> = [];

  beforeEach(async () => {
    if (cookies.length > 0) return;
    const owner = await stage.enter();
    await openSampleShop(owner);
    cookies = await owner.cookies();
  });

  test('is offered again, whole, after the browser was closed', async () => {
    const counter = await stage.enter({ cookies });
    await seesDesk(counter);
    const known = await someOpenOrder(counter, 'en');
    await typeHalf(counter, known);
    await counter.sees('common.state.draft-kept');
    await counter.leave();

    const again = await stage.enter({ cookies });
    await seesDesk(again);
    await again.sees('repairs.desk.drafts');
    await keepPicture(again.page, 'draft-on-desk');
    await again.open('/repairs/new');
    await again.sees('repairs.intake.restored');
    await isWhole(again, known.customerName);
    await keepPicture(again.page, 'draft-offered');

    await again.press('repairs.intake.submit');
    await again.sees('papers.receipt.title');
    await again.open('/repairs/new');
    await again.field('customers.picker.label').waitFor();
    expect(await again.page.getByText(again.words('repairs.intake.restored')).count()).toBe(0);
  });

  test('loses nothing when the hub goes away in the middle and comes back; it is taken in once', async () => {
    const counter = await stage.enter({ cookies });
    counter.expectLostConnection();
    await seesDesk(counter);
    const known = await someOpenOrder(counter, 'en');
    await counter.call('drafts.discard', { form: 'repairs.takeIn' });
    const before = await openOrders(counter);
    await typeHalf(counter, known);
    await stage.stopHub();
    await counter.fill('repairs.field.condition-note', 'Typed while the hub was away');
    await counter.sees('app.connection.lost');
    await counter.press('repairs.intake.submit');
    await keepPicture(counter.page, 'draft-hub-away');
    await stage.restartHub();
    await counter.page
      .getByText(counter.words('app.connection.lost'))
      .waitFor({ state: 'detached', timeout: 15_000 });

    await isWhole(counter, known.customerName);
    expect(await counter.field('repairs.field.condition-note').inputValue()).toBe(
      'Typed while the hub was away',
    );
    await counter.press('repairs.intake.submit');
    await counter.sees('papers.receipt.title');
    await counter.seesText('Typed while the hub was away');
    expect(await openOrders(counter)).toBe(before + 1);
  });
});

const fault = 'Leaks from below, also when it is off';

async function typeHalf(
  counter: Reader,
  known: { customerName: string; customerPhone: string },
): Promise<void> {
  await counter.open('/repairs/new');
  await counter.fill('customers.picker.label', known.customerPhone.slice(-7));
  await counter.page.getByRole('option', { name: known.customerName }).first().click();
  await counter.page.getByRole('radio', { name: counter.words('devices.picker.another') }).click();
  await counter.fill('catalogue.field.category', 'kettle');
  await counter.page.getByRole('option').first().click();
  await counter.fill('catalogue.field.brand', 'Dualit');
  await counter.fill('repairs.field.fault', fault);
}

async function isWhole(counter: Reader, customerName: string): Promise<void> {
  await counter.seesText(customerName);
  // The category's name is asked for by itself, and may follow the rest.
  await expect.poll(() => counter.field('catalogue.field.category').inputValue()).toBe('Kettle');
  expect(await counter.field('catalogue.field.brand').inputValue()).toBe('Dualit');
  expect(await counter.field('repairs.field.fault').inputValue()).toBe(fault);
}

async function openOrders(counter: Reader): Promise<number> {
  const { rows } = await counter.call<{ rows: unknown[] }>('repairs.list', { group: 'open', limit: 200 });
  return rows.length;
}
