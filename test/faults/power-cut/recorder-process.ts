// Works through a workload while the library below it records what reaches the operating system.
import { openSync, writeSync } from 'node:fs';
import { openControl } from '../io/control.ts';
import { workloadNamed } from '../workloads/all.ts';
import { benchOver, type Ground, tryStep } from '../workloads/bench.ts';
import { stateLine } from '../workloads/state.ts';
import { type Mark, recordOf } from './recording.ts';

export interface RecorderSetup {
  file: string;
  ground: Ground;
  workload: string;
  control: string;
  log: string;
}

const setup = JSON.parse(process.argv[2] as string) as RecorderSetup;
const workload = workloadNamed(setup.workload);
const control = openControl(setup.control);
const log = openSync(setup.log, 'a');
const mark = (one: Mark) => writeSync(log, recordOf(one));

const bench = benchOver(setup.file, setup.ground, workload, (name, value) =>
  mark({ kind: 'remembered', name, value }),
);
let state = '';
control.record(true);
for (const step of workload.steps.keys()) {
  mark({ kind: 'asking', step });
  const answer = await tryStep(bench, workload, step);
  if (bench.isOpen) state = bench.store.read(stateLine);
  mark({ kind: 'answered', step, answer, state });
}
control.record(false);
if (bench.faults.length > 0)
  throw new Error(`the undisturbed workload had faults: ${String(bench.faults[0])}`);
