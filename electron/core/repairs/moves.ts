import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import {
  mayChangeIntake,
  mayMove,
  type RepairState,
  repairStates,
  type WaitOwner,
} from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import { makeRepairFindable } from './findable-repairs.ts';
import { obstaclesTo } from './gates.ts';
import { changeIntake, openRepairOfDevice, setState } from './intake.sql.ts';
import { repairById } from './repairs.sql.ts';

interface Change {
  id: number;
  seenAt: number;
  fault: string;
  wishes: string;
  conditionNote: string;
  costLimitMinor: number | null;
}

export function change(context: Writing, { id, seenAt, ...written }: Change) {
  const repair = standing(context, id);
  if (repair.changedAt !== seenAt) refuse('conflict', 'repairs.changed-meanwhile', { id });
  if (!mayChangeIntake(repair.state)) refuse('conflict', 'repairs.not-open', { number: repair.number });
  const changedAt = Math.max(context.now, repair.changedAt + 1);
  context.store.run(changeIntake, {
    id,
    fault: written.fault,
    wishes: written.wishes,
    condition_note: written.conditionNote,
    cost_limit_minor: written.costLimitMinor,
    now: changedAt,
  });
  makeRepairFindable(context, id);
  context.record({ domain: 'repairs', subject: id, ...whatChanged(repair, { ...repair, ...written }) });
  return { changedAt };
}

export function cancel(context: Writing, { id, reason }: { id: number; reason: string }) {
  return moveTo(context, id, 'cancelled', { reason });
}

/** Undoes a cancellation; the device may by then have come in on another order. */
export function reopen(context: Writing, { id }: { id: number }) {
  const { deviceId } = standing(context, id);
  const open = deviceId === null ? undefined : context.store.get(openRepairOfDevice, { device: deviceId });
  if (open && open.id !== id)
    refuse('conflict', 'repairs.device-in-shop', { repairId: open.id, number: open.number });
  return moveTo(context, id, 'received');
}

export interface WhyMoved {
  reason?: string | undefined;
  /** Whom it waits for there, where the state leaves a choice. */
  waitsFor?: WaitOwner | undefined;
}

/**
 * The one way from state to state. Refused where the table does not lead there, or where something must be done
 * first: `repairs.blocked` names all of it.
 */
export function moveTo(context: Writing, id: number, to: RepairState, why: WhyMoved = {}) {
  const { store, now } = context;
  const repair = standing(context, id);
  if (!mayMove(repair.state, to)) refuse('conflict', 'repairs.not-that-way', { number: repair.number });
  const obstacles = obstaclesTo(context, repair, to);
  if (obstacles.length > 0) refuse('conflict', 'repairs.blocked', { number: repair.number, obstacles });
  const { group, waitsFor: known }: { group: string; waitsFor: readonly WaitOwner[] | null } =
    repairStates[to];
  if (why.waitsFor && !known?.includes(why.waitsFor)) refuseField(['waitsFor'], 'common.invalid.choice');
  const waitsFor = why.waitsFor ?? known?.[0] ?? '';
  const changedAt = Math.max(now, repair.changedAt + 1);
  const wasOver = repairStates[repair.state].group === 'closed';
  store.run(setState, {
    id,
    state: to,
    group,
    waits_for: waitsFor,
    closed_at: group === 'closed' ? (wasOver ? repair.closedAt : now) : null,
    ready_at: to === 'ready' ? now : null,
    now: changedAt,
  });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { state: repair.state },
    after: { state: to, ...(waitsFor !== '' && { waitsFor }), ...(why.reason && { reason: why.reason }) },
  });
  if (repair.deviceId !== null) {
    context.record({ domain: 'devices', subject: repair.deviceId, after: { repairId: id, state: to } });
  }
  return { changedAt };
}

function standing({ store }: Writing, id: number) {
  return store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
}
