import fc, { type Arbitrary } from 'fast-check';

const MEGABYTE = 2 ** 20;

/** As deep as the transports let in. */
const DEEPEST = 60;

const texts: readonly string[] = [
  '\ud800',
  'half\udfff',
  'nul\0within',
  '\x1b[2J',
  '\x07\x7f\x85',
  '\u202e\u2066gpj.exe',
  '\ufeff',
  '\u2028\u2029',
  `z${'\u0301'.repeat(500)}`,
  '\ufdfa'.repeat(50),
  '👨‍👩‍👧‍👦'.repeat(20),
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE customer; --",
  '" OR ""="',
  'NEAR(a b, 0) AND NOT *:^"',
  '%_%\\',
  '{{constructor.constructor("x")()}}',
  '$t(common.save)',
  '=1+1',
  '../../aftercare-nowhere',
  '9'.repeat(400),
  '1e999',
  '-0',
  '0x10',
  '٣٤٥',
  `${'a'.repeat(30_000)}!`,
  `a@${'a.'.repeat(5000)}`,
  `${' '.repeat(20_000)}x`,
  `+${'1-'.repeat(5000)}`,
  // days, hours and instants that are none
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-271821-04-20',
  '+275760-09-13T00:00:00Z',
  '24:61',
];

const numbers: readonly unknown[] = [
  Number.NaN,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  Number.MIN_SAFE_INTEGER,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  -1,
  0.1,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  8.64e15 + 1,
];

const things: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => JSON.parse('{"__proto__": {"isPolluted": true}}'),
  () => ({ constructor: { prototype: { isPolluted: true } } }),
  () => ({ toString: 'x', valueOf: 1, toJSON: 2 }),
  () => ({ length: 2 ** 32, 0: 'a' }),
  () => Array(2000).fill(''),
  () => nested({}, (inside) => ({ inside })),
  () => nested([], (inside) => [inside]),
];

function nested(seed: unknown, wrap: (inside: unknown) => unknown): unknown {
  let value = seed;
  for (let depth = 0; depth < DEEPEST; depth++) value = wrap(value);
  return value;
}

/** Whatever plain data a caller might put where something else belongs; the doors let nothing else through. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...texts), weight: 40 },
  { arbitrary: fc.constantFrom(...numbers), weight: 30 },
  { arbitrary: fc.constantFrom(...things).map((make) => make()), weight: 30 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 20 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 10 },
  { arbitrary: fc.constantFrom(0.1, 1).map((share) => 'x'.repeat(share * MEGABYTE)), weight: 1 },
);

/** More than any transport carries: only some cases, for each costs as much as a thousand others. */
export const tenMegabytes = 'x'.repeat(10 * MEGABYTE);
