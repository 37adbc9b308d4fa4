import type { z } from 'zod';
import { rightsOf } from '../../../shared/kernel/rights.ts';
import type { meSchema } from '../../../shared/people/people.contract.ts';
import type { Reading } from '../context.ts';
import { isRunning, personOf } from '../reading.ts';
import { shopOnTheDoor } from '../settings/shop.ts';
import { tokenHash } from '../token-hash.ts';
import { allPeople, sessionByToken, stationByToken } from './people.sql.ts';

type Me = z.input<typeof meSchema>;

export function me(context: Reading): Me {
  const { store, visitor, maybeActor } = context;
  const shop = shopOnTheDoor(context);
  const station = visitor.stationToken
    ? (store.get(stationByToken, { hash: tokenHash(visitor.stationToken) }) ?? null)
    : null;
  if (!shop) return { ...nobody, state: 'no-shop', shop, station };
  if (maybeActor) {
    const { language, calendar, ...person } = maybeActor;
    const standing = { ...person, roles: [...person.roles] };
    return {
      state: 'signed-in',
      person: standing,
      rights: rightsOf(person),
      language,
      calendar,
      shop,
      station,
    };
  }
  // rights too, so that the work beneath the lock stays in place: they open nothing, every call is refused
  const locked = lockedPerson(context);
  return locked
    ? { state: 'locked', ...locked, rights: rightsOf(locked.person), shop, station }
    : { ...nobody, state: 'signed-out', shop, station };
}

const nobody = { person: null, rights: [], language: null, calendar: null };

function lockedPerson({ store, visitor, now }: Reading) {
  if (!visitor.sessionToken) return null;
  const row = store.get(sessionByToken, { hash: tokenHash(visitor.sessionToken) });
  if (!row || !isRunning(row, now)) return null;
  const { language, calendar, ...person } = personOf(row);
  return { person: { ...person, roles: [...person.roles] }, language, calendar };
}

export function atTheDesk({ store, stationId }: Reading) {
  if (stationId === null) return [];
  return store
    .all(allPeople)
    .filter((row) => row.is_active)
    .map(({ id, name, pin_hash }) => ({ id, name, hasPin: pin_hash !== null }));
}
