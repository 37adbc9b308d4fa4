import { beforeAll, expect, test } from 'vitest';
import { openSampleShop } from './stories/first-run.ts';
import { focusIsOn } from './stories/keyboard.ts';
import { keepPicture } from './stories/stage.ts';
import { takeInFor } from './stories/taken-in.ts';
import { setWindow, sitDown, windowStories } from './stories/window.ts';

const bar = ['file', 'edit', 'view', 'go', 'help'] as const;

windowStories('the menu', () => {
  const stage = setWindow('menu');

  beforeAll(() => openSampleShop(stage.reader));

  test('Ctrl+N takes a repair in from wherever one is', async () => {
    const { reader } = stage;
    await reader.open('/customers');
    await reader.page.getByRole('row').nth(3).waitFor();
    await reader.choose('CmdOrCtrl+N');
    await reader.page.waitForURL('**/repairs/new');
    await reader.field('customers.picker.label').waitFor();
  });

  test('Ctrl+L leads to the box in which everything is looked up', async () => {
    const { reader } = stage;
    await reader.choose('CmdOrCtrl+L');
    await focusIsOn(reader, 'app.search.label');
    await reader.type('Fairphone');
    expect(await reader.field('app.search.label').inputValue()).toBe('Fairphone');
    await reader.page.getByRole('option').first().waitFor();
  });

  test('Ctrl+P prints the paper that one looks at, and nothing where there is none', async () => {
    const { reader } = stage;
    const { receiptPaperId } = await takeInFor(reader, 'en', 'Gets no heat');
    const printed = () => reader.app.evaluate(() => (globalThis as unknown as { printed: string[] }).printed);
    await reader.app.evaluate(({ app }) => {
      const addresses: string[] = [];
      (globalThis as unknown as { printed: string[] }).printed = addresses;
      app.on('web-contents-created', (_event, contents) => {
        contents.print = (_options, done) => {
          addresses.push(contents.getURL());
          done?.(true, '');
        };
      });
    });
    await reader.open('/customers');
    await reader.page.getByRole('row').nth(3).waitFor();
    await reader.choose('CmdOrCtrl+P');
    await reader.open(`/papers/${receiptPaperId}`);
    await reader.button('common.action.print').waitFor();
    expect(await printed()).toEqual([]);
    await reader.choose('CmdOrCtrl+P');
    await reader.sees('papers.was-printed');
    expect(await printed()).toEqual([`app://aftercare/paper/${receiptPaperId}?format=a4`]);
  });

  test('each place of the navigation is reached by its number', async () => {
    const { reader } = stage;
    for (const [index, path] of ['/', '/warranty', '/repairs', '/customers', '/settings'].entries()) {
      await reader.choose(`CmdOrCtrl+${index + 1}`);
      await reader.page.waitForURL((url) => url.pathname === path || url.pathname.startsWith(`${path}/`));
    }
  });

  test('zoom goes in, out and back', async () => {
    const { reader } = stage;
    const zoom = () =>
      reader.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.zoomLevel);
    await reader.choose('CmdOrCtrl+Plus');
    await reader.choose('CmdOrCtrl+=');
    expect(await zoom()).toBe(1);
    await reader.choose('CmdOrCtrl+-');
    expect(await zoom()).toBe(0.5);
    await reader.choose('CmdOrCtrl+0');
    expect(await zoom()).toBe(0);
  });

  test('dark is dark in the page and around it, whichever of them is asked, and after a restart', async () => {
    await chooseTheme('themeDark');
    await isIn('dark');
    await stage.reader.choose('CmdOrCtrl+1');
    await keepPicture(stage.reader.page, 'window-dark');
    await stage.restart();
    await isIn('dark');
    await stage.reader.sees('people.door.who');
    await keepPicture(stage.reader.page, 'window-dark-who');
    await sitDown(stage.reader);
    await stage.reader.page.getByRole('button', { name: stage.reader.words('app.theme.label') }).click();
    await stage.reader.page
      .getByRole('menuitemradio', { name: stage.reader.words('app.theme.light') })
      .click();
    await isIn('light');

    async function isIn(scheme: string) {
      const html = stage.reader.page.locator(`html[data-mantine-color-scheme=${scheme}]`);
      await html.waitFor({ state: 'attached' });
      await expect
        .poll(() => stage.reader.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource))
        .toBe(scheme);
    }
  });

  test('speaks the language that its reader turns to', async () => {
    const { reader } = stage;
    for (const language of ['el', 'fa', 'vi', 'zh-CN', 'ru', 'en'] as const) {
      await reader.turnTo(language);
      const wanted = bar.map((name) => reader.words(`shell.menu.${name}`));
      await expect.poll(() => reader.menuLabels()).toEqual(wanted);
    }
  });

  async function chooseTheme(name: 'themeDark') {
    const label = stage.reader.words(`shell.menu.${name}`);
    await stage.reader.app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      const themes = items.flatMap(({ submenu }) => submenu?.items ?? []);
      themes.find((item) => item.label === wanted)!.click();
    }, label);
  }
});
