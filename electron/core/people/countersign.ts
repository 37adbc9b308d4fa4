import { refuse } from '../../../shared/kernel/refusal.ts';
import { holds, type Right, type Role } from '../../../shared/kernel/rights.ts';
import type { Reading, Writing } from '../context.ts';
import { prepared } from '../use-case.ts';
import { countersignById, insertCountersign, useUpCountersign } from './countersign.sql.ts';
import { allPeople, personById } from './people.sql.ts';
import { checkSecret, missedBy, type SecretCheck } from './secret-check.ts';

/** A countersignature is used for one act, within this time. */
const COUNTERSIGN_MS = 3 * 60_000;

interface Asked {
  personId: number;
  pin: string;
  right: Right;
}

/** Somebody who holds the right proves by their PIN that they stand here too. A miss is an answer: it stays counted. */
export const countersign = prepared({
  before(context: Reading, { personId, pin, right }: Asked) {
    if (context.stationId === null) refuse('forbidden', 'people.not-enrolled');
    return checkSecret(context, personId, pin, [signerFor(context, personId, right)?.pin_hash]);
  },
  run(context: Writing, { personId, right }: Asked, check: SecretCheck) {
    const signer = signerFor(context, personId, right);
    const waitSeconds = missedBy(context, check, signer?.pin_hash === check.fits);
    if (waitSeconds !== null || !signer) {
      return { outcome: 'wrong' as const, waitSeconds: waitSeconds ?? 0, countersignId: null };
    }
    const id = context.newId();
    context.store.run(insertCountersign, {
      id,
      person: personId,
      asker: context.actor.id,
      right,
      now: context.now,
    });
    context.record({ domain: 'people', subject: personId, after: { countersigned: right } });
    return { outcome: 'signed' as const, waitSeconds: 0, countersignId: id };
  },
});

function signerFor({ store }: Pick<Reading, 'store'>, id: number, right: Right) {
  const row = store.get(personById, { id });
  if (!row?.is_active) return undefined;
  const standing = { roles: JSON.parse(row.roles) as Role[], isSupervisor: row.is_supervisor === 1 };
  return holds(standing, right) ? row : undefined;
}

/** Who could sign for it: everybody here who holds the right and has a PIN. */
export function signers({ store }: Reading, { right }: { right: Right }): Authority[] {
  return store
    .all(allPeople)
    .filter(({ id, pin_hash }) => pin_hash !== null && signerFor({ store }, id, right) !== undefined)
    .map(({ id, name }) => ({ id, name }));
}

export interface Authority {
  id: number;
  name: string;
}

/**
 * Whoever answers for an act that needs `right`: the asker who holds it, or whoever countersigned for them just now.
 * Refused if neither does (`people.countersign-needed`, with the right), or if the signature is old or used.
 */
export function authorised(context: Writing, right: Right, countersignId?: number | null): Authority {
  if (context.mayI(right)) return { id: context.actor.id, name: context.actor.name };
  return usedUp(context, right, countersignId);
}

/**
 * The same where four eyes are wanted: somebody else than the asker must have signed. Where nobody else here could, as in
 * a shop of one, whoever holds the right answers alone, and the row says so by naming them twice.
 */
export function secondPerson(context: Writing, right: Right, countersignId?: number | null): Authority {
  const { id, name } = context.actor;
  if (context.mayI(right) && !signers(context, { right }).some((signer) => signer.id !== id))
    return { id, name };
  const signer = usedUp(context, right, countersignId);
  if (signer.id === id) refuse('forbidden', 'people.countersign-by-another', { right });
  return signer;
}

function usedUp(context: Writing, right: Right, countersignId?: number | null): Authority {
  if (!countersignId) return refuse('forbidden', 'people.countersign-needed', { right });
  const { store, now, actor } = context;
  const row = store.get(countersignById, { id: countersignId });
  const isFresh = row && row.used_at === null && now >= row.at && now - row.at <= COUNTERSIGN_MS;
  if (!isFresh || row.asked_by !== actor.id || row.right !== right) {
    return refuse('forbidden', 'people.countersign-over', { right });
  }
  store.run(useUpCountersign, { id: countersignId, now });
  return { id: row.person_id, name: row.person_name };
}
