import type { z } from 'zod';
import type { Day } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { toldInput } from '../../../shared/promises/promises.contract.ts';
import type { Writing } from '../context.ts';
import { authorised } from '../people/countersign.ts';
import { orderById } from '../repairs/standing-order.ts';
import { alertById, alertIsTold } from './at-risk.sql.ts';
import { tendPromises } from './at-risk.ts';
import { refuseUnlessHonest } from './earliest.ts';
import { addPromise } from './ledger.ts';
import { lastPromise } from './promises.sql.ts';

export interface Promised {
  repairId: number;
  customerId: number;
  dueOn: Day;
  revises: number | null;
  reason: string;
  overrideReason?: string | undefined;
  countersignId?: number | undefined;
  /** The field of the form to which a refusal belongs. */
  field?: string;
}

/**
 * Promises the day of an open order. A day that the order cannot be ready by is refused with the earliest that can be
 * honoured, unless a supervisor answers for it with a reason; the ledger then says so.
 */
export function promiseDay(context: Writing, promised: Promised): number {
  const { repairId, dueOn, overrideReason = '', countersignId, field = 'dueOn' } = promised;
  const isOverride = overrideReason !== '';
  const { earliestOn, isTooEarly } = refuseUnlessHonest(context, { repairId }, { dueOn, field, isOverride });
  const answering = isTooEarly ? authorised(context, 'promises.override', countersignId) : null;
  return addPromise(context, {
    ...promised,
    earliestOn,
    overriddenBy: answering?.id ?? null,
    overrideReason: answering ? overrideReason : '',
  });
}

export interface PromiseAgain {
  id: number;
  dueOn: Day;
  reason: string;
  overrideReason?: string | undefined;
  countersignId?: number | undefined;
}

/** Promises another day. What was promised before stays in the ledger, and the new row names it. */
export function promise(context: Writing, { id, dueOn, reason, ...override }: PromiseAgain) {
  const repair = orderById(context, id);
  if (repair.group !== 'open') refuse('conflict', 'repairs.not-open', { number: repair.number });
  if (repair.state === 'ready') refuse('conflict', 'promises.ready-already', { number: repair.number });
  if (dueOn < context.today) refuseField(['dueOn'], 'repairs.invalid.past-promise');
  const last = context.store.get(lastPromise, { repair: id });
  const stands = last && (last.ended === null || last.ended === 'withdrawn') ? last : undefined;
  if (stands?.ended === null && stands.dueOn === dueOn)
    refuseField(['dueOn'], 'repairs.invalid.same-promise');
  if (stands && reason === '') refuseField(['reason'], 'common.invalid.required');
  const { customerId } = repair;
  const promiseId = promiseDay(context, {
    ...{ repairId: id, customerId, dueOn, revises: last?.id ?? null, reason },
    ...override,
  });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { promisedOn: repair.promisedOn },
    after: {
      promisedOn: dueOn,
      reason,
      ...(override.overrideReason && { overrideReason: override.overrideReason }),
    },
  });
  context.record({ domain: 'promises', subject: promiseId, after: { repairId: id, dueOn } });
  tendPromises(context);
  return { promiseId };
}

/** The customer knows; the day that was agreed instead is a second row. */
export function told(
  context: Writing,
  { alertId, how, note, dueOn, ...override }: z.output<typeof toldInput>,
) {
  const { store, now, actor } = context;
  const alert = store.get(alertById, { id: alertId }) ?? refuse('not-found', 'promises.unknown-alert');
  if (alert.toldAt !== null) refuse('conflict', 'promises.told-already');
  if (alert.goneAt !== null) refuse('conflict', 'promises.no-longer-at-risk');
  const { repairId } = alert;
  const promiseId =
    dueOn === null
      ? null
      : promise(context, { id: repairId, dueOn, reason: note || alert.why, ...override }).promiseId;
  store.run(alertIsTold, { id: alertId, now, person: actor.id, how, note, promise: promiseId });
  context.record({ domain: 'promises', subject: alertId, after: { how, note, dueOn } });
  context.record({ domain: 'repairs', subject: repairId, after: { told: how, note, dueOn } });
  return { promiseId };
}
