import type { Reading, Writing } from '../context.ts';
import { assign } from '../repairs/assign.ts';
import { take as takeOver } from '../repairs/hand-offs.ts';
import { openOrderById } from '../repairs/standing-order.ts';
import { workOf } from '../repairs/work-list.ts';
import { partsStanding } from './parts.ts';
import { runningOfPerson } from './work-time.sql.ts';
import { workedMinutes } from './work-time.ts';

/** The asker's work, or what nobody is to work on yet, each with how it stands at the bench. */
export function work(context: Reading, { whose }: { whose: 'mine' | 'unassigned' }) {
  const { store, actor } = context;
  const { rows, hasMore } = workOf(context, whose === 'mine' ? actor.id : null);
  const ids = rows.map(({ id }) => id);
  const standing = partsStanding(context, ids);
  const minutes = workedMinutes(context, ids);
  return {
    rows: rows.map((row) => ({ ...row, ...standing(row.id), workedMinutes: minutes.get(row.id) ?? 0 })),
    hasMore,
    runningRepairId: store.get(runningOfPerson, { person: actor.id })?.repairId ?? null,
  };
}

interface Taking {
  repairId: number;
  countersignId: number | null;
}

/** From now on it is the asker's to work on, and theirs. Warranty work wants the skill, or somebody who answers for it. */
export function take(context: Writing, { repairId, countersignId }: Taking) {
  const { actor } = context;
  const order = openOrderById(context, repairId);
  const { unskilled } =
    order.technicianId === actor.id
      ? { unskilled: [] }
      : assign(context, { ids: [repairId], technicianId: actor.id, countersignId });
  if (order.ownerId !== actor.id) takeOver(context, { id: repairId });
  context.record({ domain: 'bench', subject: repairId, after: { technician: actor.name } });
  return { isUnskilled: unskilled.length > 0 };
}
