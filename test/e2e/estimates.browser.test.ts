import { crc32, deflateSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { formatMoney } from '../../shared/kernel/money.ts';
import { twoWays } from '../kit/estimate-desk.ts';
import { maria } from '../kit/records.ts';
import { openSampleShop } from './stories/first-run.ts';
import { paperIsDrawn } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

interface Person {
  id: number;
  name: string;
  roles: string[];
}

interface Order {
  id: number;
  number: string;
  state: string;
  currency: string;
  customerName: string;
}

interface Estimates {
  versions: { id: number; stage: string; answer: { approver: string; how: string } | null }[];
}

stories('what a repair will cost', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let people: Record<'counter' | 'technician' | 'owner', string>;
  let taken = 0;

  beforeAll(async () => {
    const first = await stage.enter();
    await openSampleShop(first);
    const known = await first.call<Person[]>('people.names');
    const nameOf = (isWanted: (person: Person) => boolean) => known.find(isWanted)?.name as string;
    people = {
      counter: nameOf(({ roles }) => roles.join() === 'counter'),
      technician: nameOf(({ roles }) => roles.join() === 'technician'),
      owner: nameOf(({ roles }) => roles.includes('owner')),
    };
    cookies = await first.cookies();
  });

  const enterAs = async (who: keyof typeof people) => {
    const reader = await stage.enter({ cookies, path: null });
    await reader.call('people.signIn', { name: people[who], password: sampleSecrets.password });
    return reader;
  };
  const orderOf = (reader: Reader, id: number) => reader.call<Order>('repairs.byId', { id });
  const newestOf = async (reader: Reader, repairId: number) => {
    const { versions } = await reader.call<Estimates>('estimates.ofRepair', { repairId });
    return versions[0] as Estimates['versions'][number];
  };

  /** A kettle stands on the bench and is being looked into; its warranty is over unless it was bought lately. */
  const takeIn = async (reader: Reader, customerName: string, purchasedOn = '2019-03-04') => {
    taken += 1;
    const categories =
      await reader.call<{ id: number; names: Record<string, string> }[]>('catalogue.categories');
    const categoryId = categories.find(({ names }) => names.en === 'Kettle')?.id;
    const phones = [{ typed: `+44 20 7946 0${300 + taken}`, label: '' }];
    const { repairs } = await reader.call<{ repairs: { id: number }[] }>('repairs.takeIn', {
      customer: { new: { ...maria, name: customerName, language: 'en', phones } },
      items: [
        {
          device: { new: { categoryId, serial: `KE-39-${taken}`, purchasedOn } },
          fault: 'It does not get warm.',
        },
      ],
    });
    const id = repairs[0]?.id as number;
    await reader.call('repairs.move', { id, to: 'diagnosing' });
    return orderOf(reader, id);
  };
  const record = (reader: Reader, order: Order) =>
    reader.page.locator(`section[aria-label="${order.number}"]`);
  const openOrder = async (reader: Reader, order: Order) => {
    await reader.open(`/repairs/${order.id}`);
    await record(reader, order).waitFor();
  };
  const chooseAction = async (reader: Reader, order: Order, key: string) => {
    await record(reader, order)
      .getByRole('button', { name: reader.words('common.action.more') })
      .first()
      .click();
    await reader.page.getByRole('menuitem', { name: reader.words(key), exact: true }).click();
    const sheet = reader.page.getByRole('dialog', { name: reader.words(key) });
    await sheet.waitFor();
    return sheet;
  };
  const leaveBy = async (sheet: Locator, words: string) => {
    await sheet.getByRole('button', { name: words }).click();
    await sheet.waitFor({ state: 'detached' });
  };
  const money = (order: Order, minor: number) => formatMoney(minor, order.currency, 'en');

  const way = (reader: Reader, letter: string, kind: string) =>
    reader.page.getByRole('region', { name: `${letter} ${reader.words(`estimates.option.${kind}`)}` });
  const writeLine = async (reader: Reader, place: Locator, index: number, what: string, price: string) => {
    await place.getByLabel(reader.words('estimates.field.what')).nth(index).fill(what);
    await place.getByLabel(reader.words('estimates.field.price')).nth(index).fill(price);
  };

  /** The action that stands everywhere, by the list of commands. */
  const codeCameIn = async (reader: Reader) => {
    await reader.page.keyboard.press('Control+K');
    await reader.type('approval code');
    await reader.page.getByRole('option', { name: reader.words('estimates.action.code-came-in') }).click();
    await reader.page.waitForURL('**/approval-code');
    await reader.field('estimates.code.field').click();
  };

  let phoned: Order;

  test('is written as two ways, sent with their codes, and approved by phone: who and when stand on the order', async () => {
    const counter = await enterAs('counter');
    phoned = await takeIn(counter, 'Maria Kettle');
    await openOrder(counter, phoned);
    await counter.press('estimates.action.new');
    await counter.page.waitForURL(`**/repairs/${phoned.id}/estimate`);
    const repair = way(counter, 'A', 'newPart');
    await writeLine(counter, repair, 0, 'Open, clean and test', '35.00');
    await repair.getByLabel(counter.words('estimates.field.price')).first().press('Enter');
    await writeLine(counter, repair, 1, 'Heating element', '24.99');
    await repair.getByLabel(counter.words('estimates.field.kind')).nth(1).click();
    await counter.page.getByRole('option', { name: counter.words('estimates.line.kind.parts') }).click();
    await repair.getByRole('button', { name: /^Earliest: / }).click();
    const leave = way(counter, 'B', 'leaveAsIs');
    await leave.getByLabel(counter.words('estimates.field.price')).fill('15.00');
    await repair.getByText(money(phoned, 5_999)).waitFor();
    await leave.getByText(money(phoned, 1_500)).first().waitFor();
    await keepPicture(counter.page, 'estimate-written');
    await counter.press('estimates.action.send');

    const message = counter.page.getByRole('dialog', { name: counter.words('estimates.action.message') });
    const text = message.getByLabel(counter.words('estimates.message.text'));
    await expect.poll(() => text.inputValue()).toMatch(/[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/);
    expect(await text.inputValue()).toContain(`${money(phoned, 5_999)}, done by`);
    await keepPicture(counter.page, 'estimate-message');
    // Esc takes the message away, and not the order behind it
    await counter.page.keyboard.press('Escape');
    await message.waitFor({ state: 'detached' });
    expect((await orderOf(counter, phoned.id)).state).toBe('estimateSent');

    await stage.passTime(4 * 60_000);
    await record(counter, phoned)
      .getByRole('button', { name: counter.words('estimates.action.approve') })
      .click();
    const sheet = counter.page.getByRole('dialog', { name: counter.words('estimates.action.approve') });
    await counter.fill('estimates.field.approver', 'Her husband Jonas');
    await keepPicture(counter.page, 'estimate-approval');
    await leaveBy(sheet, counter.words('estimates.action.approve'));
    const answer = record(counter, phoned).locator('p', { hasText: 'Her husband Jonas' });
    await answer.waitFor();
    const said = await answer.innerText();
    expect(said).toContain(counter.words('estimates.way.phone'));
    expect(said).toContain(counter.words('estimates.taken-by', { name: people.counter }));
    expect(said).toContain(money(phoned, 5_999));
    expect(said).toMatch(/5 Oct|Oct 5|05\/10|10:3\d/);
    expect((await orderOf(counter, phoned.id)).state).toBe('approved');
    await answer.scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'estimate-approved-by-phone');
  });

  test('is approved by the code that came in, from any page, once', async () => {
    const counter = await enterAs('counter');
    const order = await takeIn(counter, 'Nora Field');
    await counter.call('estimates.send', { estimate: twoWays(order.id) });
    await openOrder(counter, order);
    const message = await chooseAction(counter, order, 'estimates.action.message');
    const text = message.getByLabel(counter.words('estimates.message.text'));
    await expect.poll(() => text.inputValue()).not.toBe('');
    const [code = ''] = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/.exec(await text.inputValue()) ?? [];

    await counter.open('/customers');
    await counter.page.getByRole('main').waitFor();
    await codeCameIn(counter);
    await counter.type('abcd efgh');
    await counter.page.keyboard.press('Enter');
    await counter.sees('estimates.code.wrong');
    await counter.field('estimates.code.field').fill('');
    await counter.type(code.toLowerCase().replace('-', ' '));
    await counter.page.keyboard.press('Enter');
    const found = counter.page.getByRole('form', { name: order.number });
    await found.getByText(money(order, 6_999)).waitFor();
    await keepPicture(counter.page, 'estimate-code-found');
    await found.getByRole('button', { name: counter.words('estimates.action.approve') }).click();
    await counter.page.waitForURL(`**/repairs/${order.id}`);
    await counter.seesText(new RegExp(counter.words('estimates.way.code')));
    expect((await orderOf(counter, order.id)).state).toBe('approved');
    expect((await newestOf(counter, order.id)).answer).toMatchObject({ how: 'code', approver: 'Nora Field' });

    await codeCameIn(counter);
    await counter.type(code);
    await counter.page.keyboard.press('Enter');
    await counter.sees('estimates.refusal.code-used', { by: 'Nora Field' });
    expect(await found.count()).toBe(0);
    await keepPicture(counter.page, 'estimate-code-used');
  });

  test('stops the order where more is found than was approved, and says both sums', async () => {
    const technician = await enterAs('technician');
    await technician.call('repairs.move', { id: phoned.id, to: 'inRepair' });
    await openOrder(technician, phoned);
    const sheet = await chooseAction(technician, phoned, 'estimates.action.foundMore');
    await technician.fill('estimates.field.what', 'Thermostat');
    await technician.fill('common.word.reason', 'The thermostat has gone too');
    await sheet.getByLabel(technician.words('estimates.field.price')).fill('12.00');
    await keepPicture(technician.page, 'estimate-more-found');
    await leaveBy(sheet, technician.words('estimates.action.foundMore'));

    const stop = technician.words('estimates.obstacle.over-approved', {
      approvedMinor: money(phoned, 5_999),
      neededMinor: money(phoned, 7_199),
    });
    const notice = record(technician, phoned).getByRole('alert').filter({ hasText: stop });
    await notice.waitFor();
    expect((await orderOf(technician, phoned.id)).state).toBe('diagnosing');
    const refused = await technician.ask('repairs.move', { id: phoned.id, to: 'inRepair' });
    expect(refused.ok).toBe(false);
    await notice.scrollIntoViewIfNeeded();
    await keepPicture(technician.page, 'estimate-stopped');

    const counter = await enterAs('counter');
    await openOrder(counter, phoned);
    await counter.press('estimates.action.change');
    await way(counter, 'B', 'leaveAsIs').waitFor();
    await way(counter, 'A', 'newPart').getByText(money(phoned, 7_199)).waitFor();
    await counter.press('estimates.action.send');
    const message = counter.page.getByRole('dialog', { name: counter.words('estimates.action.message') });
    await message.waitFor();
    await leaveBy(message, counter.words('common.action.close'));
    await record(counter, phoned).getByRole('alert').filter({ hasText: stop }).waitFor();
    await record(counter, phoned)
      .getByRole('button', { name: counter.words('estimates.action.approve') })
      .click();
    const approval = counter.page.getByRole('dialog', { name: counter.words('estimates.action.approve') });
    await leaveBy(approval, counter.words('estimates.action.approve'));
    await record(counter, phoned).getByRole('alert').filter({ hasText: stop }).waitFor({ state: 'detached' });
    expect((await orderOf(counter, phoned.id)).state).toBe('approved');
  });

  test('of wrong use is shared half and half only with a reason and a supervisor, and is worded kindly', async () => {
    const technician = await enterAs('technician');
    const order = await takeIn(technician, 'Milo Brewer', '2026-08-01');
    await openOrder(technician, order);
    const photos = await chooseAction(technician, order, 'evidence.action.photos');
    await photos
      .locator('input[type=file]')
      .setInputFiles({ name: 'element.png', mimeType: 'image/png', buffer: burntElement() });
    await photos.getByRole('img').first().waitFor();
    await leaveBy(photos, technician.words('evidence.action.keep'));

    const sheet = await chooseAction(technician, order, 'estimates.action.finding');
    await technician.fill('estimates.finding.cause', 'Milk was boiled in it');
    await technician.fill('estimates.finding.text', 'Burnt milk covers the heating element');
    await sheet.getByRole('button', { name: technician.words('common.action.save') }).click();
    await technician.sees('estimates.invalid.photo-needed');
    const photo = sheet.getByRole('radiogroup', { name: technician.words('estimates.finding.photo') });
    await photo.getByRole('radio').click();
    await keepPicture(technician.page, 'estimate-finding');
    await leaveBy(sheet, technician.words('common.action.save'));
    await technician.sees('estimates.share.open');

    const counter = await enterAs('counter');
    await openOrder(counter, order);
    const share = await chooseAction(counter, order, 'estimates.action.costShare');
    const choice = (key: string) =>
      share.getByRole('radio', { name: counter.words(`estimates.share.${key}`) });
    expect(await choice('shop').isChecked()).toBe(true);
    await choice('half').click();
    await share.getByRole('button', { name: counter.words('common.action.save') }).click();
    await share.getByText(counter.words('common.invalid.required')).waitFor();
    await counter.fill('common.word.reason', 'The leaflet does not mention milk');
    await keepPicture(counter.page, 'estimate-cost-share');
    await share.getByRole('button', { name: counter.words('common.action.save') }).click();
    const signing = counter.page.getByRole('dialog', { name: counter.words('people.countersign.title') });
    await signing.getByText(counter.words('estimates.share.half')).waitFor();
    await keepPicture(counter.page, 'estimate-cost-share-signed');
    await signing.getByLabel(counter.words('people.countersign.pin')).first().fill(sampleSecrets.pin);
    await signing.getByRole('button', { name: counter.words('people.countersign.sign') }).click();
    await share.waitFor({ state: 'detached' });
    await record(counter, order).getByText('The leaflet does not mention milk').first().waitFor();

    await counter.press('estimates.action.new');
    const repair = way(counter, 'A', 'newPart');
    await writeLine(counter, repair, 0, 'Take apart and clean', '80.00');
    await repair.getByLabel(counter.words('estimates.field.cause')).click();
    await counter.page.getByRole('option', { name: counter.words('estimates.line.cause.wrongUse') }).click();
    const half = money(order, 4_000);
    await expect.poll(async () => (await repair.innerText()).split(half).length - 1).toBeGreaterThan(3);
    await keepPicture(counter.page, 'estimate-half');
    await counter.press('estimates.action.send');
    const message = counter.page.getByRole('dialog', { name: counter.words('estimates.action.message') });
    await message.getByRole('link', { name: counter.words('estimates.message.paper') }).click();
    await counter.page.waitForURL('**/papers/*');
    const [paperId] = /\d+/.exec(new URL(counter.page.url()).pathname) ?? [];
    await counter.open(`/paper/${paperId}`);
    await paperIsDrawn(counter.page);
    await counter.sees('papers.estimate.use-found');
    await counter.seesText('Burnt milk covers the heating element');
    await counter.seesText(counter.words('papers.estimate.use-share.half'));
    await counter.seesText(half);
    await keepPicture(counter.page, 'estimate-paper');

    await openOrder(counter, order);
    await counter.turnTo('fa');
    await counter.sees('estimates.share.half');
    await counter.page.getByText(counter.words('estimates.share.half')).first().scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'estimate-half-fa');
  });
});

/** A small photo, as a PNG of brown dots. */
function burntElement(): Buffer {
  const [width, height] = [160, 120];
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => [150 - y, 90 - (x % 40), 30]).flat()]),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = chunk('IDAT', deflateSync(Buffer.concat(rows)));
  return Buffer.concat([signature, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))]);
}
