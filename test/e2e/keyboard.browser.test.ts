import { expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import { describeDevice, focusedName, focusIsOn, press, say, tabTo, tellFault } from './stories/keyboard.ts';
import { someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

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
