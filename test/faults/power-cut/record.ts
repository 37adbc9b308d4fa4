import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentOf, makeControl } from '../io/control.ts';
import { workloadNamed } from '../workloads/all.ts';
import type { Ground } from '../workloads/bench.ts';
import { layGround } from '../workloads/ground.ts';
import { endStateOf } from '../workloads/state.ts';
import { fileIn, type Undisturbed } from './judge.ts';
import type { RecorderSetup } from './recorder-process.ts';
import { readRecording } from './recording.ts';

export interface Recorded {
  workload: string;
  ground: Ground;
  /** The folder that was watched, the same as it was before, and what happened to it between. */
  folder: string;
  before: string;
  log: string;
  undisturbed: Undisturbed;
}

/** What is broken on purpose while it is recorded. */
export type Broken = { synchronous: 0 | 1 } | { store: string };

/** Lets a process work through a workload in `place`, undisturbed and watched. */
export function record(
  workload: string,
  place: string,
  { ground, groundFolder, broken }: { ground: Ground; groundFolder: string; broken?: Broken },
): Recorded {
  const [folder, before, log, control] = ['disk', 'before', 'log', 'control'].map((name) =>
    join(place, name),
  ) as [string, string, string, string];
  rmSync(place, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  layGround(groundFolder, dirname(file), workloadNamed(workload).beginsWith);
  if (workloadNamed(workload).beginsWith === 'nothing') rmSync(dirname(file), { recursive: true });
  cpSync(folder, before, { recursive: true });
  makeControl(control);
  writeFileSync(log, '');
  const setup: RecorderSetup = { file, ground, workload, control, log };
  const preload = preloadOf(broken);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--no-warnings',
      ...preload.args,
      join(import.meta.dirname, 'recorder-process.ts'),
      JSON.stringify(setup),
    ],
    { encoding: 'utf8', env: { ...process.env, ...environmentOf({ folder, control, log }), ...preload.env } },
  );
  if (status !== 0) throw new Error(`${workload} ended by itself: ${stderr}`);
  const states: string[] = [];
  for (const one of readRecording(log)) {
    if (one.what === 'mark' && one.mark.kind === 'answered') states[one.mark.step] = one.mark.state;
  }
  return { workload, ground, folder, before, log, undisturbed: { states, end: endStateOf(file) } };
}

function preloadOf(broken: Broken | undefined): { args: string[]; env: NodeJS.ProcessEnv } {
  if (!broken) return { args: [], env: {} };
  const faults = join(import.meta.dirname, '..');
  if ('store' in broken) {
    return { args: ['--import', join(faults, 'broken-store.ts')], env: { AFTERCARE_BROKEN: broken.store } };
  }
  return {
    args: ['--import', join(import.meta.dirname, 'broken-sync.ts')],
    env: { AFTERCARE_SYNCHRONOUS: String(broken.synchronous) },
  };
}
