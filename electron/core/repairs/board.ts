import type { z } from 'zod';
import { isDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { BoardRow } from '../../../shared/repairs/board.contract.ts';
import { noDay } from '../../../shared/repairs/queue.rules.ts';
import type { repairs as contract } from '../../../shared/repairs/repairs.contract.ts';
import { type RepairState, repairStates, stateNames } from '../../../shared/repairs/states.rules.ts';
import { partsStanding } from '../bench/parts.ts';
import type { Reading } from '../context.ts';
import { techniciansHere } from './assign.ts';
import { columnOfState, columnOfTechnician, countsByState, countsByTechnician } from './board.sql.ts';
import type { StoredRepair } from './lists.sql.ts';
import { toldRepairs } from './repair-rows.ts';
import { hiddenStates } from './state-settings.ts';

type Asked = z.output<NonNullable<(typeof contract.boardColumn)['~orpc']['inputSchema']>>;

/** How full each column is. A state that the shop hides shows only where an order still stands in it. */
export function board(context: Reading) {
  const { store, today } = context;
  const hidden = hiddenStates(context);
  const open = stateNames.filter((state) => repairStates[state].group === 'open');
  const technicians = techniciansHere(context);
  const names = new Map(technicians.map(({ id, name }) => [id, name]));
  return {
    states: store
      .all(countsByState, { states: JSON.stringify(open), today })
      .map((row) => ({ ...row, state: row.state as RepairState }))
      .filter(({ state, count }) => count > 0 || !hidden.has(state)),
    technicians: store
      .all(countsByTechnician, { technicians: JSON.stringify([null, ...names.keys()]), today })
      .map((row) => ({ ...row, name: row.technicianId === null ? '' : (names.get(row.technicianId) ?? '') })),
  };
}

export function boardColumn(
  context: Reading,
  { column, after, limit }: Asked,
): { rows: BoardRow[]; next: string | null } {
  const scope = { ...cursorOf(after), limit: limit + 1 };
  const found =
    'state' in column
      ? context.store.all(columnOfState, { ...scope, state: column.state })
      : context.store.all(columnOfTechnician, { ...scope, technician: column.technicianId });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const shown = found.slice(0, limit);
  const parts = partsStanding(
    context,
    shown.map(({ id }) => id),
  );
  return {
    rows: toldRepairs(context, shown).map((row) => ({ ...row, ...parts(row.id) })),
    next: last ? cursorAfter(last) : null,
  };
}

function cursorAfter({ promisedOn, urgent, receivedAt, id }: StoredRepair): string {
  return [promisedOn ?? noDay, urgent, receivedAt, id].join('~');
}

function cursorOf(after: string | undefined) {
  // before every day, and more urgent than urgent
  if (after === undefined) return { day: '', urgent: 2, at: 0, id: 0 };
  const parts = /^(\d{4}-\d{2}-\d{2})~([01])~(\d{1,16})~(\d{1,16})$/.exec(after);
  if (!parts || !isDay(parts[1])) return refuse('invalid', 'common.invalid');
  return { day: parts[1], urgent: Number(parts[2]), at: Number(parts[3]), id: Number(parts[4]) };
}
