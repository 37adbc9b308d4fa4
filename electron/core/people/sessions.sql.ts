import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const insertSession = change(`
  INSERT INTO session (id, token_hash, person_id, station_id, began_at, seen_at)
  VALUES (:id, :hash, :person, :station, :now, :now)`);

export const lockSession = change('UPDATE session SET locked_at = :now WHERE token_hash = :hash');

export const sawSession = change('UPDATE session SET seen_at = :now WHERE token_hash = :hash');

export const endSessionOfToken = change('DELETE FROM session WHERE token_hash = :hash');

export const endSessionsOfPerson = change(
  'DELETE FROM session WHERE person_id = :person AND token_hash <> :except',
);

export const endSessionsOfStation = change('DELETE FROM session WHERE station_id = :station');

export const endSessionsBefore = change('DELETE FROM session WHERE began_at < :at');

export const endSessionById = change('DELETE FROM session WHERE id = :id');

export const liveSessions = select(
  z.object({
    id: z.number(),
    token_hash: z.string(),
    person_id: z.number(),
    person_name: z.string(),
    station_name: z.string().nullable(),
    began_at: z.number(),
    seen_at: z.number(),
    locked_at: z.number().nullable(),
  }),
  `SELECT session.id, session.token_hash, session.person_id, person.name AS person_name,
          station.name AS station_name, session.began_at, session.seen_at, session.locked_at
     FROM session JOIN person ON person.id = session.person_id
                  LEFT JOIN station ON station.id = session.station_id
    WHERE session.began_at >= :since ORDER BY session.seen_at DESC, session.id DESC`,
);

export const insertStation = change(`
  INSERT INTO station (id, name, token_hash, enrolled_by, enrolled_at)
  VALUES (:id, :name, :hash, :person, :now)`);

const stationColumns = `station.id, station.name, person.name AS enrolled_by, station.enrolled_at,
          station.revoked_at`;

const stationRow = z.object({
  id: z.number(),
  name: z.string(),
  enrolled_by: z.string().nullable(),
  enrolled_at: z.number(),
  revoked_at: z.number().nullable(),
});

export const allStations = select(
  stationRow,
  `SELECT ${stationColumns} FROM station LEFT JOIN person ON person.id = station.enrolled_by
    ORDER BY station.revoked_at IS NOT NULL, station.name, station.id`,
);

export const stationById = select(
  stationRow,
  `SELECT ${stationColumns} FROM station LEFT JOIN person ON person.id = station.enrolled_by
    WHERE station.id = :id`,
);

export const nameStation = change('UPDATE station SET name = :name WHERE id = :id');

export const revokeEveryStation = change('UPDATE station SET revoked_at = :now WHERE revoked_at IS NULL');

export const revokeStationOnce = change(
  'UPDATE station SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL',
);

export const missesOf = select(
  z.object({ misses: z.number(), last_at: z.number(), wait_until: z.number() }),
  'SELECT misses, last_at, wait_until FROM sign_in_miss WHERE person_id = :person AND device = :device',
);

export const keepMiss = change(`
  INSERT INTO sign_in_miss (person_id, device, misses, last_at, wait_until)
  VALUES (:person, :device, :misses, :now, :until)
  ON CONFLICT (person_id, device)
  DO UPDATE SET misses = excluded.misses, last_at = excluded.last_at, wait_until = excluded.wait_until`);

export const forgetMisses = change('DELETE FROM sign_in_miss WHERE person_id = :person AND device = :device');
