import { cpSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openStore } from '../../../electron/core/store/store.ts';
import type { CallKind, IoControl, PlannedFault } from '../io/control.ts';
import { dumpDifference, type LogicalDump } from '../logical-dump.ts';
import { workloadNamed } from '../workloads/all.ts';
import { benchOver, type Ground, tryStep } from '../workloads/bench.ts';
import { layGround } from '../workloads/ground.ts';
import { endStateOf, integrityCheck, stateLine } from '../workloads/state.ts';
import type { Workload } from '../workloads/workload.ts';
import { recovered } from './recovery.ts';
import { reasonOf } from './shown-error.ts';

/** What goes wrong with the disk while a workload runs: a call that fails, or no room beyond so many bytes. */
export type Disturbance = { fault: PlannedFault } | { budget: number };

export interface TrialOrder {
  workload: string;
  disturbance: Disturbance;
}

export interface TrialReport {
  /** How many calls failed; 0: the workload finished untouched. */
  failed: number;
  /** All its calls, by kind. */
  calls: Partial<Record<CallKind, number>>;
  /** Bytes of the disk that were taken at most, where it has so many. */
  needed: number;
  /** What was shown in place of an answer. */
  shown: string[];
  wasReadOnly: boolean;
  violations: string[];
}

/** What the same workload leaves where nothing disturbs it. */
export interface Peace {
  states: string[];
  end: LogicalDump;
}

export interface Place {
  ground: Ground;
  groundFolder: string;
  /** The folder that is watched, and one that is not. */
  folder: string;
  aside: string;
  control: IoControl;
}

/** Roomy enough for every workload. */
const PLENTY = 1e9;

export async function liveInPeace(id: string, place: Place): Promise<Peace> {
  const workload = workloadNamed(id);
  const file = layGround(place.groundFolder, place.folder, workload.beginsWith);
  const bench = benchOver(file, place.ground, workload);
  const states: string[] = [];
  for (const step of workload.steps.keys()) {
    await tryStep(bench, workload, step);
    states[step] = bench.isOpen ? bench.store.read(stateLine) : (states[step - 1] ?? '');
  }
  return { states, end: endStateOf(file) };
}

/** Disturbs a workload until a step of it is refused, looks at what is there, ends the fault, and goes on from there. */
export async function disturb(order: TrialOrder, peace: Peace, place: Place): Promise<TrialReport> {
  const { control, ground } = place;
  const workload = workloadNamed(order.workload);
  const file = layGround(place.groundFolder, place.folder, workload.beginsWith);
  const bench = benchOver(file, ground, workload);
  const report: TrialReport = {
    failed: 0,
    calls: {},
    needed: 0,
    shown: [],
    wasReadOnly: false,
    violations: [],
  };
  const complain = (says: string) => report.violations.push(says);

  control.seen();
  plan(control, order.disturbance);
  let step = 0;
  for (; step < workload.steps.length; step++) {
    const reason = await reasonOfTrying(bench, workload, step);
    if (reason === null) continue;
    report.shown.push(reason);
    // A person tries again: for ever means that this is refused too, and that nobody is told otherwise.
    if (lasts(order.disturbance)) {
      const again = await reasonOfTrying(bench, workload, step);
      if (again === null) continue;
      report.shown.push(again);
    }
    break;
  }
  const { failed, needed } = control.counts();
  Object.assign(report, { failed, needed, calls: control.seen() });
  if (report.failed === 0 && report.shown.length > 0) complain(`refused with no fault: ${report.shown}`);
  for (const reason of report.shown) {
    if (reason.startsWith('settings.store-')) complain(`a failing disk is called ${reason}`);
  }
  const health = bench.isOpen ? bench.store.health.state : 'closed';
  report.wasReadOnly = health === 'failing';
  mend(control, order.disturbance);

  if (step > 0)
    report.violations.push(
      ...wrongAfterCrash(file, { step, peace, shown: report.shown, workload, aside: place.aside }),
    );
  // Room is all that a full disk needs: no button.
  if ('fault' in order.disturbance && bench.isOpen && health === 'failing') {
    const stands = await recovered(bench);
    if (stands !== 'sound') complain(`after the fault it is still ${stands}`);
  }
  for (; step < workload.steps.length; step++) {
    const reason = await reasonOfTrying(bench, workload, step);
    if (reason !== null)
      return { ...report, violations: [...report.violations, `after the fault: ${reason}`] };
  }
  await bench.close();
  report.violations.push(
    ...dumpDifference(endStateOf(file), peace.end),
    ...((await workload.look?.(dirname(file), step)) ?? []),
  );
  return report;

  async function reasonOfTrying(...trying: Parameters<typeof tryStep>): Promise<string | null> {
    try {
      await tryStep(...trying);
      return null;
    } catch (error) {
      return reasonOf(error, bench.faults.at(-1));
    }
  }
}

function plan(control: IoControl, disturbance: Disturbance): void {
  if ('fault' in disturbance) control.fail(disturbance.fault);
  else control.setBudget(disturbance.budget);
}

/** A call no longer fails; a disk was given room. */
function mend(control: IoControl, disturbance: Disturbance): void {
  if ('fault' in disturbance) control.heal();
  else control.setBudget(PLENTY);
}

function lasts(disturbance: Disturbance): boolean {
  return 'budget' in disturbance || disturbance.fault.isForEver;
}

interface Known {
  step: number;
  peace: Peace;
  shown: readonly string[];
  workload: Workload;
  aside: string;
}

/** What the next start finds if the process ends here: what was answered, and nothing half. */
function wrongAfterCrash(file: string, { step, peace: { states }, shown, workload, aside }: Known): string[] {
  rmSync(aside, { recursive: true, force: true });
  cpSync(dirname(file), aside, { recursive: true });
  rmSync(join(aside, `${basename(file)}-shm`), { force: true });
  const before = states[step - 1];
  const isOpen = shown.includes('health.not-known-saved') || workload.steps[step]?.mayBeDone === true;
  const after = states[Math.min(step, states.length - 1)];
  const found = stateOf(join(aside, basename(file)), workload);
  if (found === before || (isOpen && found === after)) return [];
  const isThere = found === states[step];
  return [`step ${step} ${isThere ? 'is there and was refused' : `left ${found}, not ${before}`}: ${shown}`];
}

function stateOf(file: string, { migrations }: Workload): string {
  try {
    const store = openStore({ file, now: () => 0, ...(migrations && { migrations }) });
    try {
      const damage = store.read((reader) => reader.all<{ found: string }>(integrityCheck));
      return damage[0]?.found === 'ok' ? store.read(stateLine) : `damage: ${damage[0]?.found}`;
    } finally {
      store.close();
    }
  } catch (error) {
    return String(error);
  }
}
