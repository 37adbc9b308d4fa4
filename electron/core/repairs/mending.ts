import type { z } from 'zod';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { changeInput, wayInput, wishesInput } from '../../../shared/repairs/repairs.contract.ts';
import { mayChangeIntake } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import { makeRepairFindable } from './findable-repairs.ts';
import { changeIntake, keepWay, keepWishes } from './mending.sql.ts';
import { momentAfter, openOrderById, orderById } from './standing-order.ts';

export function change(context: Writing, { id, seenAt, ...written }: z.output<typeof changeInput>) {
  const repair = orderById(context, id);
  if (repair.changedAt !== seenAt) refuse('conflict', 'repairs.changed-meanwhile', { id });
  if (!mayChangeIntake(repair.state)) refuse('conflict', 'repairs.not-open', { number: repair.number });
  const changedAt = momentAfter(context, repair);
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

/** How the customer likes it handed over, paid and told: they may say so until it is over. */
export function changeWishes(context: Writing, { id, seenAt, ...written }: z.output<typeof wishesInput>) {
  const repair = openOrderById(context, id);
  if (repair.changedAt !== seenAt) refuse('conflict', 'repairs.changed-meanwhile', { id });
  const changedAt = momentAfter(context, repair);
  context.store.run(keepWishes, {
    id,
    collect_at: written.collectAt,
    collect_place: written.collectPlace,
    pay_by: written.payBy,
    tell_by: written.tellBy,
    now: changedAt,
  });
  context.record({ domain: 'repairs', subject: id, ...whatChanged(repair, { ...repair, ...written }) });
  return { changedAt };
}

/** Whether a way worked is often known only when the order is over. */
export function changeWay(context: Writing, { id, way, hasWorked }: z.output<typeof wayInput>) {
  const repair = orderById(context, id);
  const changedAt = momentAfter(context, repair);
  const wayWorked = hasWorked === null ? null : hasWorked ? 1 : 0;
  context.store.run(keepWay, { id, way, way_worked: wayWorked, now: changedAt });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { way: repair.way, hasWayWorked: repair.wayWorked === null ? null : repair.wayWorked === 1 },
    after: { way, hasWayWorked: hasWorked },
  });
  return { changedAt };
}
