import { outcomeOfRemedy } from '../../../shared/bench/codes.rules.ts';
import { type Outcome, outcomeOfRemedies } from '../../../shared/bench/outcome.rules.ts';
import { endOf } from '../../../shared/bench/work-time.rules.ts';
import { type RepairState, repairStates } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { endRounds, movedOrder } from './on-move.sql.ts';
import { keepOutcome, remediesOfRepair } from './outcome.sql.ts';
import { keepDeviceVersion } from './versions.sql.ts';
import { endWork, runningOnRepair, spansOfPerson } from './work-time.sql.ts';

/** Where work goes on: what was checked and how it ended is open again. */
const working: readonly RepairState[] = [
  'received',
  'diagnosing',
  'estimateSent',
  'approved',
  'inRepair',
  'waitingForParts',
  'sentOut',
];

/** Where somebody may have the device on the bench: a clock may run on. */
const onTheBench: readonly RepairState[] = ['received', 'diagnosing', 'approved', 'inRepair', 'qualityCheck'];

const LONGEST_MS = 45 * 24 * 3_600_000;

interface Moved {
  id: number;
  deviceId: number | null;
}

/** What follows at the bench from each step of a move: outcome, rounds of checks, running clocks, installed version. */
export function benchMoved(context: Writing, repair: Moved, way: readonly RepairState[]): void {
  for (const to of way) {
    settleOutcome(context, repair.id, to);
    if (working.includes(to)) context.store.run(endRounds, { repair: repair.id, now: context.now });
    if (!onTheBench.includes(to)) stopClocks(context, repair.id);
    if (repairStates[to].group === 'closed') noteVersion(context, repair);
  }
}

/** Said once by whatever happened; what a technician says beside it before the quality check stands. */
function settleOutcome(context: Writing, id: number, to: RepairState): void {
  const before = context.store.get(movedOrder, { id })?.outcome ?? '';
  const outcome = outcomeAt(context, id, to, before);
  if (outcome === before) return;
  context.store.run(keepOutcome, { id, outcome });
  context.record({ domain: 'bench', subject: id, before: { outcome: before }, after: { outcome } });
}

function outcomeAt({ store }: Writing, id: number, to: RepairState, before: string): string {
  if (to === 'refused' || to === 'cancelled') return 'notRepaired' satisfies Outcome;
  if (to === 'beyondRepair') return 'beyondRepair' satisfies Outcome;
  if (to === 'qualityCheck' && before === '') {
    const remedies = store.all(remediesOfRepair, { repair: id });
    return outcomeOfRemedies(remedies.map(({ remedy }) => outcomeOfRemedy(remedy))) || 'fixed';
  }
  return working.includes(to) ? '' : before;
}

function stopClocks(context: Writing, repairId: number): void {
  const { store, now } = context;
  for (const { id, personId, startedAt } of store.all(runningOnRepair, { repair: repairId })) {
    const others = store
      .all(spansOfPerson, { person: personId, from: startedAt - LONGEST_MS })
      .filter((span) => span.id !== id);
    const endedAt = endOf(startedAt, now, others);
    store.run(endWork, { id, ended_at: endedAt });
    context.record({ domain: 'bench', subject: id, after: { endedAt } });
  }
}

/** An update that is done leaves its version on the device. */
function noteVersion(context: Writing, { id, deviceId }: Moved): void {
  const order = context.store.get(movedOrder, { id });
  if (deviceId === null || !order || order.job === 'repair' || order.outcome !== 'fixed') return;
  const version = order.targetVersion || order.currentVersion;
  if (version === '' || version === order.installedVersion) return;
  context.store.run(keepDeviceVersion, { id: deviceId, version, now: context.now });
  context.record({
    domain: 'devices',
    subject: deviceId,
    before: { installedVersion: order.installedVersion },
    after: { installedVersion: version },
  });
}
