import type { z } from 'zod';
import { addDays, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { noDay } from '../../../shared/repairs/queue.rules.ts';
import type { RepairRow } from '../../../shared/repairs/repair-row.ts';
import type { repairs as contract } from '../../../shared/repairs/repairs.contract.ts';
import { repairStates } from '../../../shared/repairs/states.rules.ts';
import type { Reading } from '../context.ts';
import { cursorOf, pageOf } from '../list-cursor.ts';
import { find } from '../search/search.ts';
import {
  allByReceipt,
  categoryByReceipt,
  closedByReceipt,
  countReceived,
  foundByReceipt,
  openByPromise,
  openByPromiseFound,
  openByReceipt,
  openCounts,
  type StoredRepair,
  stateByReceipt,
} from './lists.sql.ts';
import { toldRepairs } from './repair-rows.ts';

type Asked = z.output<NonNullable<(typeof contract.list)['~orpc']['inputSchema']>>;

interface RepairPage {
  rows: RepairRow[];
  next: string | null;
}

/** Comes after every day, that of no promise too. */
const afterAllDays = 'A';
/** So many of what the search finds are sorted and filtered; whoever gets more should write more. */
const mostFound = 500;

export function list(context: Reading, asked: Asked): RepairPage {
  const group = asked.isLateOnly ? 'open' : asked.group;
  if (asked.state && group !== 'all' && repairStates[asked.state].group !== group)
    return { rows: [], next: null };
  const isSearch = searchText(asked.text) !== '';
  const scope = {
    group,
    state: asked.state ?? '',
    category: asked.categoryId ?? 0,
    late: asked.isLateOnly ? 1 : 0,
    due_before: asked.isLateOnly ? context.today : afterAllDays,
    limit: asked.limit + 1,
    ...(isSearch && { ids: JSON.stringify(idsFound(context, asked.text)) }),
  };
  if (group === 'open' && asked.sort === 'promised') {
    const statement = isSearch ? openByPromiseFound : openByPromise;
    return promisedPageOf(
      context,
      context.store.all(statement, { ...scope, ...promisedCursorOf(asked.after) }),
      asked.limit,
    );
  }
  const statement = isSearch ? foundByReceipt : statementFor(group, asked);
  const rows = context.store.all(statement, { ...scope, ...cursorOf(asked.after) });
  const { rows: found, next } = pageOf(rows, asked.limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  return { rows: toldRepairs(context, found), next };
}

/** Whatever narrows the list most has an index that is newest first; open orders are few in any case. */
function statementFor(group: Asked['group'], { state, categoryId }: Asked) {
  if (group === 'open') return openByReceipt;
  if (categoryId !== undefined) return categoryByReceipt;
  if (state !== undefined) return stateByReceipt;
  return group === 'closed' ? closedByReceipt : allByReceipt;
}

function idsFound(context: Reading, text: string): number[] {
  const { hits } = find(context, { text, kinds: ['repair'], limit: mostFound });
  return hits.map(({ ref }) => ref);
}

function promisedCursorOf(after: string | undefined): { day: string; id: number } {
  if (after === undefined) return { day: '', id: 0 };
  const parts = /^(\d{4}-\d{2}-\d{2})~(\d{1,16})$/.exec(after);
  return parts ? { day: parts[1] as string, id: Number(parts[2]) } : refuse('invalid', 'common.invalid');
}

function promisedPageOf(context: Reading, rows: StoredRepair[], limit: number): RepairPage {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (!last) return { rows: toldRepairs(context, rows), next: null };
  return {
    rows: toldRepairs(context, rows.slice(0, limit)),
    next: `${last.promisedOn ?? noDay}~${last.id}`,
  };
}

/** How the day stands. */
export function counts({ store, today, shop }: Reading) {
  const open = store.get(openCounts, { today }) ?? { open: 0, dueToday: 0, late: 0, notPromised: 0 };
  const from = startOfDay(today, shop.zone);
  const until = startOfDay(addDays(today, 1), shop.zone);
  return { ...open, receivedToday: store.get(countReceived, { from, until })?.count ?? 0 };
}
