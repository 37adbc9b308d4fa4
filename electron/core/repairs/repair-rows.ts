import type { RepairRow } from '../../../shared/repairs/repair-row.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Reading } from '../context.ts';
import type { StoredRepair } from './lists.sql.ts';
import { nameIn, ownStatesById, standingTooLong } from './state-settings.ts';

/** Stored orders as lists show them: with the shop's own words, and whether one stands too long where it is. */
export function toldRepairs<Stored extends StoredRepair>(
  context: Reading,
  stored: readonly Stored[],
): (Omit<Stored, 'ownStateId' | 'urgent'> & Pick<RepairRow, 'ownState' | 'isUrgent' | 'isTooLong'>)[] {
  if (stored.length === 0) return [];
  const own = ownStatesById(context);
  const isTooLong = standingTooLong(context, own);
  return stored.map(({ ownStateId, urgent, ...row }) => {
    const name = ownStateId === null ? undefined : own.get(ownStateId);
    return {
      ...row,
      ownState: name ? { id: name.id, name: nameIn(context, name) } : null,
      isUrgent: urgent === 1,
      isTooLong: row.group === 'open' && isTooLong(row.state as RepairState, ownStateId, row.stateSince),
    };
  });
}
