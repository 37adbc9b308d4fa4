import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStore } from '../../../electron/core/store/store.ts';
import { type CallKind, environmentOf, makeControl, openControl } from '../io/control.ts';
import { fileIn, judge, type Known, knowing, resume, type Undisturbed } from '../power-cut/judge.ts';
import { record } from '../power-cut/record.ts';
import type { RecorderSetup } from '../power-cut/recorder-process.ts';
import { readRecording } from '../power-cut/recording.ts';
import { workloadNamed } from '../workloads/all.ts';
import type { Ground } from '../workloads/bench.ts';
import { layGround, leaveGround } from '../workloads/ground.ts';

/** The calls that change what is on the disk; in place of one of them the process dies. */
const calls: readonly CallKind[] = ['write', 'sync', 'truncate', 'rename', 'unlink', 'mkdir'];

const faults = join(import.meta.dirname, '..');
const living = join(faults, 'power-cut/recorder-process.ts');

/** What a workload is while nothing disturbs it, and how many of its calls change the disk. */
export interface Prey {
  workload: string;
  ground: Ground;
  groundFolder: string;
  undisturbed: Undisturbed;
  calls: number;
}

/** What is broken on purpose: the module that is loaded first, and what it is told. */
export interface Planted {
  module: 'broken-store.ts' | 'kills/broken-files.ts';
  broken: string;
}

/** Lives through the workloads undisturbed, in `place`. */
export async function findPrey(place: string, workloads: readonly string[]): Promise<Prey[]> {
  const groundFolder = join(place, 'ground');
  const ground = await leaveGround(groundFolder);
  return workloads.map((workload) => {
    const folder = join(place, `${workload}-in-peace`);
    const { undisturbed } = record(workload, folder, { ground, groundFolder });
    const control = openControl(join(folder, 'control'));
    const seen = control.seen();
    control.close();
    rmSync(folder, { recursive: true });
    return {
      workload,
      ground,
      groundFolder,
      undisturbed,
      calls: calls.reduce((sum, call) => sum + seen[call], 0),
    };
  });
}

export interface Death {
  /** False where the work was over before its n-th call. */
  wasKilled: boolean;
  violations: string[];
}

/** Kills a process in place of its n-th call to the disk; looks at what is left; does again what a person would. */
export async function killAndGoOn(
  place: string,
  { workload: id, ground, groundFolder, undisturbed }: Prey,
  nth: number,
  planted?: Planted,
): Promise<Death> {
  const [folder, log, control] = ['disk', 'log', 'control'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  const workload = workloadNamed(id);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  layGround(groundFolder, dirname(file), workload.beginsWith);
  makeControl(control);
  writeFileSync(log, '');
  const plan = openControl(control);
  plan.fail({ calls, nth, isForEver: false, error: 'kill' });
  plan.close();
  const wasKilled = await live({ file, ground, workload: id, control, log }, folder, planted);

  const unknown: Known = { answered: -1, isAsking: false, answers: [], memory: new Map() };
  const known = readRecording(log).reduce(
    (so, one) => (one.what === 'mark' ? knowing(so, one.mark) : so),
    unknown,
  );
  const found = [
    ...(await judge(file, workload, known, undisturbed)),
    ...(await resume(file, workload, { ground, known, undisturbed })),
  ];
  const violations = found.map(({ kind, says }) => `${kind}: ${says}`);
  return { wasKilled, violations: [...violations, ...(await accused(file, id))] };
}

/** Answers whether it was killed. */
function live(setup: RecorderSetup, folder: string, planted?: Planted): Promise<boolean> {
  const preload = planted ? ['--import', join(faults, planted.module)] : [];
  const child = spawn(process.execPath, ['--no-warnings', ...preload, living, JSON.stringify(setup)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...environmentOf({ folder, control: setup.control }),
      NODE_COMPILE_CACHE: join(faults, '../../node_modules/.cache/compiled'),
      AFTERCARE_BROKEN: planted?.broken ?? '',
    },
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      signal === 'SIGKILL' || code === 0 || planted
        ? resolve(signal === 'SIGKILL')
        : reject(new Error(`${setup.workload} ended by itself: ${complaints}`)),
    );
  });
}

/** A kill damages no page: sums that say so are wrong. */
async function accused(file: string, id: string): Promise<string[]> {
  const { migrations } = workloadNamed(id);
  const store = openStore({ file, now: () => 0, ...(migrations && { migrations }) });
  const pages = await store.comparePages();
  store.close();
  return pages && pages.damaged.length > 0
    ? [`pages ${pages.damaged.slice(0, 5)} are taken for damaged`]
    : [];
}
