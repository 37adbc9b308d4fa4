import { createHash } from 'node:crypto';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import type { CalendarName, Language } from '../../shared/kernel/language.ts';
import { refuse } from '../../shared/kernel/refusal.ts';
import { holds, type Right, type Role } from '../../shared/kernel/rights.ts';
import type { Actor, Reading, ShopFacts, Visitor } from './context.ts';
import { sessionByToken, stationByToken } from './people/people.sql.ts';
import { shopFacts } from './settings/settings.sql.ts';
import type { Reader } from './store/store.ts';

/** A session ends this long after it began, whatever happens in between. */
export const SESSION_MS = 12 * 3_600_000;

/** What is kept of a token: whoever reads the file cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The context of one call: who asks, from where, when, in which shop. Looked up once, when first needed. */
export function readingFor(store: Reader, visitor: Visitor, now: number): Reading {
  const actor = once(() => actorOf(store, visitor, now));
  const shop = once(() => shopOf(store));
  const mustHaveShop = () => shop() ?? refuse('conflict', 'settings.no-shop');
  const today = once(() => dayOfInstant(now, mustHaveShop().zone));
  const station = once(() =>
    visitor.stationToken ? store.get(stationByToken, { hash: tokenHash(visitor.stationToken) }) : undefined,
  );
  return {
    store,
    now,
    visitor,
    get today() {
      return today();
    },
    get shop() {
      return mustHaveShop();
    },
    get actor() {
      return actor() ?? refuse('signed-out', 'people.signed-out');
    },
    get maybeActor() {
      return actor();
    },
    get stationId() {
      return station()?.id ?? null;
    },
    mayI(right: Right) {
      const standing = actor();
      return standing !== null && holds(standing, right);
    },
  };
}

function once<T>(look: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: look() };
    return found.value;
  };
}

function shopOf(store: Reader): ShopFacts | null {
  const row = store.get(shopFacts);
  return row ? { ...row, language: row.language as Language, calendar: row.calendar as CalendarName } : null;
}

function actorOf(store: Reader, visitor: Visitor, now: number): Actor | null {
  if (!visitor.sessionToken) return null;
  const row = store.get(sessionByToken, { hash: tokenHash(visitor.sessionToken) });
  return row && row.locked_at === null && isRunning(row, now) ? personOf(row) : null;
}

type SessionRow = NonNullable<(typeof sessionByToken)['_row']>;

/** Whether the session is of somebody who works here, and not too old. */
export function isRunning({ is_active, began_at }: SessionRow, now: number): boolean {
  return is_active === 1 && now - began_at <= SESSION_MS;
}

export function personOf(row: SessionRow): Actor {
  return {
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    isSupervisor: row.is_supervisor === 1,
    language: row.language as Language,
    calendar: row.calendar as CalendarName,
  };
}
