import { inQueueOrder } from '../../../shared/repairs/queue.rules.ts';
import type { RepairRow } from '../../../shared/repairs/repair-row.ts';
import type { Reading } from '../context.ts';
import type { StoredRepair } from './lists.sql.ts';
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
  const rows = owned.length === 0 ? worked : inQueue([...worked, ...owned]);
  return { rows: toldRepairs(context, rows.slice(0, most)), hasMore: rows.length > most };
}

/** Both lists come in the order of the queue; only what is shown is told in full. */
function inQueue(rows: readonly StoredRepair[]): StoredRepair[] {
  return rows
    .map((row) => ({ ...queuedOf(row), row }))
    .sort(inQueueOrder)
    .map(({ row }) => row);
}

function queuedOf({ id, promisedOn, urgent, receivedAt }: StoredRepair) {
  return { id, promisedOn, isUrgent: urgent === 1, receivedAt };
}
