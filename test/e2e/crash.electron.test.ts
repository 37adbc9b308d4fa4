import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { openSampleShop } from './stories/first-run.ts';
import { artefact, keepPicture } from './stories/stage.ts';
import { someCustomer } from './stories/taken-in.ts';
import { setWindow, sitDown, type WindowReader, windowStories } from './stories/window.ts';

const fault = 'Leaks from below, also when it is off';

windowStories('a repair half typed', () => {
  const stage = setWindow('crash');
  let customerName: string;

  beforeAll(async () => {
    await openSampleShop(stage.reader);
    customerName = (await someCustomer(stage.reader, 'en')).name;
  });

  test('is there again, whole, after a cut of power; the file is sound', async () => {
    await typeHalf(stage.reader, customerName);
    await stage.reader.type(' or unplugged', 20);
    await stage.restartAfterKill();
    expect(brokenPages(stage.dataDir)).toEqual(['ok']);

    await sitDown(stage.reader);
    const { reader } = stage;
    await reader.open('/repairs/new');
    await reader.sees('repairs.intake.restored');
    await reader.seesText(customerName);
    expect(await reader.field('catalogue.field.brand').inputValue()).toBe('Dualit');
    // what was typed in the last moment may be lost with the power, what was shown as kept may not
    expect(await reader.field('repairs.field.fault').inputValue()).toContain(fault);
    await keepPicture(reader.page, 'window-after-power-cut');
    await reader.press('repairs.intake.start-afresh');
    await reader.page.getByText(reader.words('repairs.intake.restored')).waitFor({ state: 'detached' });
  });

  test('is there again by itself, to the last letter, after the page crashed; it is then taken in once', async () => {
    const { reader } = stage;
    const before = await openOrders(reader);
    await typeHalf(reader, customerName);
    await reader.type(' or unplugged', 20);
    const eyes = eyesOf(reader);
    await eyes.crash();
    await expect.poll(eyes.words).toContain(reader.words('repairs.intake.restored'));
    await expect.poll(eyes.words).toContain(reader.words('shell.recovered'));
    expect(await eyes.typed()).toEqual(expect.arrayContaining(['Kettle', 'Dualit', `${fault} or unplugged`]));
    expect(await eyes.words()).toContain(customerName);
    writeFileSync(artefact('window-after-crash.png'), await eyes.picture(), 'base64');

    await eyes.press('Enter', ['control']);
    await expect.poll(eyes.words).toContain(reader.words('papers.receipt.title'));
    await stage.restart();
    await sitDown(stage.reader);
    expect(await openOrders(stage.reader)).toBe(before + 1);
  });
});

async function typeHalf(reader: WindowReader, customerName: string): Promise<void> {
  await reader.open('/repairs/new');
  await reader.field('customers.picker.label').fill(customerName);
  await reader.page.getByRole('option', { name: customerName }).first().click();
  await reader.page.getByRole('radio', { name: reader.words('devices.picker.another') }).click();
  await reader.fill('catalogue.field.category', 'kettle');
  await reader.page.getByRole('option').first().click();
  await reader.fill('catalogue.field.brand', 'Dualit');
  await reader.field('repairs.field.fault').click();
  await reader.type(fault, 20);
  await reader.sees('common.state.draft-kept');
}

async function openOrders(reader: WindowReader): Promise<number> {
  const { rows } = await reader.call<{ rows: unknown[] }>('repairs.list', { group: 'open', limit: 200 });
  return rows.length;
}

function brokenPages(dataDir: string): unknown[] {
  const db = new Database(join(dataDir, 'aftercare.db'), { readonly: true });
  try {
    return db.prepare('SELECT integrity_check FROM pragma_integrity_check').pluck().all();
  } finally {
    db.close();
  }
}

/** A page that crashed is lost to Playwright for good: what came in its place is seen through the program itself. */
function eyesOf({ app }: WindowReader) {
  const look = <Seen>(script: string): Promise<Seen> =>
    app.evaluate(
      ({ BrowserWindow }, wanted) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(wanted) as Promise<never>,
      script,
    );
  return {
    crash: () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const isBack = new Promise<void>((done) => webContents.once('did-finish-load', () => done()));
        webContents.forcefullyCrashRenderer();
        await isBack;
      }),
    picture: () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const picture = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage();
        return picture.toPNG().toString('base64');
      }),
    words: () => look<string>('document.body.innerText'),
    typed: () =>
      look<string[]>('[...document.querySelectorAll("input, textarea")].map(({ value }) => value)'),
    press: (keyCode: string, modifiers: 'control'[] = []) =>
      app.evaluate(
        ({ BrowserWindow }, key) => {
          const { webContents } = BrowserWindow.getAllWindows()[0]!;
          webContents.focus();
          for (const type of ['keyDown', 'keyUp'] as const) webContents.sendInputEvent({ type, ...key });
        },
        { keyCode, modifiers },
      ),
  };
}
