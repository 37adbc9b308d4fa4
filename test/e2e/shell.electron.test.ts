import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '../../shared/bridge.ts';
import { freshDataDir, hasElectron, launchApp, type RunningApp, spawnApp } from '../kit/electron.ts';
import { canRunUnprivileged, childProcesses, spawnUnprivileged } from '../kit/unprivileged.ts';

/** What the page's own world looks like from within `page.evaluate`. */
declare const window: {
  aftercare: Bridge;
  open(address: string): unknown;
  [name: string]: unknown;
};

describe.skipIf(!hasElectron())('the window (needs an Electron and a display)', () => {
  let dataDir: string;
  let remove: () => void;
  let running: RunningApp;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    ({ dataDir, remove } = freshDataDir('shell'));
    running = await launchApp({ dataDir });
    ({ app, page } = running);
    await page.waitForSelector('#root > *', { state: 'attached' });
  });

  afterAll(async () => {
    await running?.close();
    remove();
  });

  test('shows our page from app://, drawn', async () => {
    expect(page.url()).toMatch(/^app:\/\/aftercare\//);
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    ).toEqual([true]);
  });

  test('gives the page nothing of Node or Electron but the bridge', async () => {
    const found = await page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>;
      const names = [
        'require',
        'process',
        'Buffer',
        'module',
        'exports',
        '__dirname',
        'global',
        'ipcRenderer',
        'electron',
      ];
      return names.filter((name) => scope[name] !== undefined);
    });
    expect(found).toEqual([]);
    const bridge = await page.evaluate(() => Object.keys(window.aftercare).sort());
    expect(bridge).toEqual([
      'call',
      'onChanged',
      'onMenu',
      'platform',
      'print',
      'setMenuLanguage',
      'setTheme',
      'version',
    ]);
  });

  test('the bridge hands no event to the page, and the page cannot change the bridge', async () => {
    const heard = await page.evaluate(async () => {
      const seen: unknown[][] = [];
      window.aftercare.onMenu((...all: unknown[]) => seen.push(all));
      (window as Record<string, unknown>).heardOfMenu = seen;
      try {
        (window.aftercare as { call: unknown }).call = () => 'changed';
      } catch {
        // frozen, as it should be
      }
      return String(window.aftercare.call);
    });
    expect(heard).not.toContain('changed');
    await app.evaluate(({ BrowserWindow, Menu }) => {
      BrowserWindow.getAllWindows()[0]!.focus();
      Menu.getApplicationMenu()!.items[0]!.submenu!.items[1]!.click();
    });
    await expect
      .poll(() => page.evaluate(() => window.heardOfMenu))
      .toEqual([[{ kind: 'action', action: 'look-up' }]]);
  });

  test('a second start ends by itself and leaves one window', async () => {
    const second = spawnApp({ dataDir });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('the menu speaks the reader’s language', async () => {
    const firstLabel = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items[0]!.label);
    for (const [language, label] of [
      ['fa', 'پرونده'],
      ['ru', 'Файл'],
      ['en', 'File'],
    ] as const) {
      await page.evaluate((wanted) => window.aftercare.setMenuLanguage(wanted), language);
      expect(await firstLabel()).toBe(label);
    }
    const nonsense = await page.evaluate(() => window.aftercare.setMenuLanguage('xx' as 'en'));
    expect(nonsense).toMatchObject({ ok: false, error: { code: 'INVALID' } });
  });

  test('a crashed page comes back and can call again', async () => {
    const address = await app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const isBack = new Promise<void>((done) => webContents.once('did-finish-load', () => done()));
      webContents.forcefullyCrashRenderer();
      await isBack;
      return webContents.executeJavaScript('location.origin + typeof window.aftercare.call');
    });
    expect(address).toBe('app://aftercarefunction');
    const answer = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(
        'window.aftercare.call(["nobody", "nothing"], null, null)',
      ),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
});

describe.skipIf(!hasElectron())('between two starts (needs an Electron and a display)', () => {
  test('the window is where it was left, as large and as zoomed', async () => {
    const { dataDir, remove } = freshDataDir('kept');
    const place = { x: 40, y: 50, width: 900, height: 640 };
    const first = await launchApp({ dataDir });
    await first.app.evaluate(({ BrowserWindow, Menu }, bounds) => {
      BrowserWindow.getAllWindows()[0]!.setBounds(bounds);
      Menu.getApplicationMenu()!.items[2]!.submenu!.items[0]!.click();
    }, place);
    await first.page.waitForTimeout(200);
    await first.close();

    const second = await launchApp({ dataDir });
    await second.page.waitForLoadState();
    const kept = await second.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { bounds: window!.getBounds(), zoom: window!.webContents.getZoomLevel() };
    });
    await second.close();
    remove();
    expect(kept).toEqual({ bounds: place, zoom: 0.5 });
  });

  test('a file that is no store is left as it is, and no desk opens on it', async () => {
    const { dataDir, remove } = freshDataDir('damaged');
    const file = join(dataDir, 'aftercare.db');
    const content = 'this is no database, but somebody may still want it. '.repeat(200);
    writeFileSync(file, content);
    const program = spawnApp({ dataDir });
    const log = join(dataDir, 'window/logs/aftercare.log');
    await expect
      .poll(() => existsSync(log) && readFileSync(log, 'utf8'), { timeout: 10_000 })
      .toContain('"kind":"store"');
    expect(readFileSync(file, 'utf8')).toBe(content);
    program.kill();
    await once(program, 'exit');
    remove();
  });
});

describe.skipIf(!hasElectron() || !canRunUnprivileged())(
  'the sandbox (needs an unprivileged user and user namespaces)',
  () => {
    test('every page runs in it', async () => {
      const { dataDir, remove } = freshDataDir('sandbox');
      const program = spawnUnprivileged(dataDir);
      const pages = () =>
        childProcesses(program.pid!).filter(({ command }) => command.includes('--type=renderer'));
      await expect.poll(() => pages().length, { timeout: 15_000 }).toBeGreaterThan(0);
      await expect.poll(() => pages().every(({ seccomp }) => seccomp === 2), { timeout: 5000 }).toBe(true);
      for (const { command } of childProcesses(program.pid!)) expect(command).not.toContain('--no-sandbox');
      for (const { userNamespace } of pages())
        expect(userNamespace).not.toBe(readlinkSync('/proc/self/ns/user'));
      program.kill();
      await once(program, 'exit');
      remove();
    });
  },
);
