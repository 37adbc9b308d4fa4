/** One way of doing what a case is about; `turn` counts the calls, so that no two ask for the same. */
export interface Way {
  name: string;
  run(turn: number): unknown;
  /** Fewer calls a round than the case has, where the way is slow. */
  calls?: number;
}

export interface Case {
  name: string;
  /** The first is what the others are measured against. */
  ways: readonly Way[];
  /** How many calls of each way make one round. */
  calls: number;
}

export interface Measured {
  name: string;
  ways: { name: string; p50Us: number; p99Us: number; ratio: number }[];
}

/**
 * Runs every way of a case in each round, in turns that move on from round to round, after one round that counts for
 * nothing. A ratio is the median over the rounds of the ratio of their medians: what slows the machine for a while
 * slows all ways alike.
 */
export async function measure({ name, ways, calls }: Case, rounds: number): Promise<Measured> {
  const all = ways.map((): number[] => []);
  const ratios = ways.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    const medians: number[] = [];
    for (let step = 0; step < ways.length; step++) {
      const which = (step + round + 1) % ways.length;
      const way = ways[which] as Way;
      const tookUs = await timeRound(way, (round + 1) * calls, way.calls ?? calls);
      medians[which] = quantile(tookUs, 0.5);
      if (round >= 0) all[which]?.push(...tookUs);
    }
    if (round < 0) continue;
    for (const [which, median] of medians.entries()) ratios[which]?.push(median / (medians[0] as number));
  }
  return {
    name,
    ways: ways.map((way, which) => ({
      name: way.name,
      p50Us: quantile(all[which] as number[], 0.5),
      p99Us: quantile(all[which] as number[], 0.99),
      ratio: quantile(ratios[which] as number[], 0.5),
    })),
  };
}

async function timeRound(way: Way, from: number, calls: number): Promise<number[]> {
  const tookUs: number[] = [];
  for (let turn = from; turn < from + calls; turn++) {
    const beganAt = performance.now();
    const answer = way.run(turn);
    if (answer instanceof Promise) await answer;
    tookUs.push((performance.now() - beganAt) * 1000);
  }
  return tookUs;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
