import { createHash } from 'node:crypto';
import type { Happening } from '../context.ts';
import type { Reader, Writer } from '../store/store.ts';
import { eventsAfter, insertEvent, lastHash } from './audit.sql.ts';

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
  let previous = store.get(lastHash)?.hash ?? GENESIS;
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

interface Walk {
  previous: string;
  after: number;
  firstBroken: number | null;
  isOver: boolean;
}

const PACE = 1000;

function step(store: Reader, { previous, after }: Walk): Walk {
  const rows = store.all(eventsAfter, { after, limit: PACE });
  for (const row of rows) {
    if (row.previous !== previous || hashOf(row) !== row.hash) {
      return { previous, after, firstBroken: row.id, isOver: true };
    }
    previous = row.hash;
    after = row.id;
  }
  return { previous, after, firstBroken: null, isOver: rows.length < PACE };
}

const START: Walk = { previous: GENESIS, after: 0, firstBroken: null, isOver: false };

/** The first event whose seal does not hold, or null where the whole chain does. */
export function firstBrokenSeal(store: Reader): number | null {
  let walk = START;
  while (!walk.isOver) walk = step(store, walk);
  return walk.firstBroken;
}

/** The same with a pause after every thousand events, so that the counter does not wait for it. */
export async function firstBrokenSealCalmly(store: Reader): Promise<number | null> {
  let walk = START;
  while (!walk.isOver) {
    walk = step(store, walk);
    await new Promise((resume) => setImmediate(resume));
  }
  return walk.firstBroken;
}
