import {
  endOf,
  isForgotten,
  workedMinutes as minutesOf,
  overlap,
  type Span,
  startOf,
} from '../../../shared/bench/work-time.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { assign } from '../repairs/assign.ts';
import { openOrderById, orderById } from '../repairs/standing-order.ts';
import { shop } from '../settings/shop.ts';
import {
  endWork,
  insertWork,
  runningOfPerson,
  spansOfPerson,
  spansOfRepairs,
  timesOfRepair,
  workById,
} from './work-time.sql.ts';

const MINUTE_MS = 60_000;
/** No piece of work is longer; what began before cannot reach into it. */
const LONGEST_MS = 45 * 24 * 3_600_000;

/** Minutes worked on each of these orders, a clock that still runs counted to now. */
export function workedMinutes(
  context: Pick<Reading, 'store' | 'now'>,
  ids: readonly number[],
): Map<number, number> {
  const spans = new Map<number, Span[]>(ids.map((id) => [id, []]));
  for (const { repairId, ...span } of context.store.all(spansOfRepairs, { repairs: JSON.stringify(ids) }))
    spans.get(repairId)?.push(span);
  return new Map([...spans].map(([id, own]) => [id, minutesOf(own, context.now)]));
}

export function workTimesOf({ store }: Reading, repairId: number) {
  return store
    .all(timesOfRepair, { repair: repairId })
    .map(({ supersedes, ...row }) => ({ ...row, isCorrection: supersedes !== null }));
}

/** The asker's clock that runs now; null where none does. */
export function clock(context: Reading) {
  const running = context.store.get(runningOfPerson, { person: context.actor.id });
  if (!running) return null;
  const { id: workId, ...rest } = running;
  return { workId, ...rest, isForgotten: isForgottenNow(context, running.startedAt) };
}

function isForgottenNow(context: Reading, startedAt: number): boolean {
  return isForgotten(startedAt, context.now, context.shop.zone, shop(context).hours);
}

export function startWork(context: Writing, { repairId }: { repairId: number }) {
  const { store, now, actor } = context;
  const order = openOrderById(context, repairId);
  if (order.technicianId === null)
    assign(context, { ids: [repairId], technicianId: actor.id, countersignId: null });
  const running = store.get(runningOfPerson, { person: actor.id });
  if (running?.repairId === repairId) {
    context.record({ domain: 'bench', subject: running.id, after: { number: order.number } });
    return { workId: running.id, startedAt: running.startedAt, stopped: null };
  }
  if (running && isForgottenNow(context, running.startedAt)) refuseForgotten(running);
  const stopped = running
    ? { repairId: running.repairId, number: running.number, minutes: end(context, running, actor.id).minutes }
    : null;
  const startedAt = startOf(now, spansNear(context, actor.id, now));
  const workId = note(context, {
    repairId,
    personId: actor.id,
    startedAt,
    endedAt: null,
    supersedes: null,
    reason: '',
  });
  context.record({
    domain: 'repairs',
    subject: repairId,
    after: { startedAt, ...(stopped && { stopped: stopped.number }) },
  });
  context.record({ domain: 'bench', subject: workId, after: { number: order.number, startedAt } });
  return { workId, startedAt, stopped };
}

interface Stopping {
  workId: number;
  minutes?: number | undefined;
  reason: string;
}

export function stopWork(context: Writing, { workId, minutes, reason }: Stopping) {
  const work = ownWork(context, workId);
  if (work.endedAt !== null) refuse('conflict', 'bench.not-running');
  const { number } = orderById(context, work.repairId);
  if (minutes === undefined && isForgottenNow(context, work.startedAt)) refuseForgotten({ ...work, number });
  if (minutes !== undefined && reason === '') refuseField(['reason'], 'common.invalid.required');
  const ended = end(context, work, work.personId);
  if (minutes === undefined) return ended;
  tellRight(context, { ...work, endedAt: Math.max(context.now, work.startedAt) }, minutes, reason);
  return { ...ended, minutes };
}

function refuseForgotten({
  id,
  number,
  startedAt,
}: {
  id: number;
  number: string;
  startedAt: number;
}): never {
  return refuse('conflict', 'bench.forgotten-clock', { workId: id, number, startedAt });
}

