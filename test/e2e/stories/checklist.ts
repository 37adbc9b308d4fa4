import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../../shared/bridge.ts';
import { ownElectronVersion, type StartedProgram, startProgram } from '../../kit/started-program.ts';
import { childProcesses } from '../../kit/unprivileged.ts';
import { hostileAddresses, hostileMarkup, hostileNavigations } from './hostile-addresses.ts';

declare const window: { aftercare: Bridge; [name: string]: unknown };

/** Electron's own security checklist, item by item, on a program as a shop starts it. */
export function tellChecklist(start: () => readonly string[]): void {
  let program: StartedProgram;
  const page = () => program.page;
  const evaluate = <T>(script: string) => page().evaluate(script) as Promise<T>;
  /** A mark that a page which was left or loaded again has lost. */
  const mark = () => evaluate('window.isStillThere = true');
  const isStillThere = () =>
    evaluate<boolean>('window.isStillThere === true && typeof aftercare === "object"');
  const renderers = () =>
    childProcesses(program.pid).filter(({ command }) => command.includes('--type=renderer'));

  beforeAll(async () => {
    program = await startProgram(start());
  });
  afterAll(() => program?.stop());

  test('1 loads nothing from elsewhere', async () => {
    for (const path of ['/', '/repairs', '/settings'])
      await evaluate(
        `void (history.pushState(null, '', '${path}'), dispatchEvent(new PopStateEvent('popstate')))`,
      );
    expect(program.requests.length).toBeGreaterThan(3);
    expect(program.requests.filter((url) => !/^(app:\/\/aftercare\/|blob:|data:)/.test(url))).toEqual([]);
  });

  test('2 gives no page Node', async () => {
    const names = ['require', 'process', 'Buffer', 'module', '__dirname', 'global', 'setImmediate'];
    const seen = await evaluate<string[]>(`(async () => {
      const names = ${JSON.stringify(names)};
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inFrame = names.filter((name) => frame.contentWindow?.[name] !== undefined);
      frame.remove();
      return [...names.filter((name) => window[name] !== undefined), ...inFrame];
    })()`);
    expect(seen).toEqual([]);
    const worker = await evaluate<string>(`new Promise((done) => {
      try {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(typeof require + typeof process)'])));
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = () => done('refused');
      } catch { done('refused'); }
    })`);
    expect(['refused', 'undefinedundefined']).toContain(worker);
  });

  test('3 keeps the page’s world and the preload’s apart', async () => {
    const answer = await evaluate<{ ok: boolean }>(`(async () => {
      const { then } = Promise.prototype;
      const { stringify } = JSON;
      Promise.prototype.then = function (...all) { window.wasTouched = true; return then.apply(this, all); };
      Array.prototype.map = () => { throw new Error('changed'); };
      Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
      JSON.stringify = () => 'changed';
      try { return await aftercare.call(['people', 'me'], {}, null); }
      finally { Promise.prototype.then = then; JSON.stringify = stringify; delete Object.prototype.polluted; }
    })()`);
    expect(answer.ok).toBe(true);
    expect(
      await evaluate(`(() => { try { aftercare.call = 1 } catch {} return typeof aftercare.call })()`),
    ).toBe('function');
    await page().reload();
    await page().waitForSelector('#root > *', { state: 'attached' });
  });

  test('4 runs every page in the sandbox', () => {
    expect(renderers().length).toBeGreaterThan(0);
    for (const { seccomp, userNamespace, command } of renderers()) {
      expect(seccomp).toBe(2);
      expect(userNamespace).not.toBe(readlinkSync('/proc/self/ns/user'));
      expect(command).not.toContain('--no-sandbox');
    }
  });

  test('5 permits what is on its list and nothing else', async () => {
    const states = await evaluate<Record<string, string>>(`(async () => {
      const names = ['accelerometer', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'bluetooth', 'camera',
        'clipboard-read', 'clipboard-write', 'display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'local-fonts',
        'magnetometer', 'microphone', 'midi', 'nfc', 'notifications', 'payment-handler', 'periodic-background-sync',
        'persistent-storage', 'push', 'screen-wake-lock', 'speaker', 'storage-access', 'window-management'];
      const ask = (name) => navigator.permissions.query({ name }).then(({ state }) => state, () => 'unknown');
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ask(name)])));
    })()`);
    const granted = Object.keys(states).filter((name) => states[name] === 'granted');
    expect(granted.filter((name) => !['notifications', 'clipboard-write', 'camera'].includes(name))).toEqual(
      [],
    );
    const taken = await evaluate<string[]>(`Promise.all([
      ['camera with sound', () => navigator.mediaDevices.getUserMedia({ video: true, audio: true })],
      ['microphone', () => navigator.mediaDevices.getUserMedia({ audio: true })],
      ['screen', () => navigator.mediaDevices.getDisplayMedia({})],
      ['midi', () => navigator.requestMIDIAccess({ sysex: true })],
      ['place', () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))],
      ['usb', () => navigator.usb.requestDevice({ filters: [] })],
      ['hid', async () => { if ((await navigator.hid.requestDevice({ filters: [] })).length === 0) throw 0; }],
      ['serial', () => navigator.serial.requestPort()],
      ['clipboard', () => navigator.clipboard.readText()],
      ['fonts', async () => { if ((await queryLocalFonts()).length === 0) throw 0; }],
      ['idle', () => IdleDetector.requestPermission().then((it) => { if (it !== 'granted') throw 0; })],
    ].map(async ([name, ask]) => { try { await ask(); return name; } catch { return ''; } })).then((all) => all.filter(Boolean))`);
    expect(taken).toEqual([]);
  });

  test('6 leaves web security on', async () => {
    const refused = await evaluate<string>(
      `fetch('file:///etc/hostname').then(() => 'read', () => 'refused')`,
    );
    expect(refused).toBe('refused');
    for (const { command } of renderers()) expect(command).not.toContain('--disable-web-security');
  });

  test(`7 has a content policy that ${hostileMarkup.length} pieces of markup do not get past`, async () => {
    const response = await page().reload();
    await page().waitForSelector('#root > *', { state: 'attached' });
    const policy = response?.headers()['content-security-policy'] ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(`${policy};`).toContain(part);
    expect(policy).not.toContain('unsafe');
    const outcome = await page().evaluate(async (all) => {
      const scope = window as unknown as { document: Record<string, never>; ran?: number };
      const refusals: string[] = [];
      const { document } = scope as unknown as {
        document: {
          createElement(name: string): {
            innerHTML: string;
            remove(): void;
            querySelector(at: string): { click(): void } | null;
          };
          body: { append(part: unknown): void };
        };
      };
      for (const markup of all) {
        const place = document.createElement('div');
        document.body.append(place);
        try {
          place.innerHTML = markup;
          place.querySelector('#go, button')?.click();
        } catch {
          refusals.push(markup);
        }
        place.remove();
      }
      await new Promise((done) => setTimeout(done, 300));
      return { ran: scope.ran, refusals: refusals.length };
    }, hostileMarkup as string[]);
    expect(outcome.ran).toBeUndefined();
    expect(outcome.refusals).toBe(hostileMarkup.length);
  });

  test('8, 9, 10 turns on nothing insecure or experimental', () => {
    for (const { command } of renderers())
      expect(command).not.toMatch(
        /allow-running-insecure-content|experimental-web-platform|enable-blink-features/,
      );
  });

  test('11, 12 has no webview', async () => {
    const before = renderers().length;
    const inner = await evaluate<string>(`(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'data:text/html,stranger');
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
      await new Promise((done) => setTimeout(done, 300));
      const kind = typeof view.getWebContentsId;
      view.remove();
      return kind;
    })()`);
    expect(inner).toBe('undefined');
    expect(renderers().length).toBe(before);
  });

  test(`13 stays where it is, whatever ${hostileNavigations.length} ways lead away`, async () => {
    await mark();
    const before = page().url();
    for (const { way, address } of hostileNavigations) {
      await page()
        .evaluate(leave, [way, address] as const)
        .catch(() => undefined);
    }
    await page().waitForTimeout(500);
    expect(page().url()).toBe(before);
    expect(await isStillThere()).toBe(true);
    expect(program.openedOutside()).toEqual([]);
  });

  test('14 opens no window', async () => {
    const opened = await evaluate<unknown[]>(`(() => {
      const link = Object.assign(document.createElement('a'), { href: '/repairs', target: '_blank' });
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }));
      link.remove();
      return ['/', 'about:blank', 'app://aftercare/', 'data:text/html,x'].map((url) => window.open(url));
    })()`);
    expect(opened).toEqual([null, null, null, null]);
    expect(page().context().pages()).toHaveLength(1);
  });

  test(`15 hands none of ${hostileAddresses.length} addresses to the system, and good ones as they are`, async () => {
    for (const address of hostileAddresses)
      await page()
        .evaluate((url) => void (window.open as (url: string) => unknown)(url), address)
        .catch(() => undefined);
    await page().waitForTimeout(500);
    expect(program.openedOutside()).toEqual([]);
    await evaluate(`void window.open('https://example.invalid/help')`);
    await expect.poll(() => program.openedOutside().join()).toContain('https://example.invalid/help');
  });

  test('16 is built on an Electron of the newest three majors, no more than 14 days behind its fixes', (context) => {
    const times = publishedElectrons();
    if (!times) return context.skip('the registry cannot be asked');
    const own = ownElectronVersion();
    const majors = [...new Set(Object.keys(times).map(majorOf))].sort((a, b) => b - a);
    expect(majors.slice(0, 3)).toContain(majorOf(own));
    const newer = Object.keys(times).filter(
      (version) => majorOf(version) === majorOf(own) && Date.parse(times[version]!) > Date.parse(times[own]!),
    );
    const firstMissed = newer.map((version) => Date.parse(times[version]!)).sort((a, b) => a - b)[0];
    const daysBehind = firstMissed ? (Date.now() - firstMissed) / 86_400_000 : 0;
    expect(daysBehind, `newer than ${own}: ${newer.join(', ')}`).toBeLessThanOrEqual(14);
  });

  test('17 answers our own top frame only', async () => {
    const inFrame = await evaluate<string>(`(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/';
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 500));
      let kind = 'none';
      try { kind = typeof frame.contentWindow.aftercare; } catch {}
      frame.remove();
      return kind;
    })()`);
    expect(inFrame).not.toBe('object');
  });

  test('18 serves its own pages and no file beside them', async () => {
    const statuses = await evaluate<number[]>(`Promise.all(${JSON.stringify(traversals)}.map((path) =>
      fetch('app://aftercare/' + path).then(async (answer) => (await answer.text()).includes('"devDependencies"') ? 200 : answer.status === 200 ? 0 : answer.status, () => 0)))`);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
    expect(new URL(page().url()).protocol).toBe('app:');
  });

  test('20 shows the page nothing of Electron, and no event', async () => {
    const found = await evaluate<string[]>(
      `Object.getOwnPropertyNames(window).filter((name) => /ipc|electron/i.test(name))`,
    );
    expect(found).toEqual([]);
    await evaluate(`void aftercare.onChanged((...all) => { window.heard = all; })`);
    await evaluate(`aftercare.call(['records', 'openSample'], { language: 'en' }, crypto.randomUUID())`);
    await expect.poll(() => evaluate<number>('window.heard?.length ?? 0')).toBe(1);
    expect(
      await evaluate('Array.isArray(heard[0]) && heard[0].every((one) => typeof one === "string")'),
    ).toBe(true);
  });
}

