import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type HttpHub, serveHttp } from '../../electron/transport/http.ts';
import { CHUNK_BYTES } from '../../shared/records/records.contract.ts';
import { ask, type RawAnswer, type RawRequest, sendBytes } from '../kit/raw-http.ts';
import { type TinyCore, tinyCore, tinySessionToken, tinyStationToken } from '../kit/tiny-core.ts';

let folder: string;
let core: TinyCore;
let hub: HttpHub;
const faults: unknown[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-http-'));
  const screens = join(folder, 'renderer');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(
    join(screens, 'index.html'),
    '<!doctype html><head><meta name="csp-nonce" content=""></head>',
  );
  writeFileSync(join(screens, 'assets/index-DkX1a2b3.js'), 'export {};');
  writeFileSync(join(screens, 'plain.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  symlinkSync(join(folder, 'secret.txt'), join(screens, 'link.txt'));
  core = tinyCore();
  hub = await serveHttp({
    core,
    screens,
    port: 0,
    log: (fault) => faults.push(fault),
    callRate: { perSecond: 5000, burst: 20_000 },
    headersTimeoutMs: 500,
  });
});

afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whatever was tried, the hub goes on serving. */
afterEach(async () => {
  expect((await call('shop/greet', { name: 'Maria' })).status).toBe(200);
});

const callHeaders = { 'content-type': 'application/json', 'x-aftercare': '1' };

function send(request: RawRequest): Promise<RawAnswer> {
  return ask(hub.port, request);
}

function call(path: string, input: unknown, headers: RawRequest['headers'] = {}): Promise<RawAnswer> {
  return send({
    method: 'POST',
    path: `/rpc/${path}`,
    headers: { ...callHeaders, ...headers },
    body: JSON.stringify({ json: input }),
  });
}

/** The answer is a refusal in JSON that tells nothing of the inside. */
function expectRefusal(answer: RawAnswer, status: number, code?: string): void {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  const error = JSON.parse(answer.text) as { json?: Record<string, unknown> };
  expect(error.json ?? error).toMatchObject({ status, ...(code && { code }) });
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.text).not.toMatch(/\n\s*at |node_modules|\.ts\b|stack/);
  for (const header of ['server', 'x-powered-by', 'access-control-allow-origin']) {
    expect(answer.headers).not.toHaveProperty(header);
  }
}

describe('a call', () => {
  test('is answered through both doors', async () => {
    expect(JSON.parse((await call('shop/greet', { name: 'Ελένη' })).text)).toEqual({
      json: { words: 'Hello Ελένη' },
    });
    const api = await send({
      method: 'POST',
      path: '/api/shop/greet',
      headers: callHeaders,
      body: JSON.stringify({ name: 'Ελένη' }),
    });
    expect(JSON.parse(api.text)).toEqual({ words: 'Hello Ελένη' });
  });

  test('of a question may be a GET at the API', async () => {
    const answer = await send({ path: '/api/shop/whoAmI' });
    expect(JSON.parse(answer.text)).toEqual({ transport: 'api', session: null });
  });

  test('carries its idempotency key, which must be a UUID', async () => {
    const key = '0B5CDE36-2E9E-4CF3-8B0E-6C3B7B5E1F7A';
    const answer = await call('shop/change', {}, { 'idempotency-key': key });
    expect(JSON.parse(answer.text)).toEqual({ json: { key: key.toLowerCase() } });
    expectRefusal(await call('shop/change', {}, { 'idempotency-key': "1' OR 1=1" }), 400);
  });

  test('that is refused keeps its code, status and facts', async () => {
    const answer = await call('shop/refuse', undefined);
    expectRefusal(answer, 409, 'CONFLICT');
    expect(JSON.parse(answer.text).json.data).toEqual({ reason: 'devices.serial-taken', facts: { id: 7 } });
  });

  test('that fails tells nothing of why', async () => {
    for (const path of ['/rpc/shop/fail', '/api/shop/fail']) {
      const answer = await send({ method: 'POST', path, headers: callHeaders, body: '{}' });
      expectRefusal(answer, 500, 'INTERNAL_SERVER_ERROR');
      expect(answer.text).not.toContain('secret');
      const { reference } = (JSON.parse(answer.text).json ?? JSON.parse(answer.text)).data;
      expect(reference).toMatch(/^[0-9a-f]{8}$/);
    }
    expect(faults.splice(0).map(String)).toEqual(Array(2).fill('Error: secret detail at /home/somebody'));
  });

  test('that is too large is refused, signed in or not: a file comes in chunks', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024);
    const cookie = `aftercare_session=${tinySessionToken}`;
    expectRefusal(await call('records/take', { text }, { cookie }), 413, 'PAYLOAD_TOO_LARGE');
    expectRefusal(await call('records/take', { text }), 413, 'PAYLOAD_TOO_LARGE');
    const chunk = 'x'.repeat(Math.ceil(CHUNK_BYTES / 3) * 4);
    expect((await call('records/take', { text: chunk }, { cookie })).status).toBe(200);
  });
});

