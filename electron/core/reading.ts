import { dayOfInstant } from '../../shared/kernel/day.ts';
import type { CalendarName, Language } from '../../shared/kernel/language.ts';
import { refuse } from '../../shared/kernel/refusal.ts';
import { holds, type Right, type Role } from '../../shared/kernel/rights.ts';
import type { Actor, Reading, ShopFacts, Visitor } from './context.ts';
import { stationByToken } from './people/people.sql.ts';
import { asked, type SessionRow, type Standing } from './standing.ts';
import type { Reader } from './store/store.ts';
import { tokenHash } from './token-hash.ts';

/** A session ends this long after it began, whatever happens in between. */
export const SESSION_MS = 12 * 3_600_000;

/** The context of one call: who asks, from where, when, in which shop. */
export function readingFor(store: Reader, visitor: Visitor, now: number, standing = asked): Reading {
  return new CallReading(store, visitor, now, standing);
}

/** Everything is looked up once, when first needed. A class, since every call makes one and closures cost. */
class CallReading implements Reading {
  readonly store: Reader;
  readonly visitor: Visitor;
  readonly now: number;
  private readonly standing: Standing;
  private knownActor: Actor | null | undefined;
  private knownShop: ShopFacts | null | undefined;
  private knownStation: number | null | undefined;

  constructor(store: Reader, visitor: Visitor, now: number, standing: Standing) {
    this.store = store;
    this.visitor = visitor;
    this.now = now;
    this.standing = standing;
  }

  get maybeActor(): Actor | null {
    if (this.knownActor === undefined) this.knownActor = this.lookAtSession();
    return this.knownActor;
  }

  get actor(): Actor {
    return this.maybeActor ?? refuse('signed-out', 'people.signed-out');
  }

  get shop(): ShopFacts {
    if (this.knownShop === undefined) this.knownShop = this.standing.shop(this.store);
    return this.knownShop ?? refuse('conflict', 'settings.no-shop');
  }

  get today(): string {
    return dayOfInstant(this.now, this.shop.zone);
  }

  get stationId(): number | null {
    if (this.knownStation === undefined) this.knownStation = stationOf(this.store, this.visitor);
    return this.knownStation;
  }

  private lookAtSession(): Actor | null {
    const { sessionToken } = this.visitor;
    const row = sessionToken ? this.standing.session(this.store, sessionToken) : undefined;
    return row && row.locked_at === null && isRunning(row, this.now) ? personOf(row) : null;
  }

  mayI(right: Right): boolean {
    return this.maybeActor !== null && holds(this.maybeActor, right);
  }
}

function stationOf(store: Reader, { stationToken }: Visitor): number | null {
  return stationToken ? (store.get(stationByToken, { hash: tokenHash(stationToken) })?.id ?? null) : null;
}

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
