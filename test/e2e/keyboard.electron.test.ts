import { expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { addDays, dayOfInstant } from '../../shared/kernel/day.ts';
import { openSampleShop } from './stories/first-run.ts';
import { focusIsOn, press, say, tabTo } from './stories/keyboard.ts';
import { someOpenOrder } from './stories/sample.ts';
import { keepPicture } from './stories/stage.ts';
import { setWindow, windowStories } from './stories/window.ts';

const mostSeconds = 45;

windowStories('a new repair by keyboard alone', () => {
  const stage = setWindow('keyboard');

  test(`under ${mostSeconds} s from the desk to the receipt`, async () => {
    const counter = stage.reader;
    await openSampleShop(counter);
    const { customerPhone, customerName } = await someOpenOrder(counter, 'en');
    const { zone } = await counter.call<{ zone: string }>('settings.shop');
    const today = dayOfInstant(Date.now(), zone);
    const beganAt = performance.now();

    await press(counter, 'n');
    await focusIsOn(counter, 'customers.picker.label');
    await say(counter, customerPhone.slice(-7));
    await counter.page.getByRole('option', { name: customerName }).first().waitFor();
    await press(counter, 'Enter');
    await counter.sees('repairs.intake.returning');
    await tabTo(counter, 'devices.picker.another');
    await press(counter, 'Space');
    await tabTo(counter, 'catalogue.field.category');
    await say(counter, 'kettle');
    await press(counter, 'Enter');
    await tabTo(counter, 'devices.field.serial');
    await say(counter, 'KT 40217');
    await tabTo(counter, 'catalogue.field.brand');
    await say(counter, 'Dualit');
    await tabTo(counter, 'repairs.field.fault');
    await say(counter, 'Does not switch off by itself, boils over');
    await tabTo(counter, 'repairs.field.promised');
    await say(counter, formatDay(addDays(today, 3), 'en', 'gregory', 'short'));
    await press(counter, 'Control+Enter');
    await counter.sees('papers.receipt.title');
    const tookSeconds = (performance.now() - beganAt) / 1000;

    console.log(`taken in by keyboard in the window in ${tookSeconds.toFixed(1)} s`);
    expect(tookSeconds).toBeLessThan(mostSeconds);
    await counter.seesText('KT 40217');
    await focusIsOn(counter, 'common.action.print');
    await keepPicture(counter.page, 'window-keyboard-receipt');
  });
});