const traversals = ['..', '../..', '../../..'].flatMap((up) =>
  ['package.json', 'main/main.js', 'out/main/main.js', 'main/package.json'].flatMap((file) =>
    ['/', '%2f', '%5c', '\\', '%252f'].flatMap((slash) => [
      `${up}/${file}`.replaceAll('/', slash),
      `${up}/${file}`.replaceAll('/', slash).replaceAll('.', '%2e'),
      `assets/${up}/${file}`.replaceAll('/', slash),
    ]),
  ),
);

/** In the page: takes one of the ways that lead away from it. */
function leave([way, address]: readonly [string, string]): void {
  const { document, location } = globalThis as unknown as {
    document: {
      createElement(
        name: string,
      ): Record<string, unknown> & { click(): void; submit(): void; remove(): void };
      body: { append(part: unknown): void };
      head: { append(part: unknown): void };
    };
    location: { href: string };
  };
  if (way === 'location') location.href = address;
  const part = document.createElement(way === 'link' ? 'a' : way === 'form' ? 'form' : 'meta');
  if (way === 'link') Object.assign(part, { href: address });
  if (way === 'form') Object.assign(part, { action: address, method: 'get' });
  if (way === 'meta') Object.assign(part, { httpEquiv: 'refresh', content: `0;url=${address}` });
  (way === 'meta' ? document.head : document.body).append(part);
  if (way === 'link') part.click();
  if (way === 'form') part.submit();
  part.remove();
}

/** When each stable version was published; null where nobody can be asked. */
function publishedElectrons(): Record<string, string> | null {
  try {
    const told = execFileSync('npm', ['view', 'electron', 'time', '--json'], {
      timeout: 20_000,
      stdio: 'pipe',
    });
    const times = JSON.parse(told.toString()) as Record<string, string>;
    return Object.fromEntries(Object.entries(times).filter(([version]) => /^\d+\.\d+\.\d+$/.test(version)));
  } catch {
    return null;
  }
}

const majorOf = (version: string) => Number(version.split('.')[0]);
