import { refuse } from '../../shared/kernel/refusal.ts';

/** Where a list that is newest first goes on: after the row of this instant and id. */
export interface Cursor {
  at: number;
  id: number;
}

const beforeAll: Cursor = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

export function cursorOf(after: string | undefined): Cursor {
  if (after === undefined) return beforeAll;
  const parts = /^(\d{1,16})-(\d{1,16})$/.exec(after);
  if (!parts) refuse('invalid', 'common.invalid');
  return { at: Number(parts[1]), id: Number(parts[2]) };
}

/** One row more than a page was read: whether there is one says whether the list goes on. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  cursor: (row: Row) => Cursor,
): { rows: Row[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (!last) return { rows, next: null };
  const { at, id } = cursor(last);
  return { rows: rows.slice(0, limit), next: `${at}-${id}` };
}