/** Ends what runs. What the wall clock says is believed only as far as it makes sense. */
function end(context: Writing, work: { id: number; repairId: number; startedAt: number }, personId: number) {
  const { now } = context;
  const others = spansNear(context, personId, work.startedAt).filter(({ id }) => id !== work.id);
  const endedAt = endOf(work.startedAt, now, others);
  context.store.run(endWork, { id: work.id, ended_at: endedAt });
  const minutes = minutesOf([{ startedAt: work.startedAt, endedAt }], endedAt);
  context.record({ domain: 'repairs', subject: work.repairId, after: { minutes } });
  context.record({ domain: 'bench', subject: work.id, after: { endedAt } });
  return { minutes, wasClockSetBack: now < work.startedAt };
}

interface Correcting {
  workId: number;
  minutes: number;
  reason: string;
}

/** The earlier row stays; sums are of the rows that no later one tells right. */
export function correctWork(context: Writing, { workId, minutes, reason }: Correcting): { workId: number } {
  const work = ownWork(context, workId);
  if (work.endedAt === null) refuse('conflict', 'bench.still-running');
  if (work.isSuperseded === 1) refuse('conflict', 'bench.corrected-meanwhile');
  return { workId: tellRight(context, work, minutes, reason) };
}

export function addWork(
  context: Writing,
  { repairId, minutes, reason }: { repairId: number; minutes: number; reason: string },
): { workId: number } {
  const { now, actor } = context;
  openOrderById(context, repairId);
  const span = { startedAt: now - minutes * MINUTE_MS, endedAt: now };
  refuseOverlap(context, actor.id, span, null);
  const workId = note(context, { ...span, repairId, personId: actor.id, supersedes: null, reason });
  context.record({ domain: 'repairs', subject: repairId, after: { minutes, reason } });
  context.record({ domain: 'bench', subject: workId, after: span });
  return { workId };
}

interface Told {
  id: number;
  repairId: number;
  personId: number;
  startedAt: number;
  endedAt: number | null;
}

function tellRight(context: Writing, work: Told, minutes: number, reason: string): number {
  const span = { startedAt: work.startedAt, endedAt: work.startedAt + minutes * MINUTE_MS };
  if (minutes > 0 && span.endedAt > Math.max(context.now, work.endedAt ?? 0))
    refuseField(['minutes'], 'bench.invalid.in-the-future');
  refuseOverlap(context, work.personId, span, work.id);
  const workId = note(context, { ...work, ...span, supersedes: work.id, reason });
  context.record({
    domain: 'repairs',
    subject: work.repairId,
    before: { minutes: minutesOf([work], work.endedAt ?? work.startedAt) },
    after: { minutes, reason },
  });
  context.record({ domain: 'bench', subject: workId, after: span });
  return workId;
}

/** One person is in one place: what they tell of one order cannot be time that they spent on another. */
function refuseOverlap(context: Writing, personId: number, span: Span, except: number | null): void {
  if (span.endedAt === span.startedAt) return;
  const other = spansNear(context, personId, span.startedAt).find(
    (known) => known.id !== except && overlap(known, span) && known.endedAt !== known.startedAt,
  );
  if (other) refuseField(['minutes'], 'bench.invalid.overlaps', { number: other.number });
}

function spansNear({ store }: Reading, person: number, at: number) {
  return store.all(spansOfPerson, { person, from: at - LONGEST_MS });
}

/** One's own, or anybody's for whoever answers for the bench. */
function ownWork(context: Writing, id: number) {
  const work = context.store.get(workById, { id }) ?? refuse('not-found', 'bench.unknown-work');
  if (work.personId !== context.actor.id && !context.mayI('bench.codes'))
    refuse('forbidden', 'bench.work-of-another');
  return work;
}

function note(
  context: Writing,
  work: Omit<Told, 'id'> & { supersedes: number | null; reason: string },
): number {
  const id = context.newId();
  context.store.run(insertWork, {
    id,
    repair: work.repairId,
    person: work.personId,
    started_at: work.startedAt,
    ended_at: work.endedAt,
    supersedes: work.supersedes,
    reason: work.reason,
    now: context.now,
    noted_by: context.actor.id,
  });
  return id;
}
