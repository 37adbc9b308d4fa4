import type { z } from 'zod';
import { Refusal, refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { moveInput, OfferedMove } from '../../../shared/repairs/moves.contract.ts';
import {
  needsReason,
  offeredMoves,
  type RepairState,
  repairStates,
  type WaitOwner,
  wayTo,
} from '../../../shared/repairs/states.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { obstaclesOn } from './gates.ts';
import { setOwnState, setWaitsFor, togetherOnVisit } from './moves.sql.ts';
import { moveTo } from './moves.ts';
import { momentAfter, orderById } from './standing-order.ts';
import { hiddenStates, ownStatesById, ownStatesIn } from './state-settings.ts';

const waitersIn = (state: RepairState): readonly WaitOwner[] => repairStates[state].waitsFor ?? [];

/** Where an order may go, as this shop has its states, and what stands in the way of each move. */
export function moves(context: Reading, { id }: { id: number }) {
  const repair = orderById(context, id);
  const hidden = hiddenStates(context);
  return {
    changedAt: repair.changedAt,
    moves: offeredMoves(repair.state, hidden).map(
      (to): OfferedMove => ({
        to,
        needsReason: needsReason(repair.state, to),
        waitsFor: [...waitersIn(to)],
        ownStates: ownStatesIn(context, to),
        obstacles: obstaclesOn(context, repair, wayTo(repair.state, to, hidden) ?? []),
      }),
    ),
    ownStates: ownStatesIn(context, repair.state),
    together: togetherWith(context, repair).length,
  };
}

function togetherWith({ store }: Reading, { id, visitId, state, group }: ReturnType<typeof orderById>) {
  return visitId === null || group !== 'open'
    ? []
    : store.all(togetherOnVisit, { visit: visitId, id, state });
}

/** Only what is offered is taken; the orders that go along go all or none. */
export function move(
  context: Writing,
  { id, seenAt, to, ownStateId, waitsFor, reason, isWholeVisit }: z.output<typeof moveInput>,
) {
  const repair = orderById(context, id);
  if (seenAt !== undefined && repair.changedAt !== seenAt)
    refuse('conflict', 'repairs.changed-meanwhile', { id });
  if (ownStateId !== null) {
    const own = ownStatesById(context).get(ownStateId);
    if (!own || own.state !== to || own.isHidden) refuseField(['ownStateId'], 'common.invalid.choice');
  }
  if (to === repair.state) return { ...stay(context, repair, { ownStateId, waitsFor }), moved: [id] };
  if (!offeredMoves(repair.state, hiddenStates(context)).includes(to))
    refuse('conflict', 'repairs.not-that-way', { number: repair.number });
  const others = isWholeVisit ? togetherWith(context, repair) : [];
  const why = { reason, waitsFor, ownStateId };
  const { changedAt } = moveTo(context, id, to, why);
  for (const other of others) ofTheVisit(other.number, () => moveTo(context, other.id, to, why));
  return { changedAt, moved: [id, ...others.map((other) => other.id)] };
}

/** Within a state: another of the shop's own names for it, or waiting for somebody else. */
function stay(
  context: Writing,
  repair: ReturnType<typeof orderById>,
  { ownStateId, waitsFor }: { ownStateId: number | null; waitsFor: WaitOwner | undefined },
): { changedAt: number } {
  const { store } = context;
  const { id, state } = repair;
  const isOtherName = ownStateId !== repair.ownStateId;
  const isOtherWait = waitsFor !== undefined && waitsFor !== repair.waitsFor;
  if (!isOtherName && !isOtherWait) refuse('conflict', 'repairs.not-that-way', { number: repair.number });
  if (isOtherWait && !waitersIn(state).includes(waitsFor)) refuseField(['waitsFor'], 'common.invalid.choice');
  const changedAt = momentAfter(context, repair);
  if (isOtherName) store.run(setOwnState, { id, own_state: ownStateId, now: changedAt });
  if (isOtherWait) store.run(setWaitsFor, { id, waits_for: waitsFor, now: changedAt });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { state, ownStateId: repair.ownStateId, waitsFor: repair.waitsFor },
    after: { state, ownStateId, waitsFor: waitsFor ?? repair.waitsFor },
  });
  return { changedAt };
}

/** Which order of the visit stands in the way, where it is not the one that was asked for. */
function ofTheVisit(number: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, { ...error.data, facts: { ...error.data.facts, number } });
  }
}
