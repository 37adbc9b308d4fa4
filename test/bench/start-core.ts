import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Way } from './measure.ts';

const program = join(import.meta.dirname, 'start-process.ts');

/** Each start is a process of its own; its own clock says how long the core took from nothing to the first answer. */
export async function startOfCoreMs(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program, file]);
  return Number(stdout);
}

/** What a program keeps for its next start, such as compiled scripts, is there after a few. */
const WARMING_ROUNDS = 3;

/** Rounds of several starts, in turns: milliseconds by name. */
export async function startsInTurns(
  starts: readonly { name: Way['name']; start: () => Promise<number> }[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(starts.map(({ name }) => [name, []]));
  for (let round = -WARMING_ROUNDS; round < rounds; round++) {
    for (let step = 0; step < starts.length; step++) {
      const { name, start } = starts[
        (step + round + WARMING_ROUNDS) % starts.length
      ] as (typeof starts)[number];
      const tookMs = await start();
      if (round >= 0) times.get(name)?.push(tookMs);
    }
  }
  return times;
}
