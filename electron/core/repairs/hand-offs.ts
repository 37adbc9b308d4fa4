import type { z } from 'zod';
import { addDays, type Day, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { answerInput, handOffInput } from '../../../shared/repairs/hand-offs.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { followOwner } from '../custody/items.ts';
import {
  answer,
  handOffById,
  handOffsBetween,
  handOffsTo,
  insertHandOff,
  openWithoutOwner,
  peopleHere,
  personHere,
  setOwner,
  waitingHandOff,
} from './hand-offs.sql.ts';
import { openOrderById } from './standing-order.ts';

interface Offer {
  repairId: number;
  fromId: number;
  toId: number;
  note: string;
}

/** Offers an order to somebody; until they accept, the giver has it still. */
export function offerHandOff(context: Writing, { repairId, fromId, toId, note }: Offer): number {
  const { store, now, actor } = context;
  const taker = store.get(personHere, { id: toId });
  if (!taker?.isActive) refuseField(['toId'], 'common.invalid.choice');
  const id = context.newId();
  store.run(insertHandOff, {
    id,
    repair: repairId,
    from: fromId,
    to: toId,
    note,
    now,
    person: actor.id,
    outcome: null,
    answered_at: null,
    answered_by: null,
  });
  context.record({
    domain: 'repairs',
    subject: repairId,
    after: { handOffId: id, to: taker.name, ...(note && { note }) },
  });
  return id;
}

/** Its owner gives it, or whoever answers for the shop. */
export function handOff(context: Writing, { id, toId, note }: z.output<typeof handOffInput>) {
  const { store, actor } = context;
  const repair = openOrderById(context, id);
  const ownerId = repair.ownerId ?? actor.id;
  if (ownerId !== actor.id && !context.mayI('repairs.judgeComeBack'))
    refuse('forbidden', 'repairs.not-yours', { number: repair.number, name: repair.ownerName });
  if (store.get(waitingHandOff, { repair: id }))
    refuse('conflict', 'repairs.hand-off-waiting', { number: repair.number });
  if (toId === ownerId) refuseField(['toId'], 'repairs.invalid.has-it-already');
  return { handOffId: offerHandOff(context, { repairId: id, fromId: ownerId, toId, note }) };
}

/** Accepted, it is theirs; refused with a reason, it stays with the giver. Only the one to whom it was given answers. */
export function answerHandOff(
  context: Writing,
  { id, accept, reason }: z.output<typeof answerInput>,
): Record<string, never> {
  const given = waitingById(context, id);
  if (given.toId !== context.actor.id) refuse('forbidden', 'repairs.hand-off-not-yours');
  if (!accept && reason === '') refuseField(['reason'], 'common.invalid.required');
  settle(context, given, accept ? 'accepted' : 'refused', reason);
  if (accept) give(context, given.repairId, given.toId);
  return {};
}

/** Taken back before it was answered: by whoever gave it, or answers for the shop. */
export function withdrawHandOff(context: Writing, { id }: { id: number }): Record<string, never> {
  const given = waitingById(context, id);
  const isMine = given.fromId === context.actor.id || given.offeredBy === context.actor.id;
  if (!isMine && !context.mayI('repairs.judgeComeBack')) refuse('forbidden', 'repairs.hand-off-not-yours');
  settle(context, given, 'withdrawn', '');
  return {};
}

/** Has it from now on, counted as a hand-off from whoever had it. What was offered to another is withdrawn. */
export function take(context: Writing, { id }: { id: number }): Record<string, never> {
  const { store, actor } = context;
  const repair = openOrderById(context, id);
  if (repair.ownerId === actor.id) refuse('conflict', 'repairs.is-yours', { number: repair.number });
  const waiting = store.get(waitingHandOff, { repair: id });
  if (waiting?.toId === actor.id) return answerHandOff(context, { id: waiting.id, accept: true, reason: '' });
  endHandOff(context, id);
  passOn(context, { repairId: id, fromId: repair.ownerId ?? actor.id, toId: actor.id, note: '' });
  return {};
}

/** Given and taken in one: nobody need be asked. */
export function passOn(context: Writing, { repairId, fromId, toId, note }: Offer): void {
  const { store, now, actor } = context;
  const id = context.newId();
  store.run(insertHandOff, {
    id,
    repair: repairId,
    from: fromId,
    to: toId,
    note,
    now,
    person: actor.id,
    outcome: 'accepted',
    answered_at: now,
    answered_by: actor.id,
  });
  give(context, repairId, toId);
}

/** What waits for an answer is withdrawn: the order is over, or somebody took it. */
export function endHandOff(context: Writing, repairId: number): void {
  const waiting = context.store.get(waitingHandOff, { repair: repairId });
  if (waiting) settle(context, waitingById(context, waiting.id), 'withdrawn', '');
}

function waitingById({ store }: Reading, id: number) {
  const given = store.get(handOffById, { id }) ?? refuse('not-found', 'repairs.no-hand-off');
  if (given.outcome !== null) refuse('conflict', 'repairs.hand-off-answered');
  return given;
}

function settle(
  context: Writing,
  { id, repairId }: { id: number; repairId: number },
  outcome: 'accepted' | 'refused' | 'withdrawn',
  reason: string,
): void {
  const person = context.maybeActor?.id ?? null;
  context.store.run(answer, { id, outcome, reason, now: context.now, person });
  context.record({
    domain: 'repairs',
    subject: repairId,
    after: { handOffId: id, outcome, ...(reason && { reason }) },
  });
}

function give(context: Writing, repairId: number, ownerId: number): void {
  const before = openOrderById(context, repairId);
  context.store.run(setOwner, { id: repairId, owner: ownerId, now: context.now });
  const owner = context.store.get(personHere, { id: ownerId });
  followOwner(context, repairId, before.ownerName, ownerId);
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { owner: before.ownerName },
    after: { owner: owner?.name ?? '' },
  });
}

export function handOffsForMe({ store, actor }: Reading) {
  return store.all(handOffsTo, { person: actor.id });
}

const HOUR_MS = 3_600_000;

/** By person: what they gave, what became of what was given to them, and how long that waited for them. */
export function handOffChart({ store, now, shop }: Reading, { from, until }: { from: Day; until: Day }) {
  const given = store.all(handOffsBetween, {
    from: startOfDay(from, shop.zone),
    until: startOfDay(addDays(until, 1), shop.zone),
  });
  const people = store.all(peopleHere).map(({ id, name, isActive }) => {
    const toThem = given.filter(({ toId }) => toId === id);
    const waitedMs = toThem.reduce(
      (sum, { offeredAt, answeredAt }) => sum + Math.max(0, (answeredAt ?? now) - offeredAt),
      0,
    );
    const became = (outcome: string | null) => toThem.filter((one) => one.outcome === outcome).length;
    return {
      personId: id,
      name,
      isActive,
      given: given.filter(({ fromId, toId }) => fromId === id && toId !== id).length,
      accepted: became('accepted'),
      refused: became('refused'),
      waiting: became(null),
      waitedHours: Math.round((waitedMs / HOUR_MS) * 10) / 10,
    };
  });
  return {
    people: people.filter(
      (row) => row.isActive === 1 || row.given + row.accepted + row.refused + row.waiting > 0,
    ),
    ordersWithoutOwner: store.get(openWithoutOwner)?.count ?? 0,
  };
}
