import { beforeAll, expect, test } from 'vitest';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { sampleSecrets, someOpenOrder } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

interface Person {
  id: number;
  name: string;
  roles: string[];
}

interface Order {
  id: number;
  number: string;
}

const tomorrow = '2026-10-06';

stories('promises that can be kept', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let staff: Person[] = [];
  let order: Order;

  /** The week is full: whoever works at the bench has three days of work before them. */
  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    const { people } = await owner.call<{ people: Person[] }>('capacity.team');
    for (const { id } of people) {
      const { repairs } = await owner.call<{ repairs: Order[] }>('repairs.takeIn', {
        customer: { id: (await someOpenOrder(owner)).customerId },
        items: [{ device: { none: 'Estate of a cinema' }, fault: 'All of it' }],
      });
      const taken = repairs[0]?.id;
      await owner.call('repairs.plan', { id: taken, minutes: 1_400 });
      await owner.call('repairs.assign', { ids: [taken], technicianId: id });
    }
    staff = await owner.call<Person[]>('people.names');
    cookies = await turnTo(owner, 'counter');
  });

  /** Somebody else unlocks the same computer. */
  const turnTo = async (reader: Reader, role: string) => {
    const person = staff.find(({ roles }) => roles.length === 1 && roles[0] === role);
    await reader.call('people.lock');
    await reader.call('people.unlock', { personId: person?.id, pin: sampleSecrets.pin });
    return reader.cookies();
  };

  const atTheCounter = async () => {
    const reader = await stage.enter({ cookies });
    await seesDesk(reader);
    return reader;
  };

  test('tomorrow is refused and a later day offered; a supervisor signs for tomorrow', async () => {
    const counter = await atTheCounter();
    const known = await someOpenOrder(counter, 'en');
    const { day } = await counter.call<{ day: string }>('promises.earliest', {});
    expect(day > tomorrow).toBe(true);

    await counter.open('/repairs/new');
    await counter.field('customers.picker.label').click();
    await counter.type(known.customerPhone.slice(-7));
    await counter.page.getByRole('option', { name: known.customerName }).first().click();
    await counter.page.getByRole('radio', { name: counter.words('devices.picker.another') }).click();
    await counter.field('catalogue.field.category').fill('kettle');
    await counter.page.getByRole('option').first().click();
    await counter.fill('repairs.field.fault', 'It no longer boils.');
    await counter.fill('repairs.field.promised', '06/10/2026');
    await counter.sees('promises.field.too-early');
    await counter.page.getByText(/^The queue behind this day/).click();
    await counter.sees('promises.chart.ahead');
    await keepPicture(counter.page, 'promises-refused');
    await counter.press('repairs.intake.submit');
    await counter.sees('promises.invalid.too-early');

    await counter.fill('promises.field.override-reason', 'She flies on Wednesday');
    await counter.press('repairs.intake.submit');
    await counter.sees('people.countersign.title');
    const dialog = counter.page.getByRole('dialog');
    await dialog.getByLabel(counter.words('people.countersign.who')).first().click();
    await counter.page.getByRole('option', { name: 'Alice Morgan' }).click();
    await dialog.getByLabel(counter.words('people.countersign.pin')).first().fill(sampleSecrets.pin);
    await dialog.getByRole('button', { name: counter.words('people.countersign.sign') }).click();
    await counter.page.waitForURL('**/papers/*');

    const { rows } = await counter.call<{ rows: Order[] }>('repairs.list', { limit: 1, sort: 'received' });
    order = rows[0] as Order;
    await counter.open(`/repairs/${order.id}`);
    await counter.sees('promises.overridden', { name: 'Alice Morgan', reason: 'She flies on Wednesday' });
    await keepPicture(counter.page, 'promises-overridden');
  });

  test('a part slips: the customer is told before the day, and the new day is a second promise', async () => {
    const bench = await atTheCounter();
    await turnTo(bench, 'technician');
    await bench.call('bench.wantPart', { repairId: order.id, name: 'Element', expectedOn: '2026-10-12' });
    cookies = await turnTo(bench, 'counter');

    const counter = await atTheCounter();
    await counter.sees('promises.tell.title');
    const task = counter.page.getByRole('listitem').filter({ hasText: order.number });
    await keepPicture(counter.page, 'promises-tell');
    await task.getByRole('button', { name: counter.words('promises.tell.action') }).click();
    const sheet = counter.page.getByRole('dialog');
    await sheet.getByLabel(counter.words('promises.field.note')).fill('She takes the later flight');
    await sheet.getByRole('button', { name: /^Earliest: / }).click();
    await keepPicture(counter.page, 'promises-told');
    await sheet.getByRole('button', { name: counter.words('promises.tell.action') }).click();
    await sheet.waitFor({ state: 'hidden' });
    await expect.poll(() => task.count()).toBe(0);

    await counter.open(`/repairs/${order.id}`);
    await counter.sees('promises.outcome.revised');
    await counter.sees('promises.outcome.open');
    await counter.seesText('She takes the later flight');
  });

  test('the month counts it as moved in advance, and leads to it', async () => {
    const counter = await atTheCounter();
    await counter.open('/promises');
    await counter.sees('promises.month.why');
    await counter.page
      .getByRole('button', { name: new RegExp(`${counter.words('promises.outcome.revised')}$`) })
      .click();
    const table = counter.page.getByRole('grid').or(counter.page.getByRole('table')).last();
    await table.getByText(order.number).waitFor();
    await keepPicture(counter.page, 'promises-month');
    await table.getByText(order.number).click();
    await counter.page.waitForURL(`**/repairs/${order.id}`);
  });
});
