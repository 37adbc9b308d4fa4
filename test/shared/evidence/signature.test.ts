import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isWritten,
  onSignaturePaper,
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  signatureField,
  signaturePath,
} from '../../../shared/evidence/signature.ts';

const pad = (strokes: number[][][]) => signatureField.safeParse({ way: 'pad', name: 'Anna', strokes });
const messageOf = (result: ReturnType<typeof pad>) => result.error?.issues[0]?.message;

const written = [
  [
    [100, 200],
    [200, 100],
    [300, 220],
    [420, 120],
  ],
];

describe('a signature', () => {
  test('that is written is one', () => {
    expect(pad(written).success).toBe(true);
    expect(signatureField.safeParse({ way: 'paper', name: 'Anna' }).success).toBe(true);
  });

  test.each([
    ['nothing', []],
    ['an empty stroke', [[]]],
    ['a dot', [[[500, 160]]]],
    [
      'a single tap that slipped',
      [
        [
          [500, 160],
          [503, 161],
          [504, 160],
        ],
      ],
    ],
    [
      'many taps on one spot',
      Array.from({ length: 50 }, () => [
        [500, 160],
        [502, 161],
      ]),
    ],
    [
      'a straight line of two points',
      [
        [
          [0, 0],
          [900, 0],
        ],
      ],
    ],
  ])('is not %s', (_what, strokes) => {
    expect(messageOf(pad(strokes))).toBe('evidence.invalid.empty-signature');
  });

  test('is not missing, and not on paper by nobody', () => {
    expect(signatureField.safeParse(null).error?.issues[0]?.message).toBe('evidence.invalid.empty-signature');
    expect(signatureField.safeParse({ way: 'paper', name: ' ' }).error?.issues[0]?.message).toBe(
      'common.invalid.required',
    );
  });

  test('has an end', () => {
    const long = Array.from({ length: 4001 }, (_, index) => [index % 1000, index % 300]);
    expect(messageOf(pad([long]))).toBe('evidence.invalid.long-signature');
    expect(messageOf(pad(Array.from({ length: 5 }, () => long.slice(0, 900))))).toBe(
      'evidence.invalid.long-signature',
    );
    expect(messageOf(pad(Array.from({ length: 201 }, () => [[1, 1]])))).toBe(
      'evidence.invalid.long-signature',
    );
  });

  test('stays on its paper, and is whole numbers', () => {
    expect(
      pad([
        [
          [0, 0],
          [1001, 3],
          [5, 5],
        ],
      ]).success,
    ).toBe(false);
    expect(
      pad([
        [
          [0, 0],
          [10.5, 3],
          [5, 5],
        ],
      ]).success,
    ).toBe(false);
    expect(
      pad([
        [
          [0, 0],
          [-1, 3],
          [5, 5],
        ],
      ]).success,
    ).toBe(false);
  });
});

test('is drawn stroke by stroke', () => {
  expect(
    signaturePath([
      [
        [1, 2],
        [3, 4],
      ],
      [],
      [[5, 6]],
    ]),
  ).toBe('M1 2L3 4M5 6L5 6');
});

const drawn = fc.array(
  fc.array(
    fc.record({
      x: fc.double({ min: -50, max: 900, noNaN: true }),
      y: fc.double({ min: -50, max: 500, noNaN: true }),
    }),
    { maxLength: 3000 },
  ),
  { maxLength: 6 },
);

test('whatever is drawn on whatever pad fits the paper, and is no longer than it may be', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.integer({ min: 40, max: 2000 }),
      fc.integer({ min: 40, max: 2000 }),
      (strokes, width, height) => {
        const found = onSignaturePaper(strokes, { width, height });
        const points = found.flat();
        expect(points.length).toBeLessThanOrEqual(4000);
        for (const [x, y] of points) {
          expect(Number.isInteger(x) && x >= 0 && x <= SIGNATURE_WIDTH).toBe(true);
          expect(Number.isInteger(y) && y >= 0 && y <= SIGNATURE_HEIGHT).toBe(true);
        }
        expect(signatureField.safeParse({ way: 'pad', name: '', strokes: found }).success).toBe(
          isWritten(found),
        );
      },
    ),
    { numRuns: 50 },
  );
});
