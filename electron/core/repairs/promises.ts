import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { insertPromise, setPromise } from './intake.sql.ts';
import { promisesOfRepair, repairById } from './repairs.sql.ts';

interface NewPromise {
  repairId: number;
  customerId: number;
  dueOn: string;
  revises: number | null;
  reason: string;
}

/** A row of the ledger; the order shows the day of its last one. */
export function addPromise(context: Writing, promise: NewPromise): number {
  const { store, now } = context;
  const { repairId, customerId, dueOn, revises, reason } = promise;
  const id = context.newId();
  const person = context.maybeActor?.id ?? null;
  store.run(insertPromise, {
    id,
    customer: customerId,
    repair: repairId,
    due_on: dueOn,
    now,
    person,
    revises,
    reason,
  });
  store.run(setPromise, { id: repairId, due_on: dueOn, now });
  return id;
}

/** Promises another day. What was promised before stays in the ledger, and the new row names it. */
export function promise(
  context: Writing,
  { id, dueOn, reason }: { id: number; dueOn: string; reason: string },
) {
  const repair = context.store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
  if (repair.group !== 'open') refuse('conflict', 'repairs.not-open', { number: repair.number });
  if (dueOn < context.today) refuseField(['dueOn'], 'repairs.invalid.past-promise');
  const last = context.store.all(promisesOfRepair, { id }).at(-1);
  if (last && last.dueOn === dueOn) refuseField(['dueOn'], 'repairs.invalid.same-promise');
  if (last && reason === '') refuseField(['reason'], 'common.invalid.required');
  const promiseId = addPromise(context, {
    repairId: id,
    customerId: repair.customerId,
    dueOn,
    revises: last?.id ?? null,
    reason,
  });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { promisedOn: repair.promisedOn },
    after: { promisedOn: dueOn, reason },
  });
  return { promiseId };
}
