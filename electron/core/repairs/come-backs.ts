import { addDays, dayOfInstant, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type CodedFinding, comeBackOf, type Likeness } from '../../../shared/repairs/come-back.rules.ts';
import type { Repair } from '../../../shared/repairs/repairs.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { policy } from '../settings/policy.ts';
import {
  codedFindings,
  comeBackById,
  earlierRepairs,
  insertComeBack,
  orderThatCameBack,
  refineComeBack,
  sameDevices,
} from './come-backs.sql.ts';

type Earlier = NonNullable<(typeof earlierRepairs)['_row']> & { findings: readonly CodedFinding[] };

/** Taken in just now: is the device back? Flagged, linked, and not charged until a supervisor has decided. */
export function findComeBack(context: Writing, repairId: number): void {
  const found = earlierRepairOf(context, repairId);
  if (found) flag(context, repairId, found);
}

/** The bench has coded what it found, or told it right: how much of what is back is the same. A verdict stands. */
export function foundAgain(context: Writing, repairId: number): void {
  const known = context.store.get(comeBackById, { repair: repairId });
  if (known?.verdict) return;
  const found = earlierRepairOf(context, repairId);
  if (!found) return;
  if (!known) {
    flag(context, repairId, found);
    return;
  }
  const { earlier, likeness } = found;
  if (earlier.id === known.earlierId && likeness === known.likeness) return;
  context.store.run(refineComeBack, { repair: repairId, earlier: earlier.id, likeness });
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { comeBackOf: known.earlierNumber, likeness: known.likeness },
    after: { comeBackOf: earlier.number, likeness },
  });
}

function flag(
  context: Writing,
  repairId: number,
  { earlier, likeness }: { earlier: Earlier; likeness: Likeness },
) {
  context.store.run(insertComeBack, { repair: repairId, earlier: earlier.id, likeness, now: context.now });
  context.record({ domain: 'repairs', subject: repairId, after: { comeBackOf: earlier.number, likeness } });
  context.record({ domain: 'repairs', subject: earlier.id, after: { cameBack: repairId, likeness } });
}

function earlierRepairOf(context: Reading, repairId: number) {
  const repair =
    context.store.get(orderThatCameBack, { id: repairId }) ?? refuse('not-found', 'repairs.not-found');
  if (repair.deviceId === null) return null;
  const on = dayOfInstant(repair.receivedAt, context.shop.zone);
  return closestEarlier(context, { deviceId: repair.deviceId, on, repairId });
}

interface Asked {
  deviceId: number;
  on: string;
  /** 0: not in the books yet. */
  repairId: number;
}

function closestEarlier(context: Reading, { deviceId, on, repairId }: Asked) {
  const { store, shop } = context;
  const days = policy(context).comeBackDays;
  const devices = [...new Set(store.all(sameDevices, { device: deviceId }).map(({ id }) => id))];
  const earlier = store
    .all(earlierRepairs, {
      devices: JSON.stringify(devices),
      repair: repairId,
      since: startOfDay(addDays(on, -days), shop.zone),
    })
    .map((repair): Earlier => ({ ...repair, findings: findingsIn(context, repair.id) }));
  return comeBackOf(earlier, { on, zone: shop.zone, days, findings: findingsIn(context, repairId) });
}

function findingsIn({ store }: Reading, repairId: number): CodedFinding[] {
  return store
    .all(codedFindings, { repair: repairId })
    .map(({ unit, fault }) => ({ unit: unit || null, fault: fault || null }));
}

/** Whether a device that is brought today would be back, and after what. */
export function maybeComeBack(context: Reading, { deviceId }: { deviceId: number }) {
  const found = closestEarlier(context, { deviceId, on: context.today, repairId: 0 })?.earlier;
  return found
    ? { id: found.id, number: found.number, closedAt: found.closedAt ?? 0, fault: found.fault }
    : null;
}

export function comeBackOfRepair({ store }: Reading, repairId: number): Repair['comeBack'] {
  const row = store.get(comeBackById, { repair: repairId });
  if (!row) return null;
  const { earlierId, earlierNumber, earlierClosedAt, technicianName, ...comeBack } = row;
  return {
    ...comeBack,
    earlier: { id: earlierId, number: earlierNumber, closedAt: earlierClosedAt ?? 0, technicianName },
  };
}
