import { resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge, BridgeAnswer } from '../../shared/bridge.ts';
import { freshDataDir, hasElectron, launchApp, type RunningApp } from '../kit/electron.ts';

/** What the page's own world looks like from within `page.evaluate`. */
declare const window: {
  aftercare: Bridge;
  open(address: string): unknown;
  [name: string]: unknown;
};

const forbidden = { ok: false, error: { code: 'FORBIDDEN', data: { reason: 'app.sender' } } };

describe.skipIf(!hasElectron())('the window’s guards (need an Electron and a display)', () => {
  let remove: () => void;
  let running: RunningApp;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const fresh = freshDataDir('guards');
    remove = fresh.remove;
    running = await launchApp({ dataDir: fresh.dataDir });
    ({ app, page } = running);
    await page.waitForSelector('#root > *', { state: 'attached' });
  });

  afterAll(async () => {
    await running?.close();
    remove();
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

  test('permissions: only notifications, writing to the clipboard, and a camera without sound', async () => {
    const answers = await page.evaluate(`Promise.all(
      ['geolocation', 'camera', 'microphone', 'midi', 'notifications', 'clipboard-read', 'background-sync', 'persistent-storage']
        .map((name) => navigator.permissions.query({ name }).then((it) => [name, it.state], () => [name, 'refused'])),
    ).then(Object.fromEntries)`);
    for (const [name, state] of Object.entries(answers as Record<string, string>)) {
      if (name === 'notifications' || name === 'camera') expect(state).toBe('granted');
      else expect([name, state]).not.toEqual([name, 'granted']);
    }
    const ask = (wanted: string) =>
      page.evaluate(
        `navigator.mediaDevices.getUserMedia(${wanted})
          .then((stream) => { stream.getTracks().forEach((track) => track.stop()); return 'given'; }, ({ name }) => name)`,
      );
    // where no camera is plugged in, that is said, and not that it was forbidden
    expect(['given', 'NotFoundError', 'NotReadableError']).toContain(await ask('{ video: true }'));
    expect(await ask('{ audio: true }')).not.toBe('given');
    expect(await ask('{ video: true, audio: true }')).not.toBe('given');
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
});

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
