import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { EvidenceEntry } from '../../shared/evidence/evidence.contract.ts';
import { printedHead } from '../../shared/evidence/head.ts';
import { openSampleShop } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { clientOf } from './stories/ready-orders.ts';
import { sampleSecrets } from './stories/sample.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';
import { someCustomer } from './stories/taken-in.ts';

const passcode = '739105';

stories('what is proved of an order, where its things are, and its passcode', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;
  let people: { id: number; name: string; roles: string[] }[];
  let repairId: number;
  let number: string;

  beforeAll(async () => {
    const reader = await stage.enter();
    await openSampleShop(reader);
    cookies = await reader.cookies();
    people = await clientOf(reader).people.names();
  });
  const nameOf = (role: string) => people.find(({ roles }) => roles.join() === role)?.name ?? '';
  const as = async (role: string, language: 'en' | 'fa' = 'en') => {
    const reader = await stage.enter({ cookies, language, path: null });
    await reader.call('people.signIn', { name: nameOf(role), password: sampleSecrets.password });
    return reader;
  };
  const openOrder = async (reader: Reader) => {
    await reader.open(`/repairs/${repairId}`);
    await part(reader, 'evidence.title').waitFor();
  };
  const part = (reader: Reader, key: string) =>
    reader.page.getByRole('region', { name: reader.words(key), exact: true });
  const chooseAction = async (reader: Reader, key: string) => {
    await reader.press('common.action.more');
    await reader.page.getByRole('menuitem', { name: reader.words(key) }).click();
  };
  const sheet = (reader: Reader) => reader.page.getByRole('dialog');
  const chooseFile = async (reader: Reader, name: string, buffer: Buffer) => {
    const choosing = reader.page.waitForEvent('filechooser');
    await reader.press('evidence.action.file');
    await (await choosing).setFiles({ name, mimeType: 'image/jpeg', buffer });
  };
  const entries = async (reader: Reader): Promise<EvidenceEntry[]> =>
    (await clientOf(reader).evidence.ofRepair({ repairId })).entries;

  test('a photo, a passcode and a signature at the counter; what is no photo takes nothing away', async () => {
    const counter = await as('counter');
    const { name, phone } = await someCustomer(counter, 'en');
    await counter.open('/repairs/new');
    await counter.field('customers.picker.label').click();
    await counter.type(phone.slice(-7));
    await counter.page.getByRole('option', { name }).first().click();
    await counter.page.getByRole('radio', { name: counter.words('devices.picker.another') }).click();
    await counter.field('catalogue.field.category').fill('mobile phone');
    await counter.page.getByRole('option').first().click();
    await counter.fill('repairs.field.fault', 'The glass is broken');
    await counter.page.getByRole('checkbox', { name: 'Charger' }).check();

    const photo = await counter.page.screenshot({
      type: 'jpeg',
      clip: { x: 0, y: 0, width: 320, height: 240 },
    });
    await chooseFile(counter, 'front.jpg', photo);
    const taken = counter.page.getByRole('img', { name: counter.words('evidence.shot.other') });
    await taken.waitFor();
    await chooseFile(counter, 'holiday.jpg', Buffer.from('Dear diary, this is no photo.'));
    await counter.sees('evidence.refusal.no-photo');
    expect(await taken.count()).toBe(1);
    await counter.page.getByText(counter.words('evidence.refusal.no-photo')).scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-no-photo');

    await counter.press('vault.action.keep');
    await counter.page.getByRole('textbox', { name: counter.words('vault.kind.pin') }).fill(passcode);
    await counter.press('evidence.action.terms');
    await sign(counter);
    await keepPicture(counter.page, 'evidence-intake');
    await expect
      .poll(async () => JSON.stringify(await draftsOf(counter)), { timeout: 5_000 })
      .toContain('The glass is broken');
    expect(JSON.stringify(await draftsOf(counter))).not.toContain(passcode);
    expect(await counter.field('repairs.field.fault').inputValue()).toBe('The glass is broken');
    await counter.press('repairs.intake.submit');

    await counter.page.waitForURL('**/papers/*');
    repairId = Number(new URL(counter.page.url()).searchParams.get('repair'));
    number = (await clientOf(counter).repairs.byId({ id: repairId })).number;
    const { head } = await clientOf(counter).evidence.ofRepair({ repairId });
    await counter.seesText(printedHead(head ?? ''));
    await counter.page
      .getByText(printedHead(head ?? ''))
      .first()
      .scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-receipt');

    await openOrder(counter);
    const proof = part(counter, 'evidence.title');
    await proof.getByText(counter.words('evidence.whole')).waitFor();
    await proof.locator('img').first().waitFor();
    await proof.getByRole('img', { name, exact: true }).waitFor();
    expect((await entries(counter)).map(({ kind }) => kind)).toEqual([
      ...['checklist', 'checklist', 'photo', 'terms', 'signature'],
    ]);
    await proof.scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-order');
    await proof.getByRole('button').first().click();
    await sheet(counter)
      .getByRole('img', { name: counter.words('evidence.shot.other') })
      .waitFor();
    await keepPicture(counter.page, 'evidence-viewer');
  });

  test('the technician sees the passcode for a reason, which stands there with the name', async () => {
    const technician = await as('technician');
    await openOrder(technician);
    await chooseAction(technician, 'vault.action.reveal');
    await technician.fill('vault.field.reason', 'Touch test after the new glass');
    await sheet(technician)
      .getByRole('button', { name: technician.words('vault.action.reveal') })
      .click();
    await sheet(technician).getByText(passcode, { exact: true }).waitFor();
    await keepPicture(technician.page, 'evidence-passcode');
    await technician.press('vault.action.hide');
    await technician.page.getByText(passcode).waitFor({ state: 'detached' });

    const trace = part(technician, 'vault.title').getByRole('listitem');
    await trace.waitFor();
    expect(await trace.innerText()).toContain(nameOf('technician'));
    expect(await trace.innerText()).toContain('Touch test after the new glass');
    await trace.scrollIntoViewIfNeeded();
    await keepPicture(technician.page, 'evidence-trace');
    const told = await technician.call('repairs.byId', { id: repairId });
    expect(JSON.stringify([told, await draftsOf(technician)])).not.toContain(passcode);
  });

  test('scanned onto a shelf, taken back, and what is lost is settled before a supervisor', async () => {
    const counter = await as('counter');
    const places = await clientOf(counter).custody.places();
    const shelf = places.find(({ preset }) => preset === 'readyShelf');
    const shelfName = counter.words('custody.preset.readyShelf');
    const whereIs = async (label: string) => {
      const { items } = await clientOf(counter).custody.ofRepair({ repairId });
      return items.find((item) => (label ? item.label === label : item.kind === 'device'))?.last;
    };
    await counter.open('/custody');
    await counter.field('custody.scan.order').waitFor();
    await counter.page.getByRole('heading', { name: counter.words('custody.page.title') }).click();
    await counter.scan(number);
    await counter.sees('custody.scan.now-place');
    await keepPicture(counter.page, 'evidence-scanned');
    await counter.scan(shelf?.barcode ?? '');
    await counter.sees('custody.done.placed', { number, place: shelfName });
    expect(new URL(counter.page.url()).pathname).toBe('/custody');
    expect(await whereIs('')).toMatchObject({ whereabouts: 'place', place: { id: shelf?.id } });
    expect(await whereIs('Charger')).toMatchObject({ whereabouts: 'place', place: { id: shelf?.id } });
    await keepPicture(counter.page, 'evidence-placed');
    await counter.press('common.action.undo');
    await expect.poll(async () => (await whereIs(''))?.isUndo).toBe(true);
    await counter.sees('custody.page.empty');
    expect(await whereIs('')).toMatchObject({ whereabouts: 'person', person: nameOf('counter') });

    await openOrder(counter);
    await chooseAction(counter, 'custody.action.missing');
    await sheet(counter).getByRole('checkbox', { name: 'Charger' }).check();
    await counter.fill('common.word.reason', 'Not in the drawer');
    await sheet(counter)
      .getByRole('button', { name: counter.words('custody.action.missing') })
      .click();
    await counter.sees('custody.where.missing');
    await part(counter, 'custody.title').scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-missing');

    await counter.press('custody.action.settle');
    await sheet(counter)
      .getByRole('radio', { name: counter.words('custody.settled.waived') })
      .check();
    await counter.fill('common.word.reason', 'A new one is on its way');
    await sheet(counter)
      .getByRole('button', { name: counter.words('custody.action.settle') })
      .click();
    await counter.sees('people.countersign.title');
    await counter.sees('custody.countersign', { item: 'Charger' });
    expect((await whereIs('Charger'))?.whereabouts).toBe('missing');
    await counter.field('people.countersign.pin').click();
    await counter.type(sampleSecrets.pin);
    await keepPicture(counter.page, 'evidence-countersign');
    await counter.page.keyboard.press('Enter');
    await counter.sees('custody.done.settled', { item: 'Charger' });
    const supervisor = people.find(({ roles }) => roles.includes('owner'))?.name;
    expect(await whereIs('Charger')).toMatchObject({ whereabouts: 'settled', settled: 'waived' });
    expect((await whereIs('Charger'))?.answeredBy).toBe(supervisor);
  });

  test('one changed byte of the kept photo is found, and the photo is named', async () => {
    const counter = await as('counter');
    const photo = (await entries(counter)).find((entry) => entry.kind === 'photo');
    const { hash = '' } = (photo?.content ?? {}) as { hash?: string };
    const file = join(stage.hub.dataDir, 'attachments', hash.slice(0, 2), hash);
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    const middle = Math.floor(bytes.length / 2);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    writeFileSync(file, changed);

    const says = (reader: Reader) =>
      reader.words('evidence.flaw.file-changed', {
        position: photo?.position,
        what: reader.words('evidence.kind.photo'),
      });
    await openOrder(counter);
    const proof = part(counter, 'evidence.title');
    await proof.getByText(says(counter)).waitFor();
    await proof.getByText(counter.words('evidence.not-whole', { count: 1 })).waitFor();
    await proof.locator('[data-bad]').waitFor();
    await proof.getByText(counter.words('evidence.unreadable'), { exact: true }).waitFor();
    await proof.scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-changed');
    await counter.turnTo('fa');
    await part(counter, 'evidence.title').getByRole('alert').waitFor();
    await part(counter, 'evidence.title').scrollIntoViewIfNeeded();
    await keepPicture(counter.page, 'evidence-changed-fa');

    writeFileSync(file, bytes);
    await openOrder(counter);
    await counter.sees('evidence.whole');
  });
});

/** What stands in the drafts of whoever is signed in. */
async function draftsOf(reader: Reader): Promise<unknown[]> {
  const kept = await clientOf(reader).drafts.list();
  return Promise.all(kept.map(({ form }) => clientOf(reader).drafts.of({ form })));
}

/** Draws a name on the pad with the mouse. */
async function sign(reader: Reader): Promise<void> {
  const { page } = reader;
  const pad = page.getByRole('img', { name: reader.words('evidence.signature.label') });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no place to sign');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.3],
    [0.4, 0.7],
    [0.5, 0.35],
    [0.6, 0.65],
    [0.75, 0.4],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 4 });
  }
  await page.mouse.up();
}
