import { inQueueOrder } from '../../../shared/repairs/queue.rules.ts';
import type { RepairRow } from '../../../shared/repairs/repair-row.ts';
import type { Reading } from '../context.ts';
import { toldRepairs } from './repair-rows.ts';
import { workOfOwner, workOfTechnician } from './work-list.sql.ts';

/** Nobody has more on the bench than can be read. */
const most = 200;

interface WorkList {
  rows: RepairRow[];
  hasMore: boolean;
}

/** What somebody is to work on or has, in the order of the queue; null: what nobody is to work on yet. */
export function workOf(context: Reading, personId: number | null): WorkList {
  const { store } = context;
  const limit = most + 1;
  const worked = store.all(workOfTechnician, { technician: personId, limit });
  const owned = personId === null ? [] : store.all(workOfOwner, { person: personId, limit });
  const rows = toldRepairs(context, [...worked, ...owned]).sort(inQueueOrder);
  return { rows: rows.slice(0, most), hasMore: rows.length > most };
}
