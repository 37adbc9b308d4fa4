import { randomUUID } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { procedures } from '../desk/procedures.ts';
import { arbitraryOf, type Ids } from '../inputs/arbitrary-of-schema.ts';
import { hostileValue } from '../inputs/hostile-values.ts';

/** What an honest page would send to the channel of calls. */
export function goodCall(ids: Ids): Arbitrary<unknown> {
  return fc.constantFrom(...procedures).chain(({ domain, name, input }) =>
    (input ? arbitraryOf(input, ids) : fc.constant(undefined)).map((value) => ({
      ...{ path: [domain, name], input: value, key: randomUUID() },
    })),
  );
}

const paths: readonly unknown[] = [
  ['__proto__', 'constructor'],
  ['constructor', 'prototype'],
  ['people', '__proto__'],
  ['people', 'toString'],
  ['people', 'hasOwnProperty'],
  ['people'],
  ['people', 'me', '~orpc'],
  ['people', 'me', 'call'],
  ['People', 'me'],
  ['people.me'],
  ['people/me'],
  ['..', 'people', 'me'],
  ['', ''],
  [],
  [['people'], 'me'],
  'people.me',
  { 0: 'people', 1: 'me', length: 2 },
  ['people', { toString: () => 'me' }],
  Array(9).fill('people'),
  ['a'.repeat(65)],
  null,
  7,
];

const keys: readonly unknown[] = [
  '',
  'x',
  7,
  {},
  [randomUUID()],
  `${randomUUID()} `,
  `${randomUUID()}\n`,
  undefined,
];

const notPlain: readonly (() => unknown)[] = [
  () => 1n,
  () => new Date(0),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => /(a+)+$/,
  () => new Uint8Array(4),
  () => new ArrayBuffer(4),
  () => new Error('x'),
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => {
    const ring: Record<string, unknown> = {};
    ring.ring = ring;
    return ring;
  },
  () => Object.assign([], { length: 2 ** 31 }),
  () => JSON.parse('{"__proto__":{"isPolluted":true}}'),
  () => 'x'.repeat(1_100_000),
  () => Array(200_000).fill(0),
  () =>
    Array(100)
      .fill(0)
      .reduce<unknown>((inside) => ({ inside }), 1),
];

/** Messages of our own page that are no call: refused before any procedure is reached. */
export const badMessage: Arbitrary<readonly unknown[]> = fc.oneof<Arbitrary<readonly unknown[]>[]>(
  fc.constantFrom(...paths).map((path) => [{ path, input: undefined, key: null }]),
  fc.constantFrom(...keys).map((key) => [{ path: ['people', 'me'], input: undefined, key }]),
  fc.constantFrom(...notPlain).map((make) => [{ path: ['people', 'me'], input: make(), key: null }]),
  fc
    .constantFrom('visitor', 'context', 'sessionToken', 'then', 'toJSON')
    .map((member) => [
      { path: ['people', 'me'], input: undefined, key: null, [member]: { sessionToken: 'A'.repeat(43) } },
    ]),
  hostileValue.map((value) => [value]),
  fc.tuple(hostileValue, hostileValue),
  fc.constant([{ path: ['people', 'me'], input: undefined, key: null }, 'and one more']),
);
