import { Temporal } from 'temporal-polyfill/full';
import type { z } from 'zod';
import { addDays, type Day } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { repairs as contract, RepairRow } from '../../../shared/repairs/repairs.contract.ts';
import type { Reading } from '../context.ts';
import { cursorOf, pageOf } from '../list-cursor.ts';
import { find } from '../search/search.ts';
import {
  allByReceipt,
  allByReceiptFound,
  countReceived,
  groupByReceipt,
  groupByReceiptFound,
  openByPromise,
  openByPromiseFound,
  openCounts,
} from './lists.sql.ts';

type Asked = z.output<NonNullable<(typeof contract.list)['~orpc']['inputSchema']>>;

interface RepairPage {
  rows: RepairRow[];
  next: string | null;
}

const noDay = '9999-12-31';
/** So many of what the search finds are sorted and filtered; whoever gets more should write more. */
const mostFound = 500;

export function list(context: Reading, asked: Asked): RepairPage {
  const isSearch = searchText(asked.text) !== '';
  const scope = {
    state: asked.state ?? '',
    category: asked.categoryId ?? 0,
    late_before: asked.isLateOnly ? context.today : '',
    limit: asked.limit + 1,
    ...(isSearch && { ids: JSON.stringify(idsFound(context, asked.text)) }),
  };
  const group = asked.isLateOnly ? 'open' : asked.group;
  if (group === 'open' && asked.sort === 'promised') {
    const rows = context.store.all(isSearch ? openByPromiseFound : openByPromise, {
      ...scope,
      ...promisedCursorOf(asked.after),
    });
    return promisedPageOf(rows, asked.limit);
  }
  const cursor = cursorOf(asked.after);
  const rows =
    group === 'all'
      ? context.store.all(isSearch ? allByReceiptFound : allByReceipt, { ...scope, ...cursor })
      : context.store.all(isSearch ? groupByReceiptFound : groupByReceipt, { ...scope, ...cursor, group });
  return pageOf(rows, asked.limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
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

function promisedPageOf(rows: RepairRow[], limit: number): RepairPage {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (!last) return { rows, next: null };
  return { rows: rows.slice(0, limit), next: `${last.promisedOn ?? noDay}~${last.id}` };
}

/** How the day stands. */
export function counts({ store, today, shop }: Reading) {
  const open = store.get(openCounts, { today }) ?? { open: 0, dueToday: 0, late: 0, notPromised: 0 };
  const from = startOfDay(today, shop.zone);
  const until = startOfDay(addDays(today, 1), shop.zone);
  return { ...open, receivedToday: store.get(countReceived, { from, until })?.count ?? 0 };
}

/** The instant at which the day begins on the shop's wall clock. */
function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}
