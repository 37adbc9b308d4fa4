import { expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

/** What a person at the counter needs besides typing: to hear the answer, to look up, to decide. */
const thinkMs = 700;
const mostSeconds = 45;

stories('a new repair by keyboard alone', () => {
  const stage = setStage();

  test(`of a customer who has been here: under ${mostSeconds} s to the receipt`, async () => {
    const counter = await stage.enter();
    await openSampleShop(counter);
    const { customerPhone, customerName } = await someOpenOrder(counter, 'en');
    const beganAt = performance.now();

    await press(counter, 'n');
    await focusIsOn(counter, 'customers.picker.label');
    await say(counter, customerPhone.slice(-7));
    await counter.page.getByRole('option', { name: customerName }).first().waitFor();
    await press(counter, 'Enter');
    await counter.sees('repairs.intake.returning');

    await tabTo(counter, 'devices.picker.another');
    await press(counter, 'Space');
    await describeDevice(counter);
    await tellFault(counter);
    await press(counter, 'Control+Enter');
    await counter.sees('papers.receipt.title');
    const tookSeconds = (performance.now() - beganAt) / 1000;

    await keepPicture(counter.page, 'keyboard-receipt');
    console.log(`taken in by keyboard in ${tookSeconds.toFixed(1)} s`);
    expect(tookSeconds).toBeLessThan(mostSeconds);
    expect(await focusedName(counter)).toContain(counter.words('common.action.print'));
  });

  test(`of somebody new: under ${mostSeconds} s to the receipt`, async () => {
    const counter = await stage.enter({ cookies: await cookiesOfOwner() });
    await seesDesk(counter);
    const beganAt = performance.now();

    await press(counter, 'n');
    await focusIsOn(counter, 'customers.picker.label');
    await say(counter, 'Theodora Winterbourne');
    await counter.page
      .getByRole('option', {
        name: counter.words('customers.picker.new-named', { name: 'Theodora Winterbourne' }),
      })
      .waitFor();
    await press(counter, 'Enter');
    await focusIsOn(counter, 'common.word.phone');
    await say(counter, '07700 900991');
    await describeDevice(counter);
    await tellFault(counter);
    await press(counter, 'Control+Enter');
    await counter.sees('papers.receipt.title');
    const tookSeconds = (performance.now() - beganAt) / 1000;

    console.log(`somebody new by keyboard in ${tookSeconds.toFixed(1)} s`);
    expect(tookSeconds).toBeLessThan(mostSeconds);
    await counter.seesText('Theodora Winterbourne');
  });

  async function cookiesOfOwner() {
    const owner = await stage.enter({ path: null });
    const { rows } = { rows: await owner.call<{ id: number }[]>('people.atTheDesk') };
    expect(rows).toEqual([]);
    await owner.call('people.signIn', { name: 'Alice Morgan', password: 'sample shop' });
    return owner.cookies();
  }
});

async function describeDevice(counter: Reader): Promise<void> {
  await tabTo(counter, 'catalogue.field.category');
  await say(counter, 'kettle');
  await press(counter, 'Enter');
  await press(counter, 'Tab');
  await focusIsOn(counter, 'devices.field.serial');
  await say(counter, `KT ${Date.now() % 100_000}`);
  await press(counter, 'Enter');
  await say(counter, 'Dualit');
  await press(counter, 'Tab');
}

async function tellFault(counter: Reader): Promise<void> {
  await tabTo(counter, 'repairs.field.fault');
  await say(counter, 'Does not switch off by itself, boils over');
  await press(counter, 'Tab');
  // the first checklist has the focus: its lines are ticked by their numbers
  await press(counter, '2');
  await tabTo(counter, 'repairs.field.promised');
  await say(counter, '9/10');
}

async function press(counter: Reader, key: string): Promise<void> {
  await counter.page.waitForTimeout(150);
  await counter.page.keyboard.press(key);
}

/** A pause to hear or to think, then typing as a person at a counter types. */
async function say(counter: Reader, text: string): Promise<void> {
  await counter.page.waitForTimeout(thinkMs);
  await counter.type(text, 60 + Math.round(Math.random() * 20));
}

async function tabTo(counter: Reader, key: string): Promise<void> {
  const wanted = counter.words(key);
  for (let tabs = 0; tabs < 30; tabs++) {
    if ((await focusedName(counter)).startsWith(wanted)) return;
    await press(counter, 'Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

async function focusIsOn(counter: Reader, key: string): Promise<void> {
  await expect.poll(() => focusedName(counter)).toContain(counter.words(key));
}

/** What has the focus, by its label or its words. */
function focusedName(counter: Reader): Promise<string> {
  return counter.page.evaluate(`(() => {
    const it = document.activeElement;
    const label = it?.labels?.[0]?.textContent ?? it?.getAttribute('aria-label') ?? it?.textContent ?? '';
    return label.trim();
  })()`);
}
