import { refuse } from '../../../shared/kernel/refusal.ts';
import { waitLeftMs, waitMsAfter } from '../../../shared/people/waiting.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { forgetMissesAt, keepMissAt, missesAt } from './codes.sql.ts';

/** The station, or where there is none the address. */
function placeOf(context: Reading): string {
  return context.stationId === null ? context.visitor.address : String(context.stationId);
}

function missesHere(context: Reading) {
  const row = context.store.get(missesAt, { place: placeOf(context) });
  return { misses: row?.misses ?? 0, lastAt: row?.last_at ?? 0, waitUntil: row?.wait_until ?? 0 };
}

/** While the wait runs no code is looked at, right or wrong. */
export function refuseToWait(context: Reading): void {
  const leftMs = waitLeftMs(missesHere(context), context.now);
  if (leftMs > 0) refuse('conflict', 'estimates.wait', { waitSeconds: Math.ceil(leftMs / 1000) });
}

/** Writes the miss down and says how many seconds to wait now: from the fifth in a row on. */
export function countMiss(context: Writing): number {
  const misses = missesHere(context).misses + 1;
  const waitMs = waitMsAfter(misses);
  const { store, now } = context;
  store.run(keepMissAt, { place: placeOf(context), misses, now, until: now + waitMs });
  context.record({ domain: 'estimates', subject: null, after: { misses } });
  return Math.ceil(waitMs / 1000);
}

export function forgive(context: Writing): void {
  context.store.run(forgetMissesAt, { place: placeOf(context) });
}
