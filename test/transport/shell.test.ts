import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outsideAddress, paperAddress, safeFileName } from '../../electron/shell/addresses.ts';
import { createCrashLimit } from '../../electron/shell/crash-limit.ts';
import { openLog, withoutSecrets } from '../../electron/shell/log.ts';
import { createPages, fileFor } from '../../electron/shell/pages.ts';
import { placesFor, readStartOptions } from '../../electron/shell/start-options.ts';
import { keepWindowState, placeWindow } from '../../electron/shell/window-state.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-shell-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  mkdirSync(join(folder, 'pages-beside'));
  writeFileSync(join(folder, 'pages/index.html'), '<head><meta name="csp-nonce" content="" /></head>');
  writeFileSync(join(folder, 'pages/assets/app.js'), 'export {}');
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'pages-beside/secret.json'), '{}');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pages', () => {
  const get = (address: string, method = 'GET') => {
    // a real Request refuses nothing of ours, but it does normalise; the address is handed over as it is
    return createPages(join(folder, 'pages'))({ url: address, method } as Request);
  };

  test('a route is the one page, each time with a new nonce in both places', async () => {
    const nonces = new Set<string>();
    for (const address of [
      'app://aftercare/',
      'app://aftercare/repairs/12?open=1',
      'app://aftercare/paper/receipt/3',
    ]) {
      const response = await get(address);
      expect(response.status).toBe(200);
      const nonce = /'nonce-([\w-]{24})'/.exec(response.headers.get('content-security-policy')!)![1]!;
      expect(await response.text()).toContain(`<meta name="csp-nonce" content="${nonce}" />`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('a file comes with its type, and nothing may be guessed or run from it', async () => {
    const response = await get('app://aftercare/assets/app.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  const hostile = [
    'app://aftercare/../secret.json',
    'app://aftercare/..%2fsecret.json',
    'app://aftercare/%2e%2e/secret.json',
    'app://aftercare/%2e%2e%2fsecret.json',
    'app://aftercare/assets/%2e%2e/%2e%2e/secret.json',
    'app://aftercare/assets/..%2f..%2fsecret.json',
    'app://aftercare/..%5csecret.json',
    'app://aftercare/..\\secret.json',
    'app://aftercare/../pages-beside/secret.json',
    'app://aftercare/%2e%2e%2fpages-beside%2fsecret.json',
    'app://aftercare//etc/hostname.json',
    'app://aftercare/%00secret.json',
    'app://aftercare/C:/secret.json',
    'app://aftercare/file:///secret.json',
    'app://aftercare/.git/config.json',
    'app://aftercare/%252e%252e%252fsecret.json',
    'app://aftercare/%',
    'app://other/index.html',
    'app://aftercare.evil/index.html',
    'app://aftercare:80/index.html',
    'app://user@aftercare/index.html',
    'file:///etc/passwd',
    'https://aftercare/index.html',
    'nonsense',
  ];
  test.each(hostile)('%s answers nothing from outside', async (address) => {
    const response = await get(address);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toBe('');
    const file = fileFor(join(folder, 'pages'), address);
    if (file !== null) expect(file.startsWith(join(folder, 'pages', '/'))).toBe(true);
  });

  test('nothing is written through it', async () => {
    expect((await get('app://aftercare/', 'POST')).status).toBe(405);
  });
});

describe('addresses', () => {
  const never = [
    'http://example.org',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ms-msdt:/id',
    'ms-officecmd:x',
    'search-ms:query=x',
    'ssh://host',
    'jar:https://x!/',
    'view-source:https://example.org',
    'chrome://settings',
    'about:blank',
    'blob:https://example.org/1',
    'app://aftercare/',
    'https://user:password@example.org/',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/xterm',
    '',
  ];
  test.each(never)('%j is never handed to the system', (address) =>
    expect(outsideAddress(address)).toBeNull(),
  );

  test.each(['https://example.org/a?b=c', 'mailto:a@example.org', 'tel:+302101234567'])(
    '%s may be',
    (address) => expect(outsideAddress(address)).toBe(address),
  );

  test.each([
    '/',
    '/repairs/1',
    '/paper/../settings',
    '/paper/%2e%2e/x',
    '//evil/paper/1',
    '/paper\\x',
    'https://evil/paper/',
  ])('%s is no paper', (route) => expect(() => paperAddress(route)).toThrow('shell.paper-unknown'));
  test('a paper keeps its question', () => {
    expect(paperAddress('/paper/receipt/12?size=80mm')).toBe('app://aftercare/paper/receipt/12?size=80mm');
  });

  test.each([
    ['Receipt R-12', 'Receipt R-12'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\calc.pdf', 'calc'],
    ['رسید ۱۲', 'رسید ۱۲'],
    ['con', 'Aftercare'],
    ['nul.txt', 'Aftercare'],
    ['...', 'Aftercare'],
    ['a<b>c:"d|?*', 'a b c  d'],
  ])('%j is filed as %j', (suggested, name) => expect(safeFileName(suggested)).toBe(name));
});

describe('the window’s place', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 984 };
  const kept = { x: 2000, y: 100, width: 1200, height: 800 };

  test('is kept while its display is there', () => {
    expect(placeWindow(kept, [display, second])).toEqual(kept);
  });
  test('falls back to the middle of the first display when it is not', () => {
    expect(placeWindow(kept, [display])).toEqual({ x: 280, y: 90, width: 1360, height: 860 });
  });
  test('never grows larger than its display, nor smaller than can be used', () => {
    expect(placeWindow({ x: 0, y: 0, width: 9000, height: 9000 }, [display])).toEqual(display);
    expect(placeWindow({ x: 10, y: 10, width: 100, height: 100 }, [display])).toMatchObject({
      width: 720,
      height: 520,
    });
  });
  test('is the usual one where nothing was kept', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 600,
    });
  });

  test('survives a restart, and a damaged file costs only the memory', () => {
    const file = join(folder, 'window.json');
    keepWindowState(file).change({ bounds: kept, zoomLevel: 1.5, language: 'fa' });
    expect(keepWindowState(file).current).toMatchObject({ bounds: kept, zoomLevel: 1.5, language: 'fa' });
    writeFileSync(file, '{"bounds":{"x":"left"},"zoomLevel":99,"language":"xx","theme":"dark"}');
    expect(keepWindowState(file).current).toMatchObject({
      bounds: null,
      zoomLevel: 0,
      language: null,
      theme: 'dark',
    });
    writeFileSync(file, '{"bounds":');
    expect(keepWindowState(file).current).toMatchObject({ bounds: null, theme: 'auto' });
  });
});

