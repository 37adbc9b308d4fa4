import { createHash } from 'node:crypto';
import type { Happening } from '../context.ts';
import type { Reader, Writer } from '../store/store.ts';
import { eventsAfter, howManyEvents, insertEvent, lastSeal, sealById } from './audit.sql.ts';

interface Occasion {
  at: number;
  actor: number | null;
  station: number | null;
  procedure: string;
}

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

interface Sealed extends Occasion {
  domain: string;
  subject: number | null;
  before: string | null;
  after: string | null;
  previous: string;
}

/** SHA-256 over the hash before and the row as a JSON array in this fixed order. */
export function hashOf(row: Sealed): string {
  const { previous, at, actor, station, procedure, domain, subject, before, after } = row;
  const canonical = JSON.stringify([at, actor, station, procedure, domain, subject, before, after]);
  return createHash('sha256').update(previous).update(canonical).digest('hex');
}

/** Appends what happened to the event log, each row sealed over the one before. */
export function seal(store: Writer, happenings: readonly Happening[], occasion: Occasion): void {
  let previous = store.get(lastSeal)?.hash ?? GENESIS;
  for (const { domain, subject, before, after, ...told } of happenings) {
    const row = {
      ...occasion,
      ...told,
      domain,
      subject,
      before: jsonOf(before),
      after: jsonOf(after),
      previous,
    };
    const hash = hashOf(row);
    store.run(insertEvent, { ...row, hash });
    previous = hash;
  }
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** An event by which a file can be known again. */
export interface Head {
  id: number;
  hash: string;
}

/** The last event, or the one of that id. */
export function sealOf(store: Reader, id?: number): Head | undefined {
  return id === undefined ? store.get(lastSeal) : store.get(sealById, { id });
}

const PACE = 1000;

export interface Walked {
  events: number;
  /** The first event whose seal does not hold, or null where the whole chain does. */
  firstBroken: number | null;
  /** The last event of the file, 0 where there is none. */
  lastEvent: number;
}

/**
 * Walks the whole chain of seals. `report` hears the share that is done.
 * @param known an event of which it is known that its seal does not hold: the walk goes on from what it says.
 */
export function walkSeals(
  store: Reader,
  report: (share: number) => void = () => undefined,
  known: number | null = null,
): Walked {
  const events = store.get(howManyEvents)?.events ?? 0;
  const lastEvent = sealOf(store)?.id ?? 0;
  let previous = GENESIS;
  let after = 0;
  for (let walked = 0; ; ) {
    const rows = store.all(eventsAfter, { after, limit: PACE });
    for (const row of rows) {
      if (row.id !== known && (row.previous !== previous || hashOf(row) !== row.hash)) {
        return { events, firstBroken: row.id, lastEvent };
      }
      previous = row.hash;
      after = row.id;
    }
    walked += rows.length;
    if (rows.length < PACE) return { events, firstBroken: null, lastEvent };
    report(Math.min(1, walked / events));
  }
}

/** The first event whose seal does not hold, or null where the whole chain does. */
export function firstBrokenSeal(store: Reader): number | null {
  return walkSeals(store).firstBroken;
}
