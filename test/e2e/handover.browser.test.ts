import { beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { formatMoney } from '../../shared/kernel/money.ts';
import { openSampleShop } from './stories/first-run.ts';
import { watchPrinter } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { clientOf, type ReadyVisit, readyVisit } from './stories/ready-orders.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';
import { wordsIn } from './stories/words.ts';

const dayMs = 86_400_000;
const pounds = (minor: number) => formatMoney(minor, 'GBP', 'en');

stories('a handover at the counter', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let owner: { id: number; name: string };
  let clerk: { id: number; name: string };
  let visit: ReadyVisit;
  let paid: ReadyVisit;
  let forgotten: ReadyVisit;

  const signedIn = async (name: string) => {
    const reader = await stage.enter({ cookies, path: null });
    await reader.call('people.signIn', { name, password: sampleSecrets.password });
    return reader;
  };
  const invoicesOf = async (reader: Reader, repairId: number) =>
    (await clientOf(reader).payments.ofRepair({ repairId })).invoices.map(({ number }) => number);
  const stateOf = async (reader: Reader, id: number) => (await clientOf(reader).repairs.byId({ id })).state;
  const part = (reader: Reader, number: string) =>
    reader.page.getByRole('region', { name: new RegExp(`^${number}`) });
  const money = (reader: Reader) =>
    reader.page.getByRole('region', { name: reader.words('payments.title'), exact: true });
  const sheet = (reader: Reader) => reader.page.getByRole('dialog');
  const sign = async ({ page, words }: Reader, name: string) => {
    const pad = page.getByRole('img', { name });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error(`no place to sign, ${words}`);
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.move(...at(0.2, 0.6));
    await page.mouse.down();
    for (const [x, y] of [
      [0.3, 0.3],
      [0.38, 0.7],
      [0.48, 0.35],
      [0.6, 0.65],
      [0.75, 0.4],
    ] as const)
      await page.mouse.move(...at(x, y), { steps: 4 });
    await page.mouse.up();
  };
  const secondPersonSigns = async (reader: Reader) => {
    await reader.sees('people.countersign.title');
    await reader.field('people.countersign.pin').click();
    await reader.type(sampleSecrets.pin);
  };

  const openOrderOfPaper = async (reader: Reader) => {
    await reader.press('common.action.more');
    await reader.page.getByRole('menuitem', { name: reader.words('papers.open-repair') }).click();
  };

  beforeAll(async () => {
    const reader = await stage.enter();
    await openSampleShop(reader);
    cookies = await reader.cookies();
    const people = await clientOf(reader).people.names();
    owner = people.find(({ roles }) => roles.includes('owner')) as typeof owner;
    clerk = people.find(({ roles }) => roles.join() === 'counter') as typeof clerk;
    visit = await readyVisit(reader, {
      ...{ language: 'el', faults: ['Leaks', 'Stays cold'], accessories: ['Lid', 'Base'] },
    });
    paid = await readyVisit(reader, { language: 'ru', faults: ['Trips the fuse'] });
    forgotten = await readyVisit(reader, { language: 'fa', faults: ['Hums'] });
    const [order] = paid.orders;
    const prepared = await clientOf(reader).handovers.prepare({ repairId: order?.id ?? 0 });
    await clientOf(reader).handovers.handOver({
      orders: prepared.orders.map(({ repairId, things, explained }) => ({
        ...{ repairId, itemIds: things.map(({ id }) => id), explained },
        ...{ wasShown: true, hasLeaflet: false, nextMaintenanceOn: null },
      })),
      ...{ collectedBy: '', satisfaction: null, said: '', mayStayOwed: false },
      signature: { way: 'paper', name: paid.customer.name },
      ...{ amounts: [{ method: 'card', minor: paid.agreedMinor }], tenderedMinor: null },
    });
  });

  test('two devices of a visit go home together: nothing is left behind, signed, paid two ways, printed', async () => {
    const counter = await signedIn(clerk.name);
    const printed = await watchPrinter(counter);
    const [first, second] = visit.orders as [ReadyVisit['orders'][0], ReadyVisit['orders'][0]];
    await counter.open(`/repairs/${first.id}`);
    await counter.press('handovers.action.hand-over');
    await counter.page.waitForURL('**/handover');

    await part(counter, first.number).getByLabel('Acme Boil').check();
    await part(counter, first.number).getByLabel('Lid').check();
    for (const thing of ['Acme Boil', 'Lid', 'Base'])
      await part(counter, second.number).getByLabel(thing).check();
    for (const { number } of visit.orders)
      await part(counter, number).getByLabel(counter.words('handovers.order.shown')).check();
    await keepPicture(counter.page, 'handover-things');

    await counter.fill('payments.method.card', '40');
    const ways = counter.page.getByRole('group', { name: counter.words('payments.take.rest') });
    await ways.getByRole('button', { name: counter.words('payments.method.cash') }).click();
    expect(await counter.field('payments.method.cash').inputValue()).toBe('99.98');
    await counter.fill('payments.take.tendered', '100');
    await counter.page.getByText(counter.words('handovers.satisfaction.very')).click();
    await sign(counter, counter.words('handovers.sign.label'));
    await keepPicture(counter.page, 'handover-signed');

    await counter.press('handovers.action.hand-over');
    await counter.sees('custody.refusal.not-all-returned', { items: 'Base' });
    await keepPicture(counter.page, 'handover-blocked');
    expect(await stateOf(counter, first.id)).toBe('ready');

    await part(counter, first.number).getByLabel('Base').check();
    await counter.press('handovers.action.hand-over');
    await counter.page.waitForURL('**/papers/*');
    await counter.sees('payments.done.change', { amount: pounds(2) });
    const [before] = await invoicesOf(counter, paid.orders[0]?.id ?? 0);
    const [number = ''] = await invoicesOf(counter, first.id);
    expect(await invoicesOf(counter, second.id)).toEqual([number]);
    expect(Number(number.slice(-5))).toBe(Number(before?.slice(-5)) + 1);
    const inGreek = wordsIn('el');
    await counter.seesText(inGreek('papers.bill.invoice'));
    await counter.seesText(number);
    await keepPicture(counter.page, 'handover-invoice');

    const opening = counter.visit.context.waitForEvent('page');
    await counter.press('common.action.print');
    const paper = await opening;
    await expect.poll(() => printed.length).toBe(1);
    for (const words of [
      ...[number, visit.customer.name, first.number, second.number],
      ...[inGreek('papers.bill.settled'), inGreek('papers.bill.tendered')],
      formatMoney(2 * visit.agreedMinor, 'GBP', 'el'),
    ])
      expect(printed[0]).toContain(words);
    await expect.poll(() => paper.isClosed()).toBe(true);

    for (const { id } of visit.orders) expect(await stateOf(counter, id)).toBe('closed');
    await openOrderOfPaper(counter);
    await counter.page.waitForURL(`**/repairs/${first.id}`);
    await counter.sees('payments.standing.settled');
    await counter.sees('handovers.satisfaction.very');
    expect(await counter.page.getByRole('alert').filter({ hasText: first.number }).count()).toBe(0);
    await money(counter).scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'handover-order');
  });

  test('money goes back above the limit only before a second person, and stands in the till', async () => {
    const counter = await signedIn(clerk.name);
    const [order] = paid.orders as [ReadyVisit['orders'][0]];
    const amount = pounds(paid.agreedMinor);
    await counter.open(`/repairs/${order.id}`);
    await money(counter)
      .getByRole('button', { name: counter.words('payments.action.credit') })
      .click();
    await counter.fill('common.word.reason', 'It trips the fuse again');
    await sheet(counter)
      .getByRole('button', { name: counter.words('payments.action.credit') })
      .click();
    await counter.sees('payments.second.credit', { amount });
    await secondPersonSigns(counter);
    await counter.page.keyboard.press('Enter');
    await counter.page.waitForURL('**/papers/*');
    await counter.seesText(wordsIn('ru')('papers.bill.credit-note'));
    await keepPicture(counter.page, 'handover-credit-note');

    await openOrderOfPaper(counter);
    await counter.sees('payments.standing.credit');
    await money(counter)
      .getByRole('button', { name: counter.words('payments.action.refund') })
      .click();
    await counter.sees('payments.refund.most', { amount });
    await counter.fill('common.word.reason', 'It trips the fuse again');
    await sheet(counter)
      .getByRole('button', { name: counter.words('payments.action.refund') })
      .click();
    await counter.sees('payments.second.refund', { amount });
    await secondPersonSigns(counter);
    await keepPicture(counter.page, 'handover-second-person');
    await counter.page.keyboard.press('Enter');
    await counter.sees('payments.done.refunded');
    await money(counter).getByRole('row').nth(2).scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'handover-refunded');

    await counter.open('/till');
    const row = counter.page.getByRole('row').filter({ hasText: counter.words('payments.kind.refund') });
    await row.waitFor();
    expect(await row.innerText()).toContain(order.number);
    expect(await row.innerText()).toContain(counter.words('payments.with', { name: owner.name }));
    expect(await row.innerText()).toContain(pounds(-paid.agreedMinor));
    await keepPicture(counter.page, 'handover-till');
  });

  test('what nobody collects is told again, written for, and decided by its owner before a second person', async () => {
    await stage.passTime(40 * dayMs);
    const counter = await signedIn(owner.name);
    const [order] = forgotten.orders as [ReadyVisit['orders'][0]];
    const row = () => counter.page.getByRole('row').filter({ hasText: order.number });
    await counter.open(`/uncollected?band=write`);
    await row().click();
    await counter.press('handovers.action.tell');
    await counter.fill('handovers.uncollected.note', 'Comes on Friday');
    await counter.press('common.action.save');
    await sheet(counter).getByText('Comes on Friday').waitFor();
    await keepPicture(counter.page, 'handover-uncollected');

    await counter.press('handovers.action.letter');
    await counter.page.waitForURL('**/papers/*');
    await counter.seesText(wordsIn('fa')('papers.uncollected.title'));
    await keepPicture(counter.page, 'handover-letter');
    const { rows } = await clientOf(counter).handovers.uncollected({ limit: 60 });
    const letter = rows.find(({ repairId }) => repairId === order.id)?.letter;
    await counter.seesText(formatDay(letter?.keptUntil ?? '', 'fa', 'persian', 'long'));

    const people = await clientOf(counter).people.list();
    const { name, roles, language, calendar } = people.find(
      ({ id }) => id === clerk.id,
    ) as (typeof people)[0];
    await clientOf(counter).people.change({
      ...{ id: clerk.id, name, roles, language, calendar, isSupervisor: true },
    });
    await stage.passTime(70 * dayMs);
    const later = await signedIn(owner.name);
    await later.open('/uncollected?band=end');
    await later.page.getByRole('row').filter({ hasText: order.number }).click();
    await later.press('handovers.action.decide');
    await later.page.getByLabel(later.words('handovers.decision.donate')).check();
    await later.fill('common.word.reason', 'The letter came back');
    await keepPicture(later.page, 'handover-decision');
    await sheet(later)
      .locator('form')
      .getByRole('button', { name: later.words('handovers.action.decide') })
      .click();
    await later.sees('handovers.decision.second');
    await secondPersonSigns(later);
    await later.page.keyboard.press('Enter');
    await later.page.getByRole('row').filter({ hasText: order.number }).waitFor({ state: 'detached' });
    expect(await stateOf(later, order.id)).toBe('closed');
    await later.turnTo('fa');
    await later.open(`/repairs/${order.id}`);
    await later.sees('handovers.decision.donate');
    await keepPicture(later.page, 'handover-decided-fa');
  });
});
