/** One way of doing what a case is about. */
export interface Way {
  name: string;
  run(turn: number): unknown;
  /** What must be there for the turn and is no part of its time. */
  before?(turn: number): void;
  /** Fewer calls a round than the case has, where the way is slow. */
  calls?: number;
}

export interface Case {
  name: string;
  ways: readonly Way[];
  /** How many calls of each way make one round. Every round asks for the same things, so that all are warm. */
  calls: number;
}

export interface Timing {
  p50Us: number;
  p99Us: number;
  /** The median of each round, in the order of the rounds. */
  roundsUs: number[];
}

export type Measured = ReadonlyMap<string, Timing>;

/**
 * Runs every way of a case in each round, in an order that moves on from round to round, after one round that counts
 * for nothing: what slows the machine for a while slows all ways alike.
 */
export async function measure({ ways, calls }: Case, rounds: number): Promise<Measured> {
  const all = ways.map((): number[] => []);
  const medians = ways.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (let step = 0; step < ways.length; step++) {
      const which = (step + round + 1) % ways.length;
      const way = ways[which] as Way;
      const tookUs = await timeRound(way, way.calls ?? calls);
      if (round < 0) continue;
      all[which]?.push(...tookUs);
      medians[which]?.push(quantile(tookUs, 0.5));
    }
  }
  return new Map(
    ways.map(({ name }, which) => {
      const tookUs = all[which] as number[];
      const roundsUs = medians[which] as number[];
      return [name, { p50Us: quantile(tookUs, 0.5), p99Us: quantile(tookUs, 0.99), roundsUs }];
    }),
  );
}

async function timeRound(way: Way, calls: number): Promise<number[]> {
  const tookUs: number[] = [];
  for (let turn = 0; turn < calls; turn++) {
    way.before?.(turn);
    const beganAt = performance.now();
    const answer = way.run(turn);
    if (answer instanceof Promise) await answer;
    tookUs.push((performance.now() - beganAt) * 1000);
  }
  return tookUs;
}

/** How many times as long one way took as another: the median, over the rounds, of the ratio of their medians. */
export function ratioOf(measured: Measured, way: string, to: string): number {
  const [ours, theirs] = [timingOf(measured, way).roundsUs, timingOf(measured, to).roundsUs];
  return quantile(
    ours.map((us, round) => us / (theirs[round] as number)),
    0.5,
  );
}

/** Of these ways the one with the least median. */
export function fastestOf(measured: Measured, ways: readonly string[]): string {
  return [...ways].sort(
    (one, other) => timingOf(measured, one).p50Us - timingOf(measured, other).p50Us,
  )[0] as string;
}

export function timingOf(measured: Measured, way: string): Timing {
  const timing = measured.get(way);
  if (!timing) throw new Error(`${way} was not measured`);
  return timing;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
