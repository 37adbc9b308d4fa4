import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import {
  mayMove,
  needsReason,
  type RepairState,
  repairStates,
  type StateGroup,
  type WaitOwner,
  wayTo,
} from '../../../shared/repairs/states.rules.ts';
import { benchMoved } from '../bench/on-move.ts';
import type { Writing } from '../context.ts';
import { followState } from '../custody/items.ts';
import { endPromise, standAgain } from '../promises/ledger.ts';
import { destroyPasscode } from '../vault/destroy-passcode.ts';
import { obstaclesOn } from './gates.ts';
import { endHandOff } from './hand-offs.ts';
import { openRepairOfDevice } from './intake.sql.ts';
import { isPersonActive, setState } from './moves.sql.ts';
import { repairById } from './repairs.sql.ts';
import { hiddenStates } from './state-settings.ts';

export function cancel(context: Writing, { id, reason }: { id: number; reason: string }) {
  return moveTo(context, id, 'cancelled', { reason });
}

/** Undoes a cancellation. */
export function reopen(context: Writing, { id }: { id: number }) {
  return moveTo(context, id, 'received');
}

export interface WhyMoved {
  reason?: string | undefined;
  /** Whom it waits for there, where the state leaves a choice. */
  waitsFor?: WaitOwner | undefined;
  /** One of the shop's own states inside it, known to be one. */
  ownStateId?: number | null | undefined;
}

/**
 * The one way from state to state. Refused where the table does not lead there, not even past hidden states, or where
 * something must be done first: `repairs.blocked` names all of it.
 */
export function moveTo(context: Writing, id: number, to: RepairState, why: WhyMoved = {}) {
  const { store, now } = context;
  const repair = store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
  const way = mayMove(repair.state, to) ? [to] : wayTo(repair.state, to, hiddenStates(context));
  if (!way) return refuse('conflict', 'repairs.not-that-way', { number: repair.number });
  if (needsReason(repair.state, to) && !why.reason) refuseField(['reason'], 'common.invalid.required');
  const obstacles = obstaclesOn(context, repair, way);
  if (obstacles.length > 0) refuse('conflict', 'repairs.blocked', { number: repair.number, obstacles });
  const row: { group: StateGroup; waitsFor: readonly WaitOwner[] | null } = repairStates[to];
  if (why.waitsFor && !row.waitsFor?.includes(why.waitsFor))
    refuseField(['waitsFor'], 'common.invalid.choice');
  const waitsFor = why.waitsFor ?? row.waitsFor?.[0] ?? '';
  const changedAt = Math.max(now, repair.changedAt + 1);
  const wasOver = repairStates[repair.state].group === 'closed';
  const isOver = row.group === 'closed';
  if (wasOver && !isOver) refuseDeviceOnAnotherOrder(context, repair);
  if (isOver && !wasOver) endHandOff(context, id);
  store.run(setState, {
    id,
    state: to,
    group: row.group,
    own_state: why.ownStateId ?? null,
    waits_for: waitsFor,
    closed_at: isOver ? (wasOver ? repair.closedAt : now) : null,
    ready_at: to === 'ready' ? now : null,
    owner: wasOver && !isOver ? ownerAgain(context, repair.ownerId) : null,
    now: changedAt,
  });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { state: repair.state },
    after: {
      state: to,
      ...(way.length > 1 && { through: way.slice(0, -1) }),
      ...(waitsFor !== '' && { waitsFor }),
      ...(why.ownStateId && { ownStateId: why.ownStateId }),
      ...(why.reason && { reason: why.reason }),
    },
  });
  benchMoved(context, repair, way);
  if (to === 'ready' || to === 'cancelled') endPromise(context, id, to);
  if (wasOver && !isOver && to !== 'ready') standAgain(context, id);
  followState(context, id, repair.state, to);
  if (to === 'handedOver' || to === 'closed') destroyPasscode(context, id);
  if (repair.deviceId !== null) {
    context.record({ domain: 'devices', subject: repair.deviceId, after: { repairId: id, state: to } });
  }
  return { changedAt };
}

/** The device may by then have come in on another order. */
function refuseDeviceOnAnotherOrder(
  { store }: Writing,
  { id, deviceId }: { id: number; deviceId: number | null },
) {
  const open = deviceId === null ? undefined : store.get(openRepairOfDevice, { device: deviceId });
  if (open && open.id !== id)
    refuse('conflict', 'repairs.device-in-shop', { repairId: open.id, number: open.number });
}

/** Whoever had it has it again; if they no longer work here, whoever takes it up. */
function ownerAgain({ store, maybeActor }: Writing, ownerId: number | null): number | null {
  const isHere = ownerId !== null && store.get(isPersonActive, { id: ownerId }) !== undefined;
  return isHere ? ownerId : (maybeActor?.id ?? ownerId);
}
