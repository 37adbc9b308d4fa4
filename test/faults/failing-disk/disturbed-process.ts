// Lives through one disturbed workload after the other, in one process that must never end by itself.
import { createInterface } from 'node:readline';
import { openControl } from '../io/control.ts';
import type { Ground } from '../workloads/bench.ts';
import { disturb, liveInPeace, type Peace, type TrialOrder } from './trial.ts';

export interface DisturbedSetup {
  ground: Ground;
  groundFolder: string;
  folder: string;
  aside: string;
  control: string;
}

const setup = JSON.parse(process.argv[2] as string) as DisturbedSetup;
const place = { ...setup, control: openControl(setup.control) };
const peaces = new Map<string, Peace>();

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as TrialOrder;
  let peace = peaces.get(order.workload);
  if (!peace) {
    peace = await liveInPeace(order.workload, place);
    peaces.set(order.workload, peace);
  }
  const report = await disturb(order, peace, place);
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
