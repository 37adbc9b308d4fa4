import type { Writing } from '../context.ts';
import { keepPlanned, keepUrgency } from './planning.sql.ts';
import { momentAfter, openOrderById } from './standing-order.ts';

/** How much bench work an open order will take, in minutes; null: as usual for its category. */
export function setPlannedMinutes(context: Writing, repairId: number, minutes: number | null) {
  const repair = openOrderById(context, repairId);
  const changedAt = momentAfter(context, repair);
  context.store.run(keepPlanned, { id: repairId, minutes, now: changedAt });
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { plannedMinutes: repair.plannedMinutes },
    after: { plannedMinutes: minutes },
  });
  return { changedAt };
}

export function plan(context: Writing, { id, minutes }: { id: number; minutes: number | null }) {
  return setPlannedMinutes(context, id, minutes);
}

/** Among the orders of one promised day the urgent ones come first. */
export function setUrgent(context: Writing, { id, isUrgent }: { id: number; isUrgent: boolean }) {
  const repair = openOrderById(context, id);
  const changedAt = momentAfter(context, repair);
  context.store.run(keepUrgency, { id, urgent: isUrgent ? 1 : 0, now: changedAt });
  context.record({
    domain: 'repairs',
    subject: id,
    before: { isUrgent: repair.urgent === 1 },
    after: { isUrgent },
  });
  return { changedAt };
}
