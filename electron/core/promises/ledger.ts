import type { Day } from '../../../shared/kernel/day.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import {
  type EndedBy,
  outcomeOf,
  type PromiseKind,
  type PromiseOutcome,
  standingOf,
} from '../../../shared/promises/outcome.rules.ts';
import type { PromiseRow } from '../../../shared/promises/promises.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { standingCustomer } from '../customers/customers.ts';
import { orderById } from '../repairs/standing-order.ts';
import { alertsAreGone } from './at-risk.sql.ts';
import {
  insertEnd,
  insertPromise,
  type LedgerRow,
  lastPromise,
  promiseById,
  showPromise,
} from './promises.sql.ts';

export interface NewPromise {
  kind?: PromiseKind;
  customerId: number;
  repairId: number | null;
  dueOn: Day;
  revises: number | null;
  reason: string;
  earliestOn?: Day | null;
  overriddenBy?: number | null;
  overrideReason?: string;
}

/** A row of the ledger; the order shows the day of its last one. What it revises ends with it. */
export function addPromise(context: Writing, promise: NewPromise): number {
  const { store, now } = context;
  const { kind = 'handover', customerId, repairId, dueOn, revises, reason } = promise;
  const id = context.newId();
  store.run(insertPromise, {
    ...{ id, kind, customer: customerId, repair: repairId, due_on: dueOn, now, revises, reason },
    person: context.maybeActor?.id ?? null,
    earliest_on: promise.earliestOn ?? null,
    overridden_by: promise.overriddenBy ?? null,
    override_reason: promise.overrideReason ?? '',
  });
  if (kind === 'handover' && repairId !== null) store.run(showPromise, { id: repairId, due_on: dueOn, now });
  if (revises !== null) end(context, revises, 'revised');
  return id;
}

/** Ends what an order stands under: it is ready, or called off. Nothing where nothing was promised. */
export function endPromise(context: Writing, repairId: number, why: 'ready' | 'cancelled'): void {
  const last = context.store.get(lastPromise, { repair: repairId });
  if (last && last.ended === null) end(context, last.id, why === 'ready' ? 'fulfilled' : 'withdrawn');
}

/** An order that was called off by mistake stands under the same day again, if it has not passed. */
export function standAgain(context: Writing, repairId: number): void {
  const last = context.store.get(lastPromise, { repair: repairId });
  if (last?.ended !== 'withdrawn' || last.dueOn < context.today) return;
  addPromise(context, {
    customerId: last.customerId,
    repairId,
    dueOn: last.dueOn,
    revises: last.id,
    reason: '',
  });
}

/** Writes down what became of a promise, once: what is written stands. */
function end(context: Writing, promiseId: number, by: EndedBy, note = ''): PromiseOutcome {
  const { store, now, today } = context;
  const row = store.get(promiseById, { id: promiseId });
  if (!row) return refuse('not-found', 'promises.unknown');
  if (row.ended !== null) return row.ended;
  const outcome = outcomeOf(by, row.dueOn, today);
  store.run(alertsAreGone, { promise: promiseId, now });
  store.run(insertEnd, { promise: promiseId, outcome, now, person: context.maybeActor?.id ?? null, note });
  context.record({
    domain: 'promises',
    subject: promiseId,
    after: { outcome, ...(note !== '' && { note }) },
  });
  return outcome;
}

interface Made {
  kind: 'callback' | 'visit' | 'refund';
  customerId: number;
  repairId: number | null;
  dueOn: Day;
  reason: string;
}

/** A promise other than of a repair's day is done by a person, not by the order. */
export function make(context: Writing, made: Made): { id: number } {
  if (made.dueOn < context.today) refuseField(['dueOn'], 'promises.invalid.past');
  const { id: customerId } = standingCustomer(context, made.customerId);
  const order = made.repairId === null ? null : orderById(context, made.repairId);
  if (order && order.customerId !== customerId) refuseField(['repairId'], 'common.invalid.choice');
  const id = addPromise(context, { ...made, customerId, revises: null });
  const { kind, dueOn, reason } = made;
  context.record({ domain: 'promises', subject: id, after: made });
  if (made.repairId !== null) {
    context.record({ domain: 'repairs', subject: made.repairId, after: { promised: kind, dueOn, reason } });
  }
  context.record({ domain: 'customers', subject: customerId, after: { promised: kind, dueOn } });
  return { id };
}

export function fulfil(context: Writing, { id, note }: { id: number; note: string }) {
  return { outcome: endByHand(context, id, 'fulfilled', note) };
}

export function withdraw(context: Writing, { id, reason }: { id: number; reason: string }) {
  return { outcome: endByHand(context, id, 'withdrawn', reason) };
}

function endByHand(context: Writing, id: number, by: EndedBy, note: string): PromiseOutcome {
  const row = context.store.get(promiseById, { id }) ?? refuse('not-found', 'promises.unknown');
  if (row.kind === 'handover') refuse('conflict', 'promises.ends-with-the-order');
  if (row.ended !== null) refuse('conflict', 'promises.ended-already');
  const outcome = end(context, id, by, note);
  if (row.repairId !== null) {
    context.record({ domain: 'repairs', subject: row.repairId, after: { promised: row.kind, outcome } });
  }
  return outcome;
}

/** How a row of the ledger stands today; orders from before the ledger knew ends tell by their own days. */
export function outcomeToday(
  { today, shop }: Pick<Reading, 'today' | 'shop'>,
  row: Pick<LedgerRow, 'kind' | 'dueOn' | 'ended' | 'revisedAt' | 'state' | 'readyAt' | 'closedAt'>,
): PromiseOutcome {
  const dayOf = (at: number | null) => (at === null ? null : dayOfInstant(at, shop.zone));
  const isOrder = row.kind === 'handover';
  const isOver = row.state === 'ready' || row.state === 'handedOver' || row.state === 'closed';
  return standingOf(
    {
      ...{ dueOn: row.dueOn, ended: row.ended, revisedOn: dayOf(row.revisedAt) },
      fulfilledOn: isOrder && isOver ? (dayOf(row.readyAt) ?? dayOf(row.closedAt)) : null,
      withdrawnOn: isOrder && row.state === 'cancelled' ? dayOf(row.closedAt) : null,
    },
    today,
  );
}

export function told(context: Pick<Reading, 'today' | 'shop'>, row: LedgerRow): PromiseRow {
  const { ended, revisedAt, state, readyAt, closedAt, ...rest } = row;
  return { ...rest, outcome: outcomeToday(context, row) };
}
