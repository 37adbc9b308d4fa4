import { expect, test } from 'vitest';
import { customerOf } from '../kit/records.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { backUpByHand, restoreOnEmpty } from './stories/restore-drill.ts';
import { sampleSecrets } from './stories/sample.ts';
import { artefact, setStage, stories } from './stories/stage.ts';

const view = { viewport: { width: 1280, height: 800 } };

/** Everything of a shop that a person would miss. */
async function whatIsThere(reader: Reader) {
  const { rows: customers } = await reader.call<{ rows: unknown[] }>('customers.list', { limit: 200 });
  const { rows: repairs } = await reader.call<{ rows: unknown[] }>('repairs.list', {
    group: 'open',
    limit: 200,
  });
  const shop = await reader.call('settings.shop');
  return { shop, customers, repairs };
}

stories('a shop goes to another computer by its backup', () => {
  const old = setStage();
  const fresh = setStage();
  const file = artefact('shop.aftercare');
  let before: unknown;

  test('the owner backs up, and sees that it was proved', async () => {
    const owner = await old.enter(view);
    await backUpByHand(owner, old.hub.dataDir, file);
    before = await whatIsThere(owner);
  });

  test('on an empty computer the file is chosen, checked and put in place, and the shop goes on', async () => {
    const owner = await fresh.enter(view);
    await restoreOnEmpty(owner, file);
    expect(await whatIsThere(owner)).toEqual(before);
    expect(await owner.call('audit.check')).toMatchObject({ firstBroken: null });
    await owner.open('/settings/backups');
    await owner.sees('backups.last.none');
  });
});

stories('what was done since a backup is taken back, and brought back again', () => {
  const stage = setStage();

  async function register(owner: Reader, name: string): Promise<void> {
    await owner.call('customers.register', customerOf({ name }));
  }
  const find = async (owner: Reader, text: string) => {
    const { rows } = await owner.call<{ rows: { name: string }[] }>('customers.list', { text, limit: 10 });
    return rows.map(({ name }) => name);
  };
  async function confirm(owner: Reader): Promise<void> {
    await owner.sees('backups.restore.sound');
    await owner.fill('backups.restore.secret', '0000');
    await owner.press('backups.restore.confirm');
    await owner.sees('backups.restore.wrong');
    await owner.fill('backups.restore.secret', sampleSecrets.pin);
    await owner.press('backups.restore.confirm');
  }
  async function comeIn(owner: Reader): Promise<void> {
    const people = owner.page.getByRole('list', { name: owner.words('people.door.who') });
    await people.getByRole('button').first().click();
    await owner.type(sampleSecrets.pin);
    await owner.page.keyboard.press('Enter');
    await seesDesk(owner);
  }

  test('the whole way, with two browsers open', async () => {
    const owner = await stage.enter(view);
    await openSampleShop(owner);
    await owner.open('/settings/backups');
    await owner.press('backups.make');
    await owner.button('backups.restore.open').first().waitFor();
    await register(owner, 'Zenobia Later');
    expect(await find(owner, 'Zenobia')).toEqual(['Zenobia Later']);
    const other = await stage.enter({ ...view, cookies: await owner.cookies() });
    await other.page.getByRole('heading', { name: other.words('app.nav.desk') }).waitFor();

    await owner.button('backups.restore.open').first().click();
    await confirm(owner);
    // both browsers find themselves at the door, without a hand's turn
    for (const browser of [owner, other]) await browser.sees('people.door.who');
    await comeIn(owner);
    expect(await find(owner, 'Zenobia')).toEqual([]);

    await owner.open('/settings/backups');
    await owner.press('backups.aside.back');
    await confirm(owner);
    await owner.sees('people.door.who');
    await comeIn(owner);
    expect(await find(owner, 'Zenobia')).toEqual(['Zenobia Later']);
    expect(await owner.call('audit.check')).toMatchObject({ firstBroken: null });
  }, 150_000);
});
