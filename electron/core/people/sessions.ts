import { randomBytes } from 'node:crypto';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Visitor, Writing } from '../context.ts';
import { SESSION_MS } from '../reading.ts';
import { tokenHash } from '../token-hash.ts';
import {
  endSessionById,
  endSessionOfToken,
  endSessionsBefore,
  endSessionsOfPerson,
  endSessionsOfStation,
  insertSession,
  insertStation,
  liveSessions,
  lockSession,
  sawSession,
} from './sessions.sql.ts';

/** 256 bits; only its hash is kept. */
function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Signs the person in here with a token never used before; whoever was signed in here no longer is. */
export function beginSession(context: Writing, personId: number, enrol?: string): void {
  const { store, visitor, now } = context;
  const station = context.stationId ?? (enrol === undefined ? null : enrolStation(context, personId, enrol));
  if (visitor.sessionToken) store.run(endSessionOfToken, { hash: tokenHash(visitor.sessionToken) });
  store.run(endSessionsBefore, { at: now - SESSION_MS });
  const token = freshToken();
  store.run(insertSession, {
    id: context.newId(),
    hash: tokenHash(token),
    person: personId,
    station,
    now,
  });
  visitor.sessionToken = token;
}

function enrolStation(context: Writing, personId: number, name: string): number {
  const { store, visitor, now } = context;
  const id = context.newId();
  const token = freshToken();
  store.run(insertStation, { id, name, hash: tokenHash(token), person: personId, now });
  context.record({ domain: 'people', subject: id, after: { station: name }, actor: personId });
  visitor.stationToken = token;
  return id;
}

export function lock(context: Writing): Record<string, never> {
  const { store, visitor, now, actor } = context;
  store.run(lockSession, { hash: tokenHash(visitor.sessionToken ?? ''), now });
  context.record({ domain: 'people', subject: actor.id, after: { isLocked: true } });
  return {};
}

/** While nothing can be written, signing out is forgetting the token: the session then ends by its age. */
export function forgetSession(visitor: Visitor): Record<string, never> {
  visitor.sessionToken = null;
  return {};
}

export function signOut(context: Writing): Record<string, never> {
  const { store, visitor, maybeActor } = context;
  if (visitor.sessionToken) store.run(endSessionOfToken, { hash: tokenHash(visitor.sessionToken) });
  visitor.sessionToken = null;
  context.record({ domain: 'people', subject: maybeActor?.id ?? null, after: { isSignedIn: false } });
  return {};
}

export function stillHere({ store, visitor, now }: Writing): Record<string, never> {
  store.run(sawSession, { hash: tokenHash(visitor.sessionToken ?? ''), now });
  return {};
}

/** Ends what the person has open, all but this very session if it is theirs and `keepsThis`. */
export function endSessionsOf({ store, visitor }: Writing, personId: number, keepsThis = false): void {
  const except = keepsThis && visitor.sessionToken ? tokenHash(visitor.sessionToken) : '';
  store.run(endSessionsOfPerson, { person: personId, except });
}

export function endSessionsAt({ store }: Writing, stationId: number): void {
  store.run(endSessionsOfStation, { station: stationId });
}

export function sessions({ store, visitor, now }: Reading) {
  const here = visitor.sessionToken ? tokenHash(visitor.sessionToken) : '';
  return store.all(liveSessions, { since: now - SESSION_MS }).map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    station: row.station_name,
    beganAt: row.began_at,
    seenAt: row.seen_at,
    isLocked: row.locked_at !== null,
    isThis: row.token_hash === here,
  }));
}

export function endSession(context: Writing, { id }: { id: number }): Record<string, never> {
  const session = sessions(context).find((row) => row.id === id);
  if (!session) refuse('not-found', 'people.no-session');
  context.store.run(endSessionById, { id });
  context.record({ domain: 'people', subject: session.person.id, after: { sessionEnded: session.station } });
  return {};
}
