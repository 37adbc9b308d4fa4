import type { Reading, Writing } from '../context.ts';
import { personById } from './people.sql.ts';
import { checkSecret, missedBy, type SecretCheck } from './secret-check.ts';

/** Whoever is at the desk proves again that it is them, by password or PIN, before something that cannot be taken back. */
export function checkPresent(context: Reading, typed: string): Promise<SecretCheck> {
  return checkSecret(context, context.actor.id, typed, ownHashes(context));
}

/** Settles it inside the transaction: null if it was them, otherwise the seconds to wait. A miss counts. */
export function missedPresent(context: Writing, check: SecretCheck): number | null {
  return missedBy(context, check, check.fits !== null && ownHashes(context).includes(check.fits));
}

function ownHashes({ store, actor }: Reading): (string | null)[] {
  const row = store.get(personById, { id: actor.id });
  return row ? [row.password_hash, row.pin_hash] : [];
}
