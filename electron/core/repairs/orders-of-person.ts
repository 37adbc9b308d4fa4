import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { handOffsTo, openOrdersOf, openWorkOf, personHere, setTechnician } from './hand-offs.sql.ts';
import { endHandOff, passOn } from './hand-offs.ts';

/**
 * Somebody leaves: their open orders go to whoever is named, counted as hand-offs; without a name it is refused if
 * there are any. Their bench work is nobody's from then on, and what was given to them stays with the giver.
 */
export function passOnOrdersOf(context: Writing, personId: number, toId: number | null): void {
  const { store, now } = context;
  const owned = store.all(openOrdersOf, { person: personId });
  if (owned.length > 0) {
    const taker = toId === null ? undefined : store.get(personHere, { id: toId });
    if (!taker?.isActive || taker.id === personId)
      refuse('conflict', 'people.owns-orders', { count: owned.length });
    for (const { id } of owned) {
      endHandOff(context, id);
      passOn(context, { repairId: id, fromId: personId, toId: taker.id, note: '' });
    }
  }
  for (const { repairId } of store.all(handOffsTo, { person: personId })) endHandOff(context, repairId);
  for (const { id } of store.all(openWorkOf, { person: personId })) {
    store.run(setTechnician, { id, technician: null, now });
    context.record({ domain: 'repairs', subject: id, after: { technician: null } });
  }
}
