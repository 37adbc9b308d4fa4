import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge, BridgeAnswer } from '../../shared/bridge.ts';
import { freshDataDir, hasElectron, launchApp, type RunningApp, spawnApp } from '../kit/electron.ts';
import { canRunUnprivileged, childProcesses, spawnUnprivileged } from '../kit/unprivileged.ts';

/** What the page's own world looks like from within `page.evaluate`. */
declare const window: {
  aftercare: Bridge;
  open(address: string): unknown;
  [name: string]: unknown;
};

const forbidden = { ok: false, error: { code: 'FORBIDDEN', data: { reason: 'app.sender' } } };

describe.skipIf(!hasElectron())('the window (needs an Electron and a display)', () => {
  const { dataDir, remove } = freshDataDir('shell');
  let running: RunningApp;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
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

  test('runs its page under the strict preferences', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
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

  describe('content policy', () => {
    test('comes with every page, with a nonce of its own, and is not broken at the start', async () => {
      await page.addInitScript(() => {
        (globalThis as Record<string, unknown>).violations = [];
        (globalThis as unknown as EventTarget).addEventListener('securitypolicyviolation', (event) => {
          const { violatedDirective, blockedURI, sample } = event as unknown as Record<string, string>;
          (window.violations as unknown[]).push({ violatedDirective, blockedURI, sample });
        });
      });
      const response = await page.reload();
      await page.waitForSelector('#root > *', { state: 'attached' });
      const policy = response?.headers()['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
      expect(await page.evaluate('document.querySelector("meta[name=csp-nonce]").content')).toBe(nonce);
      expect(await page.evaluate(() => window.violations)).toEqual([]);
    });

    test.each([
      [
        'an inline script',
        'const s = document.createElement("script"); s.textContent = "window.ran = 1"; document.body.append(s)',
      ],
      [
        'a handler in markup',
        'document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\\"window.ran = 1\\">")',
      ],
      [
        'a script from elsewhere',
        'const s = document.createElement("script"); s.src = "https://example.invalid/x.js"; document.body.append(s)',
      ],
      ['text as code', 'setTimeout("window.ran = 1")'],
      [
        'a javascript: address',
        'const a = document.createElement("a"); a.href = "javascript:window.ran = 1"; document.body.append(a); a.click()',
      ],
    ])('%s does not run', async (_, attempt) => {
      await page.evaluate(`(() => { try { ${attempt} } catch {} })()`);
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => window.ran)).toBeUndefined();
    });

    test.each(['https://example.invalid/', 'http://127.0.0.1:9/', 'file:///etc/passwd'])(
      '%s is not fetched',
      async (address) => {
        expect(
          await page.evaluate(
            (url) =>
              fetch(url).then(
                () => 'fetched',
                () => 'refused',
              ),
            address,
          ),
        ).toBe('refused');
      },
    );
  });

  describe('navigation', () => {
    beforeAll(async () => {
      await app.evaluate(({ shell }) => {
        const opened: string[] = [];
        (globalThis as Record<string, unknown>).opened = opened;
        shell.openExternal = async (address) => void opened.push(address);
      });
    });

    const opened = () =>
      app.evaluate(() => ((globalThis as Record<string, unknown>).opened as string[]).splice(0));

    test.each([
      'http://example.invalid/',
      'file:///etc/passwd',
      'app://other/',
      'app://aftercare.evil/',
      'data:text/html,evil',
      'chrome://settings',
      'smb://server/share',
    ])('%s: the page stays and nothing is opened', async (address) => {
      const before = page.url();
      await page.evaluate((url) => {
        (globalThis as unknown as { location: { href: string } }).location.href = url;
      }, address);
      await page.evaluate((url) => window.open(url), address);
      await page.waitForTimeout(150);
      expect(page.url()).toBe(before);
      expect(await page.evaluate('typeof window.aftercare')).toBe('object');
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
      expect(await opened()).toEqual([]);
    });

    test('about:blank, of which Electron asks nobody, leads straight back', async () => {
      await page.evaluate('void (location.href = "about:blank")').catch(() => undefined);
      await expect.poll(() => page.evaluate('location.href').catch(() => '')).toMatch(/^app:\/\/aftercare\//);
      await page.waitForSelector('#root > *', { state: 'attached' });
    });

    test.each(['https://example.invalid/help', 'mailto:shop@example.invalid', 'tel:+302101234567'])(
      '%s goes to the system, the page stays',
      async (address) => {
        const before = page.url();
        expect(await page.evaluate((url) => window.open(url) === null, address)).toBe(true);
        await expect.poll(opened).toEqual([address]);
        expect(page.url()).toBe(before);
      },
    );

    test('frames and webviews lead nowhere', async () => {
      const framed = await page.evaluate(`(async () => {
        const frame = document.createElement('iframe');
        frame.src = 'app://aftercare/';
        document.body.append(frame);
        const view = document.createElement('webview');
        view.setAttribute('src', 'app://aftercare/');
        document.body.append(view);
        await new Promise((done) => setTimeout(done, 300));
        const inner = frame.contentWindow;
        let bridge = 'none';
        try { bridge = typeof inner.aftercare; } catch {}
        frame.remove();
        view.remove();
        return bridge;
      })()`);
      expect(framed).not.toBe('object');
      expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    });
  });

  test('permissions: only notifications and writing to the clipboard', async () => {
    const answers = await page.evaluate(`Promise.all(
      ['geolocation', 'camera', 'microphone', 'midi', 'notifications', 'clipboard-read', 'background-sync', 'persistent-storage']
        .map((name) => navigator.permissions.query({ name }).then((it) => [name, it.state], () => [name, 'refused'])),
    ).then(Object.fromEntries)`);
    for (const [name, state] of Object.entries(answers as Record<string, string>)) {
      if (name === 'notifications') expect(state).toBe('granted');
      else expect([name, state]).not.toEqual([name, 'granted']);
    }
    const camera = await page.evaluate(
      `navigator.mediaDevices?.getUserMedia({ video: true }).then(() => 'given', () => 'refused') ?? 'refused'`,
    );
    expect(camera).toBe('refused');
  });

  describe('hostile calls', () => {
    test.each([
      ['nothing', [undefined, undefined, null]],
      ['a prototype', [['__proto__', 'constructor'], {}, null]],
      ['a member of a procedure', [['people', 'toString'], {}, null]],
      ['an unknown procedure', [['nobody', 'nothing'], {}, null]],
      ['a key that is none', [['people', 'me'], {}, 'x']],
      ['a huge input', [['people', 'me'], 'x'.repeat(2 * 1024 * 1024), null]],
      ['a path of objects', [[{}, []], {}, null]],
    ])('%s is refused', async (_, args) => {
      const answer = await page.evaluate(
        (all) =>
          (window.aftercare.call as (...args: unknown[]) => Promise<unknown>)(...all).catch(() => ({
            ok: false,
          })),
        args as unknown[],
      );
      expect(answer).toMatchObject({ ok: false });
    });

    test('papers outside /paper/ are refused', async () => {
      for (const route of ['/', '/paper/../settings', 'https://evil.invalid/paper/', '//evil/paper/']) {
        const answers = await page.evaluate(
          (where) =>
            Promise.all([
              window.aftercare.print.preview({ route: where }),
              window.aftercare.print.print({ route: where }),
              window.aftercare.print.pdf({ route: where, suggestedName: 'x' }),
            ]),
          route,
        );
        for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } });
      }
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    });

    test('a window that is not ours is refused on every channel, even with our preload and our address', async () => {
      for (const address of ['app://aftercare/', 'data:text/html,stranger', 'about:blank']) {
        const answers = await askAsStranger(app, address);
        expect(answers.length).toBe(7);
        for (const answer of answers) expect(answer).toMatchObject(forbidden);
      }
    });

    test('nothing is heard on a channel that is not registered', async () => {
      const registered = await app.evaluate(({ ipcMain }) => {
        const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
        return {
          invoked: [..._invokeHandlers.keys()].sort(),
          listened: ipcMain.eventNames().filter((name) => name !== 'error'),
        };
      });
      expect(registered.invoked.filter((name) => !name.startsWith('aftercare:'))).toEqual([]);
      expect(registered.invoked).toHaveLength(7);
      expect(registered.listened).toEqual([]);
    });
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

/** Opens a window that the program did not open, with the program's own preload, and asks on every channel. */
async function askAsStranger(app: ElectronApplication, address: string): Promise<BridgeAnswer[]> {
  const preload = resolve(import.meta.dirname, '../../out/preload/preload.js');
  return app.evaluate(
    async ({ BrowserWindow }, [where, script]) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } });
      try {
        await stranger.loadURL(where!);
        return await stranger.webContents.executeJavaScript(`Promise.all([
        aftercare.call(['people', 'me'], null, null),
        aftercare.setMenuLanguage('en'),
        aftercare.setTheme('dark'),
        aftercare.print.preview({ route: '/paper/1' }),
        aftercare.print.pdf({ route: '/paper/1', suggestedName: 'x' }),
        aftercare.print.print({ route: '/paper/1' }),
        aftercare.print.ready(),
      ])`);
      } finally {
        stranger.destroy();
      }
    },
    [address, preload],
  );
}