describe('Host, Origin and Sec-Fetch-Site', () => {
  const own = () => `127.0.0.1:${hub.port}`;

  test('every own name is answered', async () => {
    for (const host of [own(), `localhost:${hub.port}`, `LOCALHOST:${hub.port}`, `[::1]:${hub.port}`]) {
      const answer = await call(
        'shop/greet',
        { name: 'a' },
        { host, origin: `http://${host.toLowerCase()}` },
      );
      expect(answer.status, host).toBe(200);
    }
  });

  const strangeHosts = [
    'evil.example',
    'evil.example:4680',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    'localhost.evil.example',
    '0.0.0.0',
    '127.0.0.1.nip.io',
    '[::1]',
    '127.1',
    '2130706433',
    'user@127.0.0.1',
  ];
  test.each(strangeHosts)('Host %s is refused at every door', async (host) => {
    const port = host.endsWith('.example') || host === '0.0.0.0' ? `:${hub.port}` : '';
    for (const path of ['/', '/rpc/shop/greet', '/api/shop/whoAmI', '/api/openapi.json', '/changes']) {
      expectRefusal(await send({ path, headers: { host: host + port } }), 421, 'MISDIRECTED_REQUEST');
    }
  });

  test('a request without Host, or with two, is malformed', async () => {
    expect(await sendBytes(hub.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    const twice = `GET / HTTP/1.1\r\nHost: ${own()}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await sendBytes(hub.port, twice)).toMatch(/^HTTP\/1\.1 400 /);
  });

  const strangeOrigins = [
    'null',
    'http://evil.example',
    'https://127.0.0.1',
    'http://127.0.0.1',
    'http://localhost',
    'file://',
    '',
  ];
  test.each(strangeOrigins)('Origin "%s" is refused', async (origin) => {
    expectRefusal(await call('shop/greet', { name: 'a' }, { origin }), 403, 'FORBIDDEN_ORIGIN');
    expectRefusal(await send({ path: '/changes', headers: { origin } }), 403, 'FORBIDDEN_ORIGIN');
  });

  test('the origin must be that of the very Host', async () => {
    const origin = `http://localhost:${hub.port}`;
    expectRefusal(await call('shop/greet', { name: 'a' }, { host: own(), origin }), 403);
  });

  test.each(['cross-site', 'same-site', 'SAME-ORIGIN', 'nonsense', ''])(
    'Sec-Fetch-Site "%s" is refused',
    async (site) => {
      for (const path of ['/', '/rpc/shop/greet', '/api/shop/whoAmI', '/changes']) {
        expectRefusal(await send({ path, headers: { 'sec-fetch-site': site } }), 403, 'FORBIDDEN_ORIGIN');
      }
    },
  );

  test('no answer allows another origin anything', async () => {
    const preflight = await send({
      method: 'OPTIONS',
      path: '/rpc/shop/greet',
      headers: { origin: `http://${own()}`, 'access-control-request-method': 'POST' },
    });
    expectRefusal(preflight, 405);
  });
});

describe('the form of a call', () => {
  const types = [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json, text/plain',
    'application/jsonp',
    'application/json; charset=utf-16',
    'text/event-stream',
    'application/octet-stream',
  ];
  test.each(types)('content type %s is refused', async (type) => {
    const headers = { 'x-aftercare': '1', ...(type && { 'content-type': type }) };
    for (const path of ['/rpc/shop/greet', '/api/shop/greet']) {
      const answer = await send({ method: 'POST', path, headers, body: '{"json":{"name":"a"}}' });
      expectRefusal(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
    }
  });

  test('a compressed body is refused', async () => {
    expectRefusal(await call('shop/greet', { name: 'a' }, { 'content-encoding': 'gzip' }), 415);
  });

  test.each([undefined, '0', 'true', '1, 1'])('x-aftercare %s is refused', async (value) => {
    const headers = { 'content-type': 'application/json', ...(value && { 'x-aftercare': value }) };
    for (const path of ['/rpc/shop/greet', '/api/shop/greet']) {
      expectRefusal(await send({ method: 'POST', path, headers, body: '{}' }), 403, 'FORBIDDEN_HEADER');
    }
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    '%s is no way to call',
    async (method) => {
      const answer = await send({ method, path: '/rpc/shop/greet', headers: callHeaders });
      expectRefusal(answer, 405, 'METHOD_NOT_SUPPORTED');
    },
  );

  const malformed = [
    '{',
    '{"json":',
    'not json',
    '{"json":{"name":"a"}}trailing',
    '[1,2',
    '"\\ud800',
    '\u0000',
    Buffer.from([0xff, 0xfe, 0x7b]),
    Buffer.from([0x22, 0xc3, 0x28, 0x22]),
    '{"__proto__":{"isAdmin":true}}',
    '{"json":{"name":"a","__proto__":{"isAdmin":true}}}',
    '{"json":{"a":[{"b":{"__proto__":1}}]}}',
    '['.repeat(100_000),
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${'{"json":'.repeat(80)}1${'}'.repeat(80)}`,
  ];
  test.each(malformed)('malformed body %#', async (body) => {
    for (const path of ['/rpc/shop/echo', '/api/shop/echo']) {
      expectRefusal(await send({ method: 'POST', path, headers: callHeaders, body }), 400, 'BAD_REQUEST');
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  const strangeEnvelopes = [
    'null',
    '1',
    '"text"',
    '[]',
    '{"json":{"name":"a"},"meta":[[99,"name"]]}',
    '{"json":{"name":"a"},"meta":[[1,"__proto__","isAdmin"]]}',
    '{"json":{"name":"a"},"meta":[[1,"constructor","prototype"]]}',
    '{"json":{"name":"a"},"meta":[[6,"name"]]}',
    '{"json":{"name":"a"},"meta":"name"}',
    '{"json":{"name":"a"},"meta":[1,2]}',
    '{"json":{"name":{"toString":null}}}',
    '{"json":{"name":"a"},"maps":[["name"]]}',
    '{"json":[{"name":"a"}]}',
    '{"json":{"name":12}}',
  ];
  test.each(strangeEnvelopes)('strange envelope %s', async (body) => {
    const answer = await send({ method: 'POST', path: '/rpc/shop/greet', headers: callHeaders, body });
    expect([200, 400]).toContain(answer.status);
    if (answer.status !== 200) expectRefusal(answer, 400);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('too much is refused before it is read, however it is announced', async () => {
    const announced = await send({
      method: 'POST',
      path: '/rpc/shop/echo',
      headers: { ...callHeaders, 'content-length': 50_000_000 },
      body: 'x'.repeat(1000),
    }).catch((fault: Error) => fault);
    if (!(announced instanceof Error)) expectRefusal(announced, 413, 'PAYLOAD_TOO_LARGE');
    const chunked = await send({
      method: 'POST',
      path: '/rpc/shop/echo',
      headers: { ...callHeaders, 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ json: { text: 'x'.repeat(1_200_000) } }),
    });
    expectRefusal(chunked, 413, 'PAYLOAD_TOO_LARGE');
  });

  const unknown = [
    '/rpc',
    '/rpc/',
    '/rpc/shop',
    '/rpc/shop/nothing',
    '/rpc/__proto__/toString',
    '/rpc/constructor/name',
    '/rpc/shop/__proto__',
    '/rpc/shop/greet/more',
    '/rpc/%73hop/%67reet%00',
    '/rpc/toString',
    '/api/',
    '/api/shop/nothing',
    '/api/__proto__',
    '/api/hasOwnProperty',
    '/api/shop/valueOf',
  ];
  test.each(unknown)('unknown procedure %s', async (path) => {
    const answer = await send({ method: 'POST', path, headers: callHeaders, body: '{}' });
    expectRefusal(answer, path.includes('%00') ? 400 : 404);
  });
});

describe('the connection', () => {
  test('nonsense instead of HTTP is answered and hung up on', async () => {
    const corpus = [
      'nonsense\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
      'GET / HTTP/9.9\r\n\r\n',
      `POST /rpc/shop/greet HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `POST /rpc/shop/greet HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nContent-Length: -1\r\n\r\n`,
      `POST /rpc/shop/greet HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nX: a\u0000b\r\n\r\n`,
    ];
    for (const bytes of corpus) {
      const answer = await sendBytes(hub.port, bytes);
      expect(answer, bytes).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"code":"BAD_REQUEST"');
    }
  });

  test('headers over 16 KiB are refused', async () => {
    const answer = await sendBytes(
      hub.port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('headers that never end are cut off', async () => {
    const startedAt = performance.now();
    const answer = await sendBytes(
      hub.port,
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nX-Slow: `,
      8000,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  test('a hundred slow callers do not keep others out', async () => {
    const slow = Array.from({ length: 90 }, () => sendBytes(hub.port, 'GET / HTTP/1.1\r\nX: ', 6000));
    expect((await call('shop/greet', { name: 'a' })).status).toBe(200);
    await Promise.all(slow);
  });

  test('a caller who hangs up in the middle of a body is forgotten', async () => {
    const head = `POST /rpc/shop/greet HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nContent-Type: application/json\r\nX-Aftercare: 1\r\nContent-Length: 100\r\n\r\n{"json"`;
    await sendBytes(hub.port, head, 100);
    expect(faults.filter((fault) => !String(fault).includes('aborted'))).toEqual([]);
  });

  test('CONNECT, upgrades and absolute targets lead nowhere', async () => {
    const own = `Host: 127.0.0.1:${hub.port}\r\n`;
    expect(await sendBytes(hub.port, `CONNECT evil.example:443 HTTP/1.1\r\n${own}\r\n`)).not.toMatch(/ 200 /);
    const absolute = `GET http://evil.example/ HTTP/1.1\r\n${own}Connection: close\r\n\r\n`;
    expect(await sendBytes(hub.port, absolute)).toMatch(/^HTTP\/1\.1 400 /);
    const upgrade = `GET /rpc HTTP/1.1\r\n${own}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(await sendBytes(hub.port, upgrade, 500)).not.toMatch(/ 101 /);
  });
});

describe('cookies', () => {
  test('hold what the core gave, out of reach of scripts and other sites', async () => {
    const cookies = (await call('shop/signIn', undefined)).headers['set-cookie'] as string[];
    expect(cookies).toHaveLength(2);
    const [session, station] = cookies as [string, string];
    expect(session).toBe(`aftercare_session=${tinySessionToken}; Path=/; HttpOnly; SameSite=Strict`);
    expect(station).toBe(
      `aftercare_station=${tinyStationToken}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict`,
    );
  });

  test('come back as the visitor, and only in the form that we give out', async () => {
    const who = async (cookie: string) =>
      JSON.parse((await send({ path: '/api/shop/whoAmI', headers: { cookie } })).text).session;
    expect(await who(`other=1; aftercare_session=${tinySessionToken}`)).toBe(tinySessionToken);
    for (const bad of [
      'short',
      `${tinySessionToken}'--`,
      'x'.repeat(400),
      '%00%00%00%00%00%00%00%00%00%00%00%00',
    ]) {
      expect(await who(`aftercare_session=${bad}`)).toBeNull();
    }
  });

  test('are not set again, and go when the core takes the token back even by a refusal', async () => {
    const cookie = `aftercare_session=${tinySessionToken}; aftercare_station=${tinyStationToken}`;
    expect((await call('shop/signIn', undefined, { cookie })).headers['set-cookie']).toBeUndefined();
    const out = await call('shop/signOut', undefined, { cookie });
    expect(out.status).toBe(401);
    expect(out.headers['set-cookie']).toEqual([
      'aftercare_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    ]);
  });
});

describe('the screens', () => {
  test('the page has a fresh nonce in its policy and its meta tag', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/devices/12?tab=history']) {
      const page = await send({ path, headers: { accept: 'text/html', 'sec-fetch-site': 'none' } });
      expect(page.status).toBe(200);
      const nonce = /style-src 'self' 'nonce-([\w-]+)'/.exec(
        String(page.headers['content-security-policy']),
      )?.[1];
      expect(page.text).toContain(`<meta name="csp-nonce" content="${nonce}" />`);
      expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
      expect(page.headers['cache-control']).toBe('no-store');
      nonces.add(String(nonce));
    }
    expect(nonces.size).toBe(3);
  });

  test('hashed files are kept, the others not, and an unchanged one is not sent again', async () => {
    const script = await send({ path: '/assets/index-DkX1a2b3.js' });
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect((await send({ path: '/plain.svg' })).headers['cache-control']).toBe('no-store');
    const again = { 'if-none-match': String(script.headers.etag) };
    expect((await send({ path: '/assets/index-DkX1a2b3.js', headers: again })).status).toBe(304);
    const head = await send({ method: 'HEAD', path: '/assets/index-DkX1a2b3.js' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  const traversal = [
    '..',
    '%2e%2e',
    '.%2e',
    '%252e%252e',
    '..%2f..',
    '..\\..',
    '..%5c..',
    '....//..',
    '%c0%ae%c0%ae',
  ]
    .flatMap((up) => [`/${up}/secret.txt`, `/assets/${up}/${up}/secret.txt`, `/${up}/${up}/${up}/etc/passwd`])
    .concat([
      '//etc/passwd',
      '/%00',
      '/link.txt',
      '/assets/',
      '/assets/missing.js',
      '/%',
      '/%ff',
      '/file:///etc/passwd',
    ]);
  test.each(traversal)('%s is refused', async (path) => {
    const answer = await sendBytes(
      hub.port,
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(answer).not.toMatch(/root:|^secret$/m);
  });
});

describe('the description of the API', () => {
  test('is OpenAPI 3.1, has every procedure and every reference resolves', async () => {
    const document = JSON.parse((await send({ path: '/api/openapi.json' })).text);
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toContain('/shop/greet');
    expect(document.paths['/shop/greet'].post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string', maxLength: 50 } },
      required: ['name'],
    });
    expect(document.paths['/shop/whoAmI'].get.responses).toHaveProperty('200');
  });
});

describe('changes', () => {
  const pageHeaders = { 'sec-fetch-site': 'same-origin' };

  test('are told to an open page after a commit', async () => {
    const response = await openChanges(pageHeaders);
    await response.until('event: ready');
    await call('shop/change', {});
    await response.until('data: ["shop"]');
    response.end();
  });

  test('are not told to a bare caller, but to one who is signed in', async () => {
    expectRefusal(await send({ path: '/changes' }), 403);
    const response = await openChanges({ cookie: `aftercare_session=${tinySessionToken}` });
    await response.until('event: ready');
    response.end();
  });

  test('have a bounded number of listeners', async () => {
    const open = await Promise.all(Array.from({ length: 48 }, () => openChanges(pageHeaders)));
    await Promise.all(open.map((one) => one.until('event: ready')));
    expectRefusal(await send({ path: '/changes', headers: pageHeaders }), 503);
    for (const one of open) one.end();
    await expect.poll(async () => (await openChanges(pageHeaders)).endAfterHead()).toBe(200);
  });

  async function openChanges(headers: Record<string, string>) {
    const abort = new AbortController();
    // Node's fetch names its own Sec-Fetch-Mode only, so the site may be given.
    const response = await fetch(`${hub.url}/changes`, { headers, signal: abort.signal });
    const reader = response.body?.getReader();
    let text = '';
    return {
      async until(part: string) {
        while (!text.includes(part)) {
          const chunk = await reader?.read();
          if (!chunk || chunk.done) throw new Error(`ended before ${part}: ${text}`);
          text += new TextDecoder().decode(chunk.value);
        }
      },
      end: () => abort.abort(),
      endAfterHead() {
        abort.abort();
        return response.status;
      },
    };
  }
});
