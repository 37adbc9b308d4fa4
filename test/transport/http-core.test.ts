import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { suggestFor } from '../../shared/settings/country.rules.ts';
import { startHub, type TestHub } from '../kit/hub.ts';
import { ask } from '../kit/raw-http.ts';

let hub: TestHub;
/** The owner's browser, once there is one. */
let cookie = '';

beforeAll(async () => {
  // thousands of calls as fast as they go: what is tested here is the answers, the limits have tests of their own
  hub = await startHub({ callRate: { perSecond: 1_000_000, burst: 1_000_000 } });
});

afterEach(() => {
  hub.faults.length = 0;
});

afterAll(() => hub.close());

const procedures = Object.entries(contract).flatMap(([domain, offered]) =>
  Object.keys(offered).map((name) => `${domain}/${name}`),
);

function call(path: string, input: unknown, headers: Record<string, string> = {}) {
  return ask(hub.port, {
    method: 'POST',
    path: `/rpc/${path}`,
    headers: {
      'content-type': 'application/json',
      'x-aftercare': '1',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body: JSON.stringify({ json: input }),
  });
}

test('before the first run a browser is told that there is no shop', async () => {
  const answer = await call('people/me', undefined);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text).json).toMatchObject({ state: 'no-shop', person: null });
});

test('the first run gives its browser the session and the station, and the same key opens no second shop', async () => {
  const { zone, currency, hours, taxBasisPoints } = suggestFor('GR');
  const opening = {
    profile: {
      ...{ name: 'Επισκευές', address: '', phone: '', email: '', website: '', taxNumber: '' },
      ...{ country: 'GR', zone, currency, taxBasisPoints, language: 'el', calendar: 'gregory' },
      ...{ paperLanguages: ['el', 'en'], hours, keepsPublicHolidays: true, closedDays: [], openDays: [] },
      lockAfterMinutes: 5,
    },
    owner: { name: 'Ελένη', password: 'correct horse battery', pin: '4711' },
    stationName: 'Counter 1',
  };
  const headers = { 'idempotency-key': randomUUID() };
  const first = await call('settings/openShop', opening, headers);
  expect(first.status, first.text).toBe(200);
  const cookies = (first.headers['set-cookie'] as string[]).map((one) => one.split(';')[0] as string);
  expect(cookies.map((one) => one.split('=')[0]).sort()).toEqual(['aftercare_session', 'aftercare_station']);
  cookie = cookies.join('; ');

  const again = await call('settings/openShop', opening, headers);
  const second = await call('settings/openShop', opening);
  expect([again.status, second.status]).toEqual([200, 409]);
  expect(again.headers['set-cookie']).toBeUndefined();
  const me = await call('people/me', undefined, { cookie });
  expect(JSON.parse(me.text).json).toMatchObject({ state: 'signed-in', person: { name: 'Ελένη' } });
});

test('an open page is told of a commit, and a retry with the same key commits nothing more', async () => {
  const told: string[] = [];
  const abort = new AbortController();
  const feed = await fetch(`${hub.url}/changes`, { headers: { cookie }, signal: abort.signal });
  const reading = (async () => {
    for await (const chunk of feed.body as ReadableStream<Uint8Array>)
      told.push(new TextDecoder().decode(chunk));
  })().catch(() => {});
  const headers = { cookie, 'idempotency-key': randomUUID() };
  const answers = [];
  for (let tries = 0; tries < 3; tries++) {
    answers.push(await call('settings/change', { name: 'Επισκευές Ελένη' }, headers));
  }
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
    new Set(['200 {"json":{}}']),
  );
  await expect.poll(() => told.join('')).toContain('data: ["settings"]');
  expect(told.join('').split('data: ["settings"]')).toHaveLength(2);
  abort.abort();
  await reading;
});

test('a command without a key, or with one that was used for something else, is refused', async () => {
  const headers = { cookie, 'idempotency-key': randomUUID() };
  expect((await call('settings/change', { name: 'One' }, headers)).status).toBe(200);
  expect((await call('settings/change', { name: 'Two' }, headers)).status).toBe(409);
  const keyless = await ask(hub.port, {
    method: 'POST',
    path: '/api/settings/change',
    headers: { 'content-type': 'application/json', 'x-aftercare': '1', cookie },
    body: '{"name":"Three"}',
  });
  expect([keyless.status, JSON.parse(keyless.text).data.reason]).toEqual([422, 'app.key-missing']);
});

test('every procedure is described in the OpenAPI document, and every reference in it resolves', async () => {
  const answer = await ask(hub.port, { path: '/api/openapi.json' });
  const document = JSON.parse(answer.text);
  expect(Object.keys(document.paths).sort()).toEqual(procedures.map((path) => `/${path}`).sort());
  for (const [reference] of answer.text.matchAll(/"\$ref":"#\/[^"]+"/g)) {
    const steps = reference.slice('"$ref":"#/'.length, -1).split('/');
    expect(
      steps.reduce((part, step) => part?.[step], document),
      reference,
    ).toBeDefined();
  }
});

const hostileInputs: unknown[] = [
  null,
  undefined,
  '',
  'x'.repeat(100_000),
  -1,
  1e308,
  [],
  [[[[]]]],
  {},
  { id: -1 },
  { id: 2 ** 53 + 2 },
  { id: "1' OR '1'='1" },
  { constructor: { prototype: { isAdmin: true } } },
  { text: '\ud800' },
  { name: '\u0000', phones: ['<script>alert(1)</script>'] },
];

/** These need no input and would end the session that the other calls need. */
const farewells = ['people/signOut', 'people/lock'];

describe.each(['signed out', 'signed in'])('%s', (state) => {
  const isSignedIn = state === 'signed in';

  test.each(procedures.filter((path) => !farewells.includes(path)))(
    '%s meets hostile input calmly',
    async (path) => {
      for (const input of hostileInputs) {
        const answer = await call(path, input, isSignedIn ? { cookie } : {});
        const about = `${path} ${JSON.stringify(input)?.slice(0, 60)}: ${answer.text} ${String(hub.faults.at(-1) ?? '')}`;
        expect([200, 401, 403, 404, 409, 422], about).toContain(answer.status);
        if (answer.status !== 200)
          expect(JSON.parse(answer.text).json.data.reason).toMatch(/^[a-z]+\.[\w.-]+$/);
      }
      expect(hub.faults).toEqual([]);
    },
  );

  test('and is afterwards what it was', async () => {
    const me = await call('people/me', undefined, isSignedIn ? { cookie } : {});
    expect(JSON.parse(me.text).json.state).toBe(isSignedIn ? 'signed-in' : 'signed-out');
  });
});

test('signing out takes the session from the browser and leaves the station', async () => {
  const answer = await call('people/signOut', undefined, { cookie });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers['set-cookie']).toEqual([
    'aftercare_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
  ]);
  expect((await call('settings/shop', undefined, { cookie })).status).toBe(401);
});
