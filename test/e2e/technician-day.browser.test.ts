import { beforeAll, expect, test } from 'vitest';
import { openSampleShop } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

interface Order {
  id: number;
  number: string;
}

interface AtTheBench {
  workedMinutes: number;
  outcome: string;
  findings: { fault: string; cause: string; remedy: string }[];
}

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };

stories('a technician’s day', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let technician: { id: number; name: string };
  let order: Order;

  const atTheBench = async () => {
    const reader = await stage.enter({ ...tablet, cookies, path: null });
    await reader.call('people.signIn', { name: technician.name, password: sampleSecrets.password });
    return reader;
  };
  const row = (reader: Reader) =>
    reader.page.getByRole('listitem').filter({ has: reader.page.locator(`a[href^="/bench/${order.id}"]`) });
  const tap = (reader: Reader, key: string) =>
    row(reader)
      .getByRole('button', { name: reader.words(key) })
      .click();
  const record = (reader: Reader) => reader.page.locator(`section[aria-label="${order.number}"]`);
  const openOrder = async (reader: Reader) => {
    await reader.open(`/bench/${order.id}`);
    await record(reader).waitFor();
  };
  const more = async (reader: Reader) => {
    await record(reader)
      .getByRole('button', { name: reader.words('common.action.more') })
      .first()
      .click();
    return reader.page.getByRole('menu');
  };
  const stateOf = async (reader: Reader) =>
    (await reader.call<{ state: string }>('repairs.byId', { id: order.id })).state;
  const bench = (reader: Reader) => reader.call<AtTheBench>('bench.ofRepair', { repairId: order.id });

  /** Types into a field of codes, and takes what is marked. */
  const code = async (reader: Reader, kind: string, typed: string) => {
    await reader.field(`bench.kind.${kind}`).click();
    await reader.type(typed);
    await reader.page.keyboard.press('Enter');
  };

  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    cookies = await owner.cookies();
    const people = await owner.call<{ id: number; name: string; roles: string[] }[]>('people.names');
    technician = people.find(({ roles }) => roles.join() === 'technician') as typeof technician;
    const { rows } = await owner.call<{ rows: { id: number }[] }>('customers.list', { limit: 1 });
    const categories =
      await owner.call<{ id: number; names: Record<string, string> }[]>('catalogue.categories');
    const categoryId = categories.find(({ names }) => names.en === 'Mobile phone')?.id;
    const { repairs } = await owner.call<{ repairs: Order[] }>('repairs.takeIn', {
      customer: { id: rows[0]?.id },
      items: [
        {
          device: { new: { categoryId, brand: 'Acme', model: 'Tab', serial: 'TAB-40-1' } },
          fault: 'Does not charge any more',
        },
      ],
    });
    order = repairs[0] as Order;
  });

  test('what nobody works on yet is taken by one tap, and stands among one’s own by promised day', async () => {
    const reader = await atTheBench();
    await reader.open('/bench');
    await reader.page.getByText(reader.words('bench.list.unassigned')).click();
    await row(reader).waitFor();
    await keepPicture(reader.page, 'bench-unassigned');
    await tap(reader, 'bench.action.take');
    await reader.sees('bench.take.done', { number: order.number });

    await reader.page.getByText(reader.words('bench.list.mine'), { exact: true }).click();
    await row(reader).waitFor();
    const shown = await reader.page.locator('a[href^="/bench/"] bdi:text-matches("^R-")').allTextContents();
    const { rows } = await reader.call<{ rows: (Order & { promisedOn: string | null })[] }>('bench.work', {
      whose: 'mine',
    });
    expect(shown).toEqual(rows.map(({ number }) => number));
    const days = rows.map(({ promisedOn }) => promisedOn ?? '9999-12-31');
    expect(days).toEqual([...days].sort());
    for (const button of await row(reader).getByRole('button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await keepPicture(reader.page, 'bench-my-work');
  });

  test('work time is started and stopped, and its clock is seen on every page', async () => {
    const reader = await atTheBench();
    await reader.open('/bench');
    await tap(reader, 'bench.action.start');
    const clock = reader.page.getByRole('banner').locator(`a[href="/repairs/${order.id}"]`);
    await clock.waitFor();
    await tap(reader, 'repairs.state.diagnosing');
    await expect.poll(() => stateOf(reader)).toBe('diagnosing');
    await stage.passTime(4 * 60_000);
    await reader.open('/customers');
    await clock.waitFor();
    await reader.page
      .getByRole('banner')
      .getByRole('button', { name: reader.words('bench.action.stop') })
      .click();
    await clock.waitFor({ state: 'detached' });
    expect((await bench(reader)).workedMinutes).toBeGreaterThanOrEqual(4);
  });

  test('an order is not checked before it is coded, and found codes need one key after typing', async () => {
    const reader = await atTheBench();
    await openOrder(reader);
    const menu = await more(reader);
    await menu.getByRole('menuitem', { name: reader.words('repairs.move.qualityCheck') }).waitFor();
    expect(await menu.getByRole('menuitem', { name: reader.words('repairs.move.ready') }).count()).toBe(0);
    await menu.getByRole('menuitem', { name: reader.words('repairs.move.qualityCheck') }).click();
    await reader.sees('bench.obstacle.no-finding');
    await keepPicture(reader.page, 'bench-not-coded');
    await reader.page.keyboard.press('Escape');
    await reader.page.getByRole('dialog').waitFor({ state: 'detached' });

    await (await more(reader)).getByRole('menuitem', { name: reader.words('bench.finding.add') }).click();
    await code(reader, 'fault', '充不进');
    expect(await reader.field('bench.kind.fault').inputValue()).toBe('Does not charge');
    await code(reader, 'cause', 'lint');
    await code(reader, 'remedy', 'clea');
    await keepPicture(reader.page, 'bench-finding');
    await reader.press('common.action.save');
    await reader.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await bench(reader)).findings).toMatchObject([
      { fault: 'does-not-charge', cause: 'dirt', remedy: 'cleaned' },
    ]);
  });

  test('the quality check is gone through by large answers, and only then is it ready', async () => {
    const reader = await atTheBench();
    await openOrder(reader);
    await (await more(reader))
      .getByRole('menuitem', { name: reader.words('repairs.move.qualityCheck') })
      .click();
    await expect.poll(() => stateOf(reader)).toBe('qualityCheck');
    expect((await bench(reader)).outcome).toBe('fixed');

    await record(reader)
      .getByRole('button', { name: reader.words('bench.check.after') })
      .first()
      .click();
    const sheet = reader.page.getByRole('dialog');
    const passes = sheet.getByRole('button', { name: reader.words('bench.answer.pass'), exact: true });
    await passes.first().waitFor();
    const count = await passes.count();
    expect(count).toBeGreaterThan(5);
    await sheet
      .getByRole('button', { name: reader.words('bench.answer.fail'), exact: true })
      .first()
      .click();
    await reader.type('Port still loose');
    await reader.page.keyboard.press('Enter');
    await reader.seesText('Port still loose');
    for (let index = 1; index < count; index += 1) await passes.nth(index).click();
    await keepPicture(reader.page, 'bench-quality-check');
    await sheet.getByRole('button', { name: reader.words('common.word.done'), exact: true }).click();

    await (await more(reader)).getByRole('menuitem', { name: reader.words('repairs.move.ready') }).click();
    await reader.seesText(/Reported fault is gone/);
    expect(await stateOf(reader)).toBe('qualityCheck');
    await reader.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    await record(reader)
      .getByRole('button', { name: reader.words('bench.check.after') })
      .first()
      .click();
    await passes.first().click();
    await sheet.getByRole('button', { name: reader.words('common.word.done'), exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
    await record(reader)
      .getByRole('button', { name: reader.words('repairs.move.ready') })
      .click();
    await expect.poll(() => stateOf(reader)).toBe('ready');
    await keepPicture(reader.page, 'bench-ready');
    await reader.open('/bench');
    await reader.sees('bench.list.mine');
    await row(reader).waitFor({ state: 'detached' });
  });
});
