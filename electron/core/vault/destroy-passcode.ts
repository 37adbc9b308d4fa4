import type { Writing } from '../context.ts';
import { destroyEntry, standingEntry } from './vault.sql.ts';

/**
 * Destroys the passcode of an order, where there is one: nothing of it stays in the store, and its key goes as soon as
 * this is durably there. From then on nobody can read it, in a backup of before neither.
 */
export function destroyPasscode(context: Writing, repairId: number): boolean {
  const { store, now } = context;
  const entry = store.get(standingEntry, { repair: repairId });
  if (!entry) return false;
  store.run(destroyEntry, { id: entry.id, now, by: context.maybeActor?.id ?? null });
  context.record({ domain: 'vault', subject: repairId, after: { destroyed: entry.id } });
  return true;
}
