import type { Settlement, Whereabouts } from '../../../shared/custody/custody.rules.ts';
import type { Writing } from '../context.ts';
import { insertMove, lastMoveOf } from './custody.sql.ts';

export interface NewMove {
  whereabouts: Whereabouts;
  placeId?: number | null;
  personId?: number | null;
  settled?: Settlement | '';
  reason?: string;
  undoes?: number | null;
  /** The supervisor, where one had to answer for it. */
  answeredBy?: number | null;
}

/** Adds a move to the ledger. It is never before the move before it: a clock that was set back changes no order. */
export function addMove(context: Writing, itemId: number, move: NewMove): number {
  const { store, now } = context;
  const id = context.newId();
  store.run(insertMove, {
    id,
    item: itemId,
    whereabouts: move.whereabouts,
    place: move.placeId ?? null,
    person: move.personId ?? null,
    settled: move.settled ?? '',
    at: Math.max(now, store.get(lastMoveOf, { item: itemId })?.at ?? now),
    by: context.maybeActor?.id ?? null,
    answerer: move.answeredBy ?? null,
    reason: move.reason ?? '',
    undoes: move.undoes ?? null,
  });
  return id;
}
