import { beforeAll, expect, test } from 'vitest';
import { openSampleShop } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

interface Person {
  id: number;
  name: string;
  roles: string[];
}

stories('no buck-passing', () => {
  const stage = setStage({ screens: "/tmp/aftercare/A/out/renderer" });
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let people: Record<'counter' | 'technician' | 'owner', Person>;
  let order: { id: number; number: string };

  const enterAs = async (who: keyof typeof people) => {
    const reader = await stage.enter({ cookies, path: null });
    const { name } = people[who];
    await reader.call('people.signIn', { name, password: sampleSecrets.password });
    return reader;
  };
  const record = (reader: Reader) => reader.page.locator(`section[aria-label="${order.number}"]`);
  const openOrder = async (reader: Reader) => {
    await reader.open(`/repairs/${order.id}`);
    await record(reader).waitFor();
  };
  const owner = (reader: Reader) =>
    reader.call<{ ownerName: string; technicianName: string | null }>('repairs.byId', { id: order.id });

  const passOn = async (counter: Reader, note: string) => {
    await openOrder(counter);
    await record(counter)
      .getByRole('button', { name: counter.words('common.action.more') })
      .first()
      .click();
    await counter.page.getByRole('menuitem', { name: counter.words('repairs.action.hand-off') }).click();
    await counter.field('repairs.hand-off.to-whom').click();
    await counter.page.getByRole('option', { name: people.technician.name }).click();
    await counter.fill('repairs.hand-off.note', note);
    await counter.press('repairs.hand-off.submit');
    await counter.sees('repairs.hand-off.waiting');
  };

  beforeAll(async () => {
    const first = await stage.enter();
    await openSampleShop(first);
    const known = await first.call<Person[]>('people.names');
    const only = (role: string) => known.find(({ roles }) => roles.join() === role) as Person;
    people = {
      counter: only('counter'),
      technician: only('technician'),
      owner: known.find(({ roles }) => roles.includes('owner')) as Person,
    };
    cookies = await first.cookies();
    const counter = await enterAs('counter');
    const { rows } = await counter.call<{ rows: { id: number }[] }>('customers.list', { limit: 1 });
    const { repairs } = await counter.call<{ repairs: { id: number; number: string }[] }>('repairs.takeIn', {
      customer: { id: rows[0]?.id },
      items: [{ device: { none: 'Set up the new phone' }, fault: 'Move all contacts' }],
    });
    order = repairs[0] as typeof order;
  });

  test('an order that is passed on stays with its giver until the other has said yes', async () => {
    const counter = await enterAs('counter');
    await passOn(counter, 'The customer waits in the café');
    expect((await owner(counter)).ownerName).toBe(people.counter.name);
    await keepPicture(counter.page, 'hand-off-offered');
  });

  test('the other refuses with a reason, and it is back and counted', async () => {
    const technician = await enterAs('technician');
    await technician.open('/');
    await technician.sees('repairs.desk.given');
    await technician.seesText('The customer waits in the café');
    await keepPicture(technician.page, 'hand-off-given-to-me');
    await technician.press('repairs.hand-off.refuse');
    const sheet = technician.page.getByRole('dialog');
    await sheet.getByRole('button', { name: technician.words('repairs.hand-off.refuse') }).click();
    await technician.sees('common.invalid.required');
    await technician.fill('common.word.reason', 'Nobody has asked for her old phone');
    await sheet.getByRole('button', { name: technician.words('repairs.hand-off.refuse') }).click();
    await sheet.waitFor({ state: 'detached' });
    await technician.page.getByText(technician.words('repairs.desk.given')).waitFor({ state: 'detached' });

    const counter = await enterAs('counter');
    await openOrder(counter);
    await counter.seesText('Nobody has asked for her old phone');
    expect((await owner(counter)).ownerName).toBe(people.counter.name);
    await passOn(counter, 'Here is the old phone');
  });

  test('accepted, it is theirs; the chart shows who gave, took and refused, and that nothing is with nobody', async () => {
    const technician = await enterAs('technician');
    await openOrder(technician);
    await technician.press('repairs.hand-off.accept');
    await technician.sees('repairs.hand-off.count', { count: 1 });
    expect((await owner(technician)).ownerName).toBe(people.technician.name);

    const boss = await enterAs('owner');
    await boss.open('/hand-offs');
    await boss.sees('repairs.hand-off.without-owner', { count: 0 });
    const row = boss.page.getByRole('row', { name: people.technician.name }).first();
    expect(await row.getByRole('cell').nth(2).textContent()).toBe('1');
    await keepPicture(boss.page, 'hand-off-chart');
  });

  test('on the board a card goes by keyboard to where it may go, and nowhere else', async () => {
    const technician = await enterAs('technician');
    await technician.open('/board');
    const handle = technician.page.getByRole('button', {
      name: technician.words('repairs.board.carry', { number: order.number }),
    });
    await handle.focus();
    await technician.page.keyboard.press('Space');
    await technician.page.locator('section[data-takes="true"]').first().waitFor();
    const takes = await technician.page.locator('section[data-takes="true"] h2 bdi').allTextContents();
    expect(takes).toEqual(
      ['diagnosing', 'sentOut'].map((state) => technician.words(`repairs.state.${state}`)),
    );
    await keepPicture(technician.page, 'board-carrying');
    await technician.page.keyboard.press('ArrowRight');
    await technician.seesText(
      technician.words('repairs.board.over', { state: technician.words('repairs.state.diagnosing') }),
    );
    await technician.page.keyboard.press('Space');
    await expect
      .poll(async () => (await technician.call<{ state: string }>('repairs.byId', { id: order.id })).state)
      .toBe('diagnosing');
    const diagnosis = technician.page.getByRole('region', {
      name: technician.words('repairs.state.diagnosing'),
    });
    await diagnosis.getByText(order.number).waitFor();
    await diagnosis
      .getByRole('button', { name: technician.words('repairs.board.move-to', { number: order.number }) })
      .click();
    await technician.page
      .getByRole('menuitem', { name: technician.words('repairs.state.qualityCheck') })
      .waitFor();
    const offered = await technician.page.getByRole('menuitem').allTextContents();
    expect(offered).toContain(technician.words('repairs.state.qualityCheck'));
    expect(offered).not.toContain(technician.words('repairs.state.ready'));
    await keepPicture(technician.page, 'board');
  });

  test('one key opens who is calling, and the last digits say it', async () => {
    const counter = await enterAs('counter');
    const { customerPhone, customerName } = await counter.call<Record<string, string>>('repairs.byId', {
      id: order.id,
    });
    await counter.open('/');
    await counter.sees('repairs.desk.open');
    await counter.page.keyboard.press('F2');
    await counter.sees('repairs.caller.digits');
    await counter.type((customerPhone ?? '').slice(-5));
    await counter.sees('repairs.caller.in-shop');
    await counter.seesText(customerName as string);
    await counter.seesText(order.number);
    await keepPicture(counter.page, 'caller');
  });
});
