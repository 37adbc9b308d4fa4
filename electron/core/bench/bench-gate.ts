import { type CheckMoment, openPoints } from '../../../shared/bench/checks.rules.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Reading } from '../context.ts';
import type { Gate, GatedRepair } from '../repairs/gate.ts';
import {
  codedForGate,
  outcomeForGate,
  outstandingForGate,
  ownCheckAfter,
  wasDiagnosed,
} from './bench-gate.sql.ts';
import { pointsOfRound, roundThatCounts } from './checks.sql.ts';

/**
 * What the bench wants done first: fault, cause and remedy before the quality check and at the end, no open point
 * before the customer is called, and a part to wait for before waiting. A service without a device has no faults.
 */
export const benchGate: Gate = (context, repair, to) => {
  if (to === 'waitingForParts') return waitingForNothing(context, repair);
  if (repair.deviceId === null) return [];
  if (to === 'qualityCheck') return uncoded(context, repair);
  if (to === 'closed') return uncodedAtTheEnd(context, repair);
  if (to === 'ready') return beforeReady(context, repair);
  return [];
};

function waitingForNothing({ store }: Reading, { id }: GatedRepair): Obstacle[] {
  return store.get(outstandingForGate, { repair: id })?.outstanding
    ? []
    : [{ reason: 'bench.no-part-wanted' }];
}

function uncoded({ store }: Reading, { id }: GatedRepair): Obstacle[] {
  const { findings = 0, whole = 0 } = store.get(codedForGate, { repair: id }) ?? {};
  if (findings === 0) return [{ reason: 'bench.no-finding' }];
  return whole < findings ? [{ reason: 'bench.not-coded', facts: { count: findings - whole } }] : [];
}

/** What went back as it came was asked for its fault on the way. */
function uncodedAtTheEnd(context: Reading, repair: GatedRepair): Obstacle[] {
  const outcome = context.store.get(outcomeForGate, { repair: repair.id })?.outcome;
  return outcome === 'fixed' || outcome === 'noFaultFound' ? uncoded(context, repair) : [];
}

function beforeReady(context: Reading, repair: GatedRepair): Obstacle[] {
  if (repair.state === 'qualityCheck') return openChecks(context, repair);
  const goesBackUnrepaired: readonly RepairState[] = ['refused', 'beyondRepair'];
  return goesBackUnrepaired.includes(repair.state) ? faultUnknown(context, repair) : [];
}

function faultUnknown({ store }: Reading, { id }: GatedRepair): Obstacle[] {
  const isCoded = (store.get(codedForGate, { repair: id })?.findings ?? 0) > 0;
  if (isCoded || !store.get(wasDiagnosed, { repair: id })) return [];
  return [{ reason: 'bench.no-fault' }];
}

function openChecks(context: Reading, { id }: GatedRepair): Obstacle[] {
  const { store } = context;
  const after = store.get(roundThatCounts, { repair: id, moment: 'after' });
  if (!after) return isCheckWanted(context, id) ? [{ reason: 'bench.no-check' }] : [];
  const before = store.get(roundThatCounts, { repair: id, moment: 'before' });
  return [...openIn(context, 'after', after.id), ...(before ? openIn(context, 'before', before.id) : [])];
}

function openIn(context: Reading, moment: CheckMoment, round: number): Obstacle[] {
  const points = context.store
    .all(pointsOfRound, { round })
    .map(({ names, answer }) => ({ names: JSON.parse(names) as Names, answer }));
  const [first, ...others] = openPoints(moment, points);
  if (!first) return [];
  const language = context.maybeActor?.language ?? context.shop.language;
  const point = nameIn({ name: Object.values(first.names)[0] ?? '', names: first.names }, language);
  if (others.length === 0) return [{ reason: 'bench.last-point', facts: { point } }];
  return [{ reason: 'bench.open-point', facts: { point, count: others.length } }];
}

/** A shop that has emptied the list for such things wants no check of them. */
function isCheckWanted({ store }: Reading, id: number): boolean {
  const category = store.get(outcomeForGate, { repair: id })?.categoryId ?? 0;
  const own = store.get(ownCheckAfter, { category });
  return own === undefined || (JSON.parse(own.items) as unknown[]).length > 0;
}
