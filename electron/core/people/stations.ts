import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { allStations, nameStation, revokeStationOnce, stationById } from './sessions.sql.ts';
import { endSessionsAt } from './sessions.ts';

export function stations({ store, stationId }: Reading) {
  return store.all(allStations).map((row) => ({
    id: row.id,
    name: row.name,
    enrolledBy: row.enrolled_by,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    isThis: row.id === stationId,
  }));
}

function stationOf({ store }: Reading, id: number) {
  return store.get(stationById, { id }) ?? refuse('not-found', 'people.no-station');
}

export function renameStation(
  context: Writing,
  { id, name }: { id: number; name: string },
): Record<string, never> {
  const before = stationOf(context, id);
  context.store.run(nameStation, { id, name });
  context.record({
    domain: 'people',
    subject: id,
    before: { station: before.name },
    after: { station: name },
  });
  return {};
}

/** A PIN no longer opens anything there, and whoever works there is signed out. */
export function revokeStation(context: Writing, { id }: { id: number }): Record<string, never> {
  const { name } = stationOf(context, id);
  context.store.run(revokeStationOnce, { id, now: context.now });
  endSessionsAt(context, id);
  context.record({ domain: 'people', subject: id, after: { station: name, isRevoked: true } });
  return {};
}
