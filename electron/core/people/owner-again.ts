import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { keepPassword, keepPin, personById } from './people.sql.ts';
import { revokeEveryStation } from './sessions.sql.ts';
import { beginSession } from './sessions.ts';

/**
 * Lets an owner in whose secrets did not come along with the records: they choose new ones, and this device becomes the
 * only one of the shop's. Everybody else gets a one-time code from them.
 * @throws Refusal `exports.owner-unknown` where that person is no owner who works here.
 */
export function letOwnerIn(
  context: Writing,
  owner: { id: number; passwordHash: string; pinHash: string },
  stationName: string,
): void {
  const { store, now } = context;
  const person = store.get(personById, { id: owner.id });
  const isOwner = person?.is_active === 1 && (JSON.parse(person.roles) as string[]).includes('owner');
  if (!isOwner) refuse('invalid', 'exports.owner-unknown');
  store.run(revokeEveryStation, { now });
  store.run(keepPassword, { id: owner.id, hash: owner.passwordHash });
  store.run(keepPin, { id: owner.id, hash: owner.pinHash });
  beginSession(context, owner.id, stationName);
}
