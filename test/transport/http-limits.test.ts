import { afterEach, expect, test } from 'vitest';
import { type HttpHub, serveHttp } from '../../electron/transport/http.ts';
import { RateLimit } from '../../electron/transport/rate-limit.ts';
import { ask, sendBytes } from '../kit/raw-http.ts';
import { tinyCore } from '../kit/tiny-core.ts';

let hub: HttpHub | null = null;

afterEach(async () => {
  await hub?.close();
  hub = null;
});

const greeting = {
  method: 'POST',
  path: '/rpc/shop/greet',
  headers: { 'content-type': 'application/json', 'x-aftercare': '1' },
  body: '{"json":{"name":"a"}}',
};

async function start(callRate = { perSecond: 5, burst: 10 }): Promise<HttpHub> {
  hub = await serveHttp({ core: tinyCore(), screens: '/nowhere', port: 0, log: () => {}, callRate });
  return hub;
}

test('who asks too often is asked to wait, and is answered after that', async () => {
  const { port } = await start();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(port, greeting)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(10);
  expect(refused[0]?.headers['retry-after']).toBe('1');
  expect(JSON.parse(refused[0]?.text ?? '').json.code).toBe('TOO_MANY_REQUESTS');
  await expect.poll(async () => (await ask(port, greeting)).status, { interval: 300 }).toBe(200);
});

test('one address cannot use up another one’s turns, and turns come back with time', () => {
  let nowMs = 0;
  const limit = new RateLimit({ perSecond: 2, burst: 4 }, () => nowMs);
  for (let turn = 0; turn < 4; turn++) expect(limit.waitMs('a')).toBe(0);
  expect(limit.waitMs('a')).toBe(500);
  expect(limit.waitMs('b')).toBe(0);
  nowMs += 500;
  expect(limit.waitMs('a')).toBe(0);
  expect(limit.waitMs('a')).toBe(500);
  nowMs += 1_000_000;
  for (let turn = 0; turn < 4; turn++) expect(limit.waitMs('a')).toBe(0);
  expect(limit.waitMs('a')).toBe(500);
});

test('one address may hold a hundred connections and no more', async () => {
  const { port } = await start({ perSecond: 1000, burst: 1000 });
  const held = Array.from({ length: 120 }, () => sendBytes(port, 'GET / HTTP/1.1\r\nX: ', 1500));
  const cutAtOnce = await Promise.race([
    Promise.all(held.map((one, index) => one.then(() => index))).then((all) => all.length),
    ask(port, greeting).then(
      () => -1,
      () => 0,
    ),
  ]);
  expect(cutAtOnce).toBe(0);
  await Promise.all(held);
  await expect.poll(async () => (await ask(port, greeting).catch(() => ({ status: 0 }))).status).toBe(200);
});

test('a hub that closes lets listeners go and ends at once', async () => {
  const running = await start();
  const response = await fetch(`${running.url}/changes`, { headers: { 'sec-fetch-site': 'same-origin' } });
  const startedAt = performance.now();
  await running.close();
  expect(performance.now() - startedAt).toBeLessThan(2000);
  await response.text();
  hub = null;
});

test('without built screens the hub says so and goes on answering calls', async () => {
  const { port } = await start();
  expect((await ask(port, { path: '/', headers: { accept: 'text/html' } })).status).toBe(503);
  expect((await ask(port, greeting)).status).toBe(200);
});

test('a taken port is told to whoever starts the hub', async () => {
  const { port } = await start();
  const second = serveHttp({ core: tinyCore(), screens: '/nowhere', port, log: () => {} });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
