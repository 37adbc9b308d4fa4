import fc, { type Arbitrary } from 'fast-check';
import { bytesOf, type Good, goodParts, type HostileRequest } from './requests.ts';

/** Two readings of where a request ends: a second request hides in the body of the first. */
export function ambiguous(good: Good): Arbitrary<HostileRequest> {
  const hidden = bytesOf(goodParts(good));
  const framings: readonly (readonly string[])[] = [
    ['content-length: 4', 'transfer-encoding: chunked'],
    ['transfer-encoding: chunked', 'content-length: 4'],
    ['content-length: 4', 'content-length: 5'],
    ['content-length: 4, 5'],
    ['content-length: +4'],
    ['content-length: 0x4'],
    ['content-length: -1'],
    ['content-length : 4'],
    ['transfer-encoding: xchunked'],
    ['transfer-encoding: chunked, identity'],
    ['transfer-encoding: identity, chunked, x'],
    ['transfer-encoding:\x0bchunked'],
    ['transfer-encoding: chunked\r\n : x'],
    ['x: y\rtransfer-encoding: chunked', 'content-length: 4'],
    ['x: y\ntransfer-encoding: chunked', 'content-length: 4'],
    ['Transfer-Encoding\u0000: chunked'],
    ['content-length: 4\r\n 5'],
    ['content-length: 99999999999999999999'],
  ];
  const bodies = [`0\r\n\r\n${hidden}`, `4;x="\r\n"\r\nabcd\r\n0\r\n\r\n${hidden}`, `g\r\n${hidden}`, hidden];
  // the outer request is nobody's, so that an answer with data can only be to the hidden one
  const lines = (framing: readonly string[], method: string) =>
    [`${method} /rpc/customers/list HTTP/1.1`, `host: ${good.host}.invalid`, ...framing].join('\r\n');
  return fc
    .tuple(fc.constantFrom(...framings), fc.constantFrom(...bodies), fc.constantFrom('POST', 'GET', 'PUT'))
    .map(([framing, body, method]) => ({
      why: `framed by ${framing.join(' and ')}`,
      bytes: `${lines(framing, method)}\r\n\r\n${body}`,
    }));
}

/** Lines that are no request of HTTP/1.1. */
export function malformed(good: Good): Arbitrary<HostileRequest> {
  const { headers, body } = goodParts(good);
  const rest = `${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const lines = [
    'POST /rpc/customers/list HTTP/9.9',
    'POST /rpc/customers/list',
    'POST /rpc/customers/list HTTP/0.9',
    'POST /rpc/customers/list\x00 HTTP/1.1',
    `POST http://${good.host}.invalid/rpc/customers/list HTTP/1.1`,
    'POST //rpc/customers/list HTTP/1.1',
    'POST /./rpc/customers/list HTTP/1.1',
    'POST /x/../rpc/customers/list HTTP/1.1',
    'POST /rpc%2fcustomers%2flist%00 HTTP/1.1',
    'POST \\rpc\\customers\\list HTTP/1.1',
    'POST * HTTP/1.1',
    'POST /rpc/customers/list#x HTTP/1.1',
    'PRI * HTTP/2.0',
  ];
  const upgrade = `GET /changes HTTP/1.1\r\nhost: ${good.host}\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n`;
  return fc.oneof(
    fc.constantFrom(...lines).map((line) => ({ why: line, bytes: `${line}\r\n${rest}` })),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 200 }).map((noise) => ({
      why: `noise ${JSON.stringify(noise.slice(0, 40))}`,
      bytes: `${noise}\r\n\r\n`,
    })),
    fc.constant({ why: 'an upgrade', bytes: upgrade }),
    fc.constant({ why: 'a tunnel', bytes: `CONNECT ${good.host} HTTP/1.1\r\nhost: ${good.host}\r\n\r\n` }),
  );
}

/** Values that our screens' protocol can spell and no JSON holds, where the core takes plain data. */
export function notPlain(good: Good): Arbitrary<HostileRequest> {
  const kinds = [
    [0, '1'],
    [1, '2026-01-01T00:00:00.000Z'],
    [1, 'x'],
    [2, null],
    [4, 'https://example.org'],
    [5, '/(a+)+$/'],
    [6, ['a']],
    [7, [['a', 1]]],
  ] as const;
  return fc.constantFrom(...kinds).map(([kind, value]) => {
    const body = JSON.stringify({ json: { form: 'customers', body: value }, meta: [[kind, 'body']] });
    return {
      why: `no plain data: ${body}`,
      bytes: bytesOf({ ...goodParts(good), target: '/rpc/drafts/keep', body }),
    };
  });
}

/** Larger, deeper or stranger than any body of ours. */
export function oversized(good: Good): Arbitrary<HostileRequest> {
  const parts = goodParts(good);
  const depth = 100_000;
  const bodies: readonly [why: string, body: string][] = [
    ['more than a mebibyte', JSON.stringify({ json: { text: 'x'.repeat(1_100_000) } })],
    ['deep lists', `{"json":{"text":${'['.repeat(depth)}${']'.repeat(depth)}}}`],
    ['deep objects', `{"json":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
    ['a prototype', '{"json":{"__proto__":{"limit":5},"limit":5}}'],
    ['no JSON', '{"json":{"limit":5}'],
    ['two values', '{"json":{"limit":5}}{"json":{}}'],
    ['no UTF-8', '{"json":{"text":"\xff"}}'],
  ];
  return fc.oneof(
    fc.constantFrom(...bodies).map(([why, body]) => ({ why, bytes: bytesOf({ ...parts, body }) })),
    fc.nat(20).map((more) => ({
      why: 'headers without end',
      bytes: bytesOf({ ...parts, headers: [...parts.headers, ['x', 'y'.repeat(17_000 + more * 1000)]] }),
    })),
  );
}

const ups = [
  '../',
  '..\\',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%c0%af',
  '..%00/',
  '....//',
  '/..;/',
  '\u002e\u002e\u2215',
];
const goals = ['outside.txt', 'aftercare.db', 'anchor.json', 'screens-beside/outside.txt'];

/** Every spelling of a way up and out of the folder of screens. */
export function upAndOut({ host }: Good): Arbitrary<HostileRequest> {
  const before = ['/', '/assets/', '/assets/..', '/x/', '//', '/%2f', '/\\', '/c:/', '/file:///'];
  return fc
    .tuple(
      fc.constantFrom(...before),
      fc.array(fc.constantFrom(...ups), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...goals),
    )
    .map(([start, steps, goal]) => {
      const target = `${start}${steps.join('')}${goal}`;
      return {
        why: `GET ${target}`,
        bytes: `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      };
    });
}
