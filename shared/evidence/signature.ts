import { z } from 'zod';
import { line, optionalLine } from '../kernel/fields.ts';

/** The paper on which a signature is drawn, in units of its own: what is drawn elsewhere is scaled to it. */
export const SIGNATURE_WIDTH = 1000;
export const SIGNATURE_HEIGHT = 320;

const MOST_STROKES = 200;
const MOST_POINTS = 4000;
/** Shorter than this from end to end, all strokes together, it is a dot or a slip of the hand. */
const SHORTEST_INK = 120;
/** And it must reach this far over the paper. */
const SMALLEST_REACH = 60;

const point = z.tuple([
  z.int().min(0).max(SIGNATURE_WIDTH, 'evidence.invalid.off-paper'),
  z.int().min(0).max(SIGNATURE_HEIGHT, 'evidence.invalid.off-paper'),
]);

/** Where the pen went without being lifted. */
export type Stroke = readonly (readonly [x: number, y: number])[];

const empty = { error: 'evidence.invalid.empty-signature' };
const tooMuch = { error: 'evidence.invalid.long-signature' };

const strokesField = z
  .array(z.array(point).max(MOST_POINTS, tooMuch), empty)
  .max(MOST_STROKES, tooMuch)
  .refine((strokes) => pointsIn(strokes) <= MOST_POINTS, tooMuch)
  .refine(isWritten, empty);

/** Drawn here with a finger, a pen or a mouse. */
const drawn = z.strictObject({ way: z.literal('pad'), name: optionalLine(120), strokes: strokesField });
/** Given on the printed paper, which the shop keeps: who signed, as it can be read there. */
const onPaper = z.strictObject({ way: z.literal('paper'), name: line({ max: 120 }) });

/** Somebody's signature. Nothing, a dot and a single tap are none. */
export const signatureField = z.discriminatedUnion('way', [drawn, onPaper], empty);

export type Signature = z.output<typeof signatureField>;

/** Whether the ink is more than a dot: how long it is, and how far it reaches. */
export function isWritten(strokes: readonly Stroke[]): boolean {
  let ink = 0;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const stroke of strokes) {
    for (const [index, [x, y]] of stroke.entries()) {
      const before = stroke[index - 1];
      if (before) ink += Math.hypot(x - before[0], y - before[1]);
      xs.push(x);
      ys.push(y);
    }
  }
  if (xs.length < 3 || ink < SHORTEST_INK) return false;
  const reach = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  return Math.hypot(reach(xs), reach(ys)) >= SMALLEST_REACH;
}

/** The strokes as the `d` of an SVG path on a paper of SIGNATURE_WIDTH × SIGNATURE_HEIGHT. A single point is a dot. */
export function signaturePath(strokes: readonly Stroke[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => {
      const [[x, y] = [0, 0], ...rest] = stroke;
      const line = rest.length === 0 ? [`L${x} ${y}`] : rest.map(([toX, toY]) => `L${toX} ${toY}`);
      return `M${x} ${y}${line.join('')}`;
    })
    .join('');
}

/**
 * Strokes as they were drawn on a pad of that size, brought to the paper and thinned to what it may hold: a point that
 * says nothing new is left out, then every second of the longest strokes until all fit.
 */
export function onSignaturePaper(
  strokes: readonly (readonly { x: number; y: number }[])[],
  pad: { width: number; height: number },
): Stroke[] {
  const scale = Math.min(SIGNATURE_WIDTH / pad.width, SIGNATURE_HEIGHT / pad.height);
  const scaled = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value * scale)));
  let found = strokes
    .map((stroke) =>
      withoutRepeats(
        stroke.map(({ x, y }) => [scaled(x, SIGNATURE_WIDTH), scaled(y, SIGNATURE_HEIGHT)] as const),
      ),
    )
    .slice(0, MOST_STROKES);
  while (pointsIn(found) > MOST_POINTS) {
    found = found.map((stroke) =>
      stroke.length < 4
        ? stroke
        : stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1),
    );
    if (found.every((stroke) => stroke.length < 4)) break;
  }
  return found;
}

function withoutRepeats(stroke: Stroke): Stroke {
  return stroke.filter(([x, y], index) => {
    const before = stroke[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}

function pointsIn(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}
