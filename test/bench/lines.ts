import { fastestOf, type Measured, ratioOf, type Timing, timingOf } from './measure.ts';
import { bareWays, type Question } from './query-cases.ts';
import type { RoundTrip } from './round-trip.ts';

/** One line of the table: a ratio, what it must not be above (null: only told), and the times behind it. */
export interface Line {
  what: string;
  size: string;
  target: number | null;
  ratio: number;
  times: string;
}

const statementTarget = 1.15;
const coreTargets = { point: 3, list: 1.3 };
const growthTarget = 1.5;

export function linesOf(
  { name, kind, mostOfBare, drizzle }: Question,
  measured: Measured,
  sizes: readonly number[],
): Line[] {
  const lines = sizes.flatMap((size): Line[] => {
    const at = (way: string) => `${way} ${size}`;
    const bare = fastestOf(measured, bareWays.map(at));
    const line = (what: string, way: string, to: string, target: number | null): Line => ({
      ...{ what: `${name}: ${what}`, size: counted(size), target },
      ratio: ratioOf(measured, way, to),
      times: `${timesOf(timingOf(measured, way))} : ${timesOf(timingOf(measured, to))}`,
    });
    return [
      line(`statement : fastest bare (${bare.split(' ', 1)})`, at('statement'), bare, statementTarget),
      line('core : statement', at('core'), at('statement'), kind === 'screen' ? null : coreTargets[kind]),
      ...(mostOfBare ? [line('core : fastest bare', at('core'), bare, mostOfBare)] : []),
      ...(drizzle ? [line('core : Drizzle', at('core'), at('Drizzle'), null)] : []),
    ];
  });
  const [small, large] = sizes;
  if (small === undefined || large === undefined) return lines;
  for (const way of ['statement', 'core']) {
    lines.push({
      ...{ what: `${name}: growth of the ${way}`, size: `${counted(small)} → ${counted(large)}` },
      // a screen shows what is in the shop: a hundred times the orders have a hundred times as many open ones
      target: kind === 'screen' ? null : growthTarget,
      ratio: ratioOf(measured, `${way} ${large}`, `${way} ${small}`),
      times: `${timesOf(timingOf(measured, `${way} ${large}`))} : ${timesOf(timingOf(measured, `${way} ${small}`))}`,
    });
  }
  return lines;
}

export function lineOfTyping(measured: Measured, size: number): Line {
  const [ours, ranked] = [timingOf(measured, 'core'), timingOf(measured, 'ranked')];
  return {
    ...{
      what: 'search as you type, one and two letters: p99 of the core : p99 of bm25',
      size: counted(size),
    },
    ...{ target: 0.05, ratio: ours.p99Us / ranked.p99Us },
    times: `${timesOf(ours)} : ${timesOf(ranked)}`,
  };
}

export function linesOfIntake(measured: Measured, size: number): Line[] {
  const line = (what: string, way: string, to: string, target: number | null): Line => ({
    ...{ what: `durable intake: ${what}`, size: counted(size), target, ratio: ratioOf(measured, way, to) },
    times: `${timesOf(timingOf(measured, way))} : ${timesOf(timingOf(measured, to))}`,
  });
  return [
    line('core, deciding and reading included : Drizzle, rows alone', 'core', 'Drizzle', 0.65),
    line('statements through the store : Drizzle', 'statement', 'Drizzle', null),
    line('statements through the store : bare', 'statement', 'bare', null),
  ];
}

export function lineOfRoundTrip({ name, realUs, echoUs, ratio }: RoundTrip, size: number): Line {
  return {
    ...{
      what: `round trip, ${name}: real call : echo of the same size`,
      size: counted(size),
      target: 1.3,
      ratio,
    },
    times: `${us(realUs)} : ${us(echoUs)}`,
  };
}

/** Of starts in turns: the median ratio by round. */
export function lineOfStarts(
  { what, size, target }: Pick<Line, 'what' | 'size' | 'target'>,
  ours: readonly number[],
  theirs: readonly number[],
): Line {
  const middle = (values: readonly number[]) =>
    [...values].sort((one, other) => one - other)[values.length >> 1] as number;
  const ratio = middle(ours.map((ms, round) => ms / (theirs[round] as number)));
  return { what, size, target, ratio, times: `${us(middle(ours) * 1000)} : ${us(middle(theirs) * 1000)}` };
}

export function counted(size: number): string {
  return size.toLocaleString('en');
}

function timesOf({ p50Us, p99Us }: Timing): string {
  return `${us(p50Us)} (${us(p99Us)})`;
}

function us(value: number): string {
  if (value < 100) return `${value.toFixed(1)} µs`;
  return value < 10_000 ? `${Math.round(value)} µs` : `${(value / 1000).toFixed(0)} ms`;
}
