import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HttpHub, serveHttp } from '../../electron/transport/http.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';
import { windowCalls } from '../kit/window-calls.ts';

/** One call, as every screen makes it. The same key again is the same command again. */
interface Call {
  path: string;
  input?: unknown;
  key?: string;
}

/** What comes back, whichever way it came. */
interface Answer {
  ok: boolean;
  value?: unknown;
  error?: { defined: boolean; code: string; status: number; data: unknown };
}

type Ask = (call: Call) => Promise<Answer>;

interface Ways {
  window: { shop: StaffedShop; ask: Ask };
  browser: { shop: StaffedShop; ask: Ask; hub: HttpHub };
}

let ways: Ways;

beforeEach(async () => {
  const [one, other] = [openStaffedShop(), openStaffedShop()];
  const hub = await serveHttp({ core: other.core, log: () => {}, port: 0, screens: 'nowhere' });
  ways = {
    window: { shop: one, ask: askByWindow(one) },
    browser: { shop: other, ask: askByHttp(other, hub), hub },
  };
});

afterEach(async () => {
  await ways.browser.hub.close();
  ways.window.shop.close();
  ways.browser.shop.close();
});

/** Asks both ways in the same order; answers what came by the window, after comparing. */
async function both(calls: readonly Call[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const call of calls) {
    const [byWindow, byBrowser] = [await ways.window.ask(call), await ways.browser.ask(call)];
    expect(byBrowser, call.path).toEqual(byWindow);
    answers.push(byWindow);
  }
  return answers;
}

const key = (n: number) => `3c0cbe57-5f8e-4d2a-9d60-3e8a4c1a${String(n).padStart(4, '0')}`;

const maria = {
  kind: 'person',
  name: 'Μαρία Παπαδοπούλου',
  phones: [{ typed: '694 123 4567', label: '' }],
  email: '',
  address: '',
  taxNumber: '',
  language: 'el',
  calendar: 'gregory',
  channel: 'phone',
  consents: { service: true, promotion: false, survey: false },
  notes: '',
  flag: '',
};

const signIn = (who: 'owner' | 'counter', n = 1): Call => {
  const { id, pin } = ways.window.shop.staff[who];
  return { path: 'people.unlock', input: { personId: id, pin }, key: key(n) };
};

test('who is signed out is refused, and who signs in is not', async () => {
  const [before, admitted, after] = await both([
    { path: 'customers.list', input: { limit: 10 } },
    signIn('owner'),
    { path: 'customers.list', input: { limit: 10 } },
  ]);
  expect(before?.error).toMatchObject({ code: 'SIGNED_OUT', status: 401 });
  expect(admitted?.value).toMatchObject({ outcome: 'signed-in' });
  expect(after?.ok).toBe(true);
});

test('good calls answer the same', async () => {
  const answers = await both([
    signIn('owner'),
    { path: 'people.me' },
    { path: 'settings.shop' },
    { path: 'settings.holidays', input: { year: 2026 } },
    { path: 'customers.register', input: maria, key: key(2) },
    { path: 'customers.list', input: { text: 'μαρια', limit: 10 } },
    { path: 'search.find', input: { text: '4567', limit: 8 } },
    { path: 'warranty.find', input: { text: 'ABC 123' } },
    { path: 'repairs.list', input: { limit: 10 } },
    { path: 'people.list' },
    { path: 'audit.check' },
  ]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
});

test('a command that is sent again is done once', async () => {
  const [, first, again, , list] = await both([
    signIn('owner'),
    { path: 'customers.register', input: maria, key: key(2) },
    { path: 'customers.register', input: maria, key: key(2) },
    { path: 'customers.register', input: { ...maria, name: 'Another' }, key: key(2) },
    { path: 'customers.list', input: { limit: 10 } },
  ]);
  expect(first?.ok).toBe(true);
  expect(again).toEqual(first);
  expect(list?.value).toMatchObject({ rows: [{ name: maria.name }] });
});

test('refusals answer the same, with the same reason', async () => {
  const answers = await both([
    signIn('counter'),
    { path: 'people.unlock', input: { personId: ways.window.shop.staff.owner.id, pin: '0000' }, key: key(2) },
    signIn('counter', 3),
    { path: 'people.list' },
    { path: 'settings.change', input: { name: 'Mine' }, key: key(4) },
    { path: 'customers.byId', input: { id: 1 } },
    { path: 'customers.byId', input: { id: 'one' } },
    { path: 'customers.byId' },
    { path: 'customers.register', input: { ...maria, name: '' }, key: key(5) },
    { path: 'settings.openShop', input: {}, key: key(7) },
    { path: 'records.openSample', input: { language: 'en' }, key: key(8) },
    { path: 'repairs.takeIn', input: { customer: { id: 1 }, items: [] }, key: key(9) },
    { path: 'warranty.card', input: { deviceId: 99 } },
  ]);
  const refused = answers.slice(3);
  expect(refused.map(({ ok }) => ok)).toEqual(refused.map(() => false));
  expect(refused.map(({ error }) => error?.code)).not.toContain('INTERNAL_SERVER_ERROR');
});

test('what is not there is not there by either way', async () => {
  for (const path of [
    'nobody.nothing',
    'customers',
    'customers.nothing',
    'customers.constructor',
    'people.me.toString',
  ]) {
    const [byWindow, byBrowser] = [await ways.window.ask({ path }), await ways.browser.ask({ path })];
    const known = ({ ok, error }: Answer) => [path, ok, error?.code, error?.status];
    expect(known(byBrowser)).toEqual(known(byWindow));
    expect(byWindow.error).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  }
});

test('a fault tells a reference and nothing else', async () => {
  await both([signIn('owner')]);
  for (const { shop } of [ways.window, ways.browser]) {
    const file = new Database(shop.file);
    file.exec('ALTER TABLE customer RENAME TO customer_of_yesterday');
    file.close();
  }
  const quiet = console.error;
  console.error = () => {};
  const [fault] = await both([{ path: 'customers.list', input: { limit: 10 } }]);
  console.error = quiet;
  expect(fault?.error).toEqual({
    defined: false,
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    data: { reference: 'a reference' },
  });
});

function askByWindow(shop: StaffedShop): Ask {
  const call = windowCalls(shop, shop.station.token);
  return async ({ path, input, key = null }) => {
    const answer = await call(path.split('.'), input, key);
    return answer.ok ? { ok: true, value: answer.value } : { ok: false, error: errorOf(answer.error) };
  };
}

function askByHttp(shop: StaffedShop, hub: HttpHub): Ask {
  const cookies = new Map([['aftercare_station', shop.station.token]]);
  return async ({ path, input, key }) => {
    const response = await fetch(`${hub.url}/rpc/${path.split('.').join('/')}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-aftercare': '1',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(input === undefined ? {} : { json: input }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const { json } = (await response.json()) as { json: unknown };
    return response.ok ? { ok: true, value: json } : { ok: false, error: errorOf(json as Answer['error']) };
  };
}

/** The words of an error are for developers; a reference is another each time. */
function errorOf(error: Answer['error']): NonNullable<Answer['error']> {
  const { defined = false, code = '', status = 0, data = null } = error ?? {};
  const isFault = status >= 500;
  return { defined, code, status, data: isFault && data ? { reference: 'a reference' } : data };
}
