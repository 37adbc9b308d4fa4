import { test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import { setStage, stories } from './stories/stage.ts';

stories('two browsers at one hub', () => {
  const stage = setStage();

  test('what one changes the other shows by itself', async () => {
    const counter = await stage.enter();
    await openSampleShop(counter);
    const office = await stage.enter({ cookies: await counter.cookies() });
    await seesDesk(office);
    await office.open('/customers');
    await office.page.getByRole('row').nth(5).waitFor();

    await counter.open('/customers/new');
    await counter.fill('customers.field.name', 'Persephone Nightingale');
    await counter.press('customers.action.register');
    await counter.page.waitForURL(/\/customers\/\d+/);
    await office.seesText('Persephone Nightingale');

    const { rows } = await counter.call<{ rows: { id: number; number: string }[] }>('repairs.list', {
      state: 'received',
    });
    const { id, number } = rows[0] as { id: number; number: string };
    await office.open(`/repairs/${id}`);
    await office.seesText(number);
    await counter.call('repairs.cancel', { id, reason: 'Given back unrepaired' });
    await office.sees('repairs.state.cancelled');
  });
});
