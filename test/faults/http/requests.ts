import fc, { type Arbitrary } from 'fast-check';

/** A request byte by byte, and why nothing may come of it. */
export interface HostileRequest {
  why: string;
  bytes: string;
}

/** Who a signed-in browser is: what would make any of these requests a good one. */
export interface Good {
  host: string;
  cookie: string;
}

interface Parts {
  method: string;
  target: string;
  headers: [name: string, value: string][];
  body: string;
}

const query = JSON.stringify({ json: { limit: 5 } });

/** The request that is answered with data, from which each hostile one differs in what makes it hostile. */
export function goodParts({ host, cookie }: Good): Parts {
  return {
    method: 'POST',
    target: '/rpc/customers/list',
    headers: [
      ['host', host],
      ['cookie', cookie],
      ['content-type', 'application/json'],
      ['x-aftercare', '1'],
    ],
    body: query,
  };
}

export function bytesOf({ method, target, headers, body }: Parts): string {
  const hasLength = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const length: typeof headers = hasLength ? [] : [['content-length', String(Buffer.byteLength(body))]];
  const head = [...headers, ...length, ['connection', 'close']].map(([name, value]) => `${name}: ${value}`);
  return `${method} ${target} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`;
}

function withHeader(parts: Parts, name: string, value: string | null): Parts {
  const others = parts.headers.filter(([known]) => known !== name);
  return { ...parts, headers: value === null ? others : [...others, [name, value]] };
}

type Spoil = (good: Good) => Arbitrary<HostileRequest>;

const of = (why: string, parts: Parts): HostileRequest => ({ why, bytes: bytesOf(parts) });

const paths = [
  '/rpc/customers/list',
  '/api/customers/list',
  '/rpc/people/me',
  '/api/settings/shop',
  '/changes',
];
const path = fc.constantFrom(...paths);
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}(\.[a-z]{2,6}){0,2}$/);

/** Another name that leads to this machine: rebound, or spelt in a way that is not ours. */
const foreignHost: Spoil = (good) => {
  const port = good.host.split(':')[1];
  const spelt = [
    '127.1',
    '0',
    '0x7f.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '127.0.0.1.',
    'localhost.',
    '::1',
    '0.0.0.0',
  ];
  const host = fc.oneof(
    name.map((one) => `${one}.aftercare.invalid:${port}`),
    fc.constantFrom(...spelt).map((one) => `${one}:${port}`),
    fc.constantFrom(
      `127.0.0.1`,
      `127.0.0.1:1${port}`,
      `user@${good.host}`,
      `${good.host}/`,
      `${good.host}, x`,
      '',
      ' ',
      `${good.host}#`,
      `x ${good.host}`,
      `${good.host}\t.evil`,
    ),
  );
  return fc
    .tuple(path, host)
    .map(([target, value]) =>
      of(`Host ${JSON.stringify(value)}`, { ...withHeader(goodParts(good), 'host', value), target }),
    );
};

/** No name, or two. */
const countedHost: Spoil = (good) =>
  fc.tuple(path, fc.boolean(), name).map(([target, isTwice, other]) => {
    const parts = { ...goodParts(good), target };
    if (!isTwice) return of('no Host', withHeader(parts, 'host', null));
    return of('two Hosts', { ...parts, headers: [...parts.headers, ['Host', other]] });
  });

/** A page of somebody else's, which the browser names. */
const foreignPage: Spoil = (good) => {
  const origins = fc.oneof(
    name.map((one) => `https://${one}.invalid`),
    fc.constantFrom(
      'null',
      'file://',
      `https://${good.host}`,
      `http://${good.host}.invalid`,
      `http://x@${good.host}`,
      'http://127.0.0.1',
      'app://aftercare',
      'chrome-extension://x',
      '',
      `http://${good.host}/`,
      `http://${good.host} http://x.invalid`,
    ),
  );
  const sites = fc.constantFrom('cross-site', 'same-site', 'Same-Origin', 'same-origin, cross-site', 'x', '');
  return fc.oneof(
    fc
      .tuple(path, origins)
      .map(([target, origin]) =>
        of(`Origin ${origin}`, { ...withHeader(goodParts(good), 'origin', origin), target }),
      ),
    fc
      .tuple(path, sites)
      .map(([target, site]) =>
        of(`Sec-Fetch-Site ${site}`, { ...withHeader(goodParts(good), 'sec-fetch-site', site), target }),
      ),
  );
};

const forms = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonp',
  'application/json, text/plain',
  'text/plain; application/json',
  'application/ld+json',
  'application/xml',
  '',
  'application/json;x',
  'image/png',
];

/** What a form or an image of another site can send without asking the browser. */
const formLike: Spoil = (good) =>
  fc.oneof(
    fc
      .constantFrom(...forms)
      .map((type) =>
        of(`Content-Type ${JSON.stringify(type)}`, withHeader(goodParts(good), 'content-type', type)),
      ),
    fc
      .constantFrom(null, '0', '', '2', 'true', '1, 1', ' 1x')
      .map((value) => of(`X-Aftercare ${value}`, withHeader(goodParts(good), 'x-aftercare', value))),
    fc
      .constantFrom('gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'x')
      .map((value) =>
        of(`Content-Encoding ${value}`, withHeader(goodParts(good), 'content-encoding', value)),
      ),
  );

const methods = [
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'post',
  'POST\t',
  'QUERY',
  'M-SEARCH',
  'PRI',
  'X',
];

/** Another method, also said by a header that some servers obey. */
const otherMethod: Spoil = (good) =>
  fc
    .tuple(
      fc.constantFrom(...methods),
      fc.constantFrom('', 'x-http-method-override', 'x-http-method', 'x-method-override'),
    )
    .map(([method, override]) => {
      const parts = { ...goodParts(good), method, target: '/rpc/customers/list' };
      return of(
        `${method} ${override}`,
        override ? { ...parts, headers: [...parts.headers, [override, 'POST']] } : parts,
      );
    });

/** Nobody is signed in with these. */
const badCookie: Spoil = (good) => {
  const token = good.cookie.split('aftercare_session=')[1]?.split(';')[0] ?? '';
  const flip = (at: number) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
  const session = fc.oneof(
    fc.nat(token.length - 1).map(flip),
    fc.nat(token.length - 1).map((length) => token.slice(0, length)),
    fc.constantFrom(
      `${token}A`,
      `"${token}A"`,
      '%00',
      'null',
      '[object Object]',
      '../x',
      "' OR 1=1 --",
      'A'.repeat(8000),
      token.toLowerCase(),
      token.toUpperCase(),
      [...token].reverse().join(''),
    ),
  );
  return session.map((value) =>
    of('a token of somebody else’s making', {
      ...withHeader(goodParts(good), 'cookie', `aftercare_session=${value}`),
      target: '/rpc/customers/list',
    }),
  );
};

const spoilers: readonly Spoil[] = [foreignHost, countedHost, foreignPage, formLike, otherMethod, badCookie];

/** Requests of a signed-in browser's machine that are not that browser's. */
export function hostileRequest(good: Good): Arbitrary<HostileRequest> {
  return fc.oneof(...spoilers.map((spoil) => spoil(good)));
}