describe('the log', () => {
  test('turns over and keeps five files', () => {
    const logs = join(folder, 'logs');
    const log = openLog(logs, () => 0);
    const fault = new Error('a word '.repeat(500));
    for (let line = 0; line < 1500; line++) log.write('fault', fault, 'r');
    const files = readdirSync(logs).sort();
    expect(files).toEqual(['aftercare.log', ...[1, 2, 3, 4].map((age) => `aftercare.log.${age}`)]);
    for (const file of files) expect(statSync(join(logs, file)).size).toBeLessThan(1.1 * 1024 * 1024);
  });

  test('keeps a fault in one line, whatever it says', () => {
    const logs = join(folder, 'one-line');
    openLog(logs, () => 0).write('fault', new Error('first\n{"at":"forged"}'), 'r-1');
    const lines = readFileSync(join(logs, 'aftercare.log'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      kind: 'fault',
      reference: 'r-1',
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  test.each([
    ['token 8f14e45fceea167a5a36dedd4bea2543c1a9 was refused', 'token <token> was refused'],
    ['mail of maria@example.org', 'mail of <address>'],
    ['phone +30 210 123 4567', 'phone <number>'],
    [`${homedir()}/shop/aftercare.db`, '~/shop/aftercare.db'],
    ['SQLITE_CONSTRAINT_UNIQUE at repairs.ts:12:34', 'SQLITE_CONSTRAINT_UNIQUE at repairs.ts:12:34'],
  ])('writes %j without secrets', (text, written) => expect(withoutSecrets(text)).toBe(written));
});

test('a page that keeps crashing is brought back three times in a minute, not for ever', () => {
  let now = 0;
  const mayComeBack = createCrashLimit(() => now);
  const tries = [0, 1000, 2000, 3000, 70_000].map((at) => {
    now = at;
    return mayComeBack();
  });
  expect(tries).toEqual([true, true, true, false, true]);
});

describe('the data folder', () => {
  test.each([
    [['aftercare', '--data', 'here'], {}, resolve('here')],
    [['aftercare', '--data=here'], {}, resolve('here')],
    [['aftercare'], { AFTERCARE_DATA: '/there' }, '/there'],
    [['aftercare', '--data', '/here'], { AFTERCARE_DATA: '/there' }, '/here'],
    [['aftercare', '--data'], {}, null],
    [['aftercare'], {}, null],
  ])('%j with %j is %j', (args, environment, dataFolder) => {
    expect(readStartOptions(args, environment)).toEqual({ dataFolder });
  });

  test('a named folder keeps the window’s own things too, so that two folders do not meet', () => {
    expect(placesFor({ dataFolder: '/shop' }, '/user')).toMatchObject({
      store: '/shop/aftercare.db',
      user: '/shop/window',
    });
    expect(placesFor({ dataFolder: null }, '/user')).toMatchObject({
      store: '/user/data/aftercare.db',
      user: '/user',
    });
  });
});
