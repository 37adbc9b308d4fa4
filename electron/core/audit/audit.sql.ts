import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const sealRow = z.object({ id: z.number(), hash: z.string() });

export const lastSeal = select(sealRow, 'SELECT id, hash FROM event ORDER BY id DESC LIMIT 1');

export const sealById = select(sealRow, 'SELECT id, hash FROM event WHERE id = :id');

export const insertEvent = change(`
  INSERT INTO event (at, actor, station, procedure, domain, subject, before, after, previous, hash)
  VALUES (:at, :actor, :station, :procedure, :domain, :subject, :before, :after, :previous, :hash)`);

export const eventRow = z.object({
  id: z.number(),
  at: z.number(),
  actor: z.number().nullable(),
  station: z.number().nullable(),
  procedure: z.string(),
  domain: z.string(),
  subject: z.number().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
});

const columns = 'id, at, actor, station, procedure, domain, subject, before, after, previous, hash';

export const eventsAfter = select(
  eventRow,
  `SELECT ${columns} FROM event WHERE id > :after ORDER BY id LIMIT :limit`,
);

export const answerByKey = select(
  z.object({ procedure: z.string(), input_hash: z.string(), answer: z.string() }),
  'SELECT procedure, input_hash, answer FROM command WHERE key = :key',
);

export const insertAnswer = change(`
  INSERT INTO command (key, procedure, actor, input_hash, answer, at)
  VALUES (:key, :procedure, :actor, :fingerprint, :answer, :at)`);

export const forgetAnswersBefore = change('DELETE FROM command WHERE at < :at');

const entryRow = z.object({
  id: z.number(),
  at: z.number(),
  actor: z.number().nullable(),
  actor_name: z.string().nullable(),
  station_name: z.string().nullable(),
  procedure: z.string(),
  domain: z.string(),
  subject: z.number().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export type EntryRow = z.infer<typeof entryRow>;

const entry = `event.id, event.at, event.actor, person.name AS actor_name, station.name AS station_name,
          event.procedure, event.domain, event.subject, event.before, event.after
     FROM event LEFT JOIN person ON person.id = event.actor LEFT JOIN station ON station.id = event.station`;

export const entries = select(
  entryRow,
  `SELECT ${entry} WHERE event.id < :before ORDER BY event.id DESC LIMIT :limit`,
);

export const entriesOfDomain = select(
  entryRow,
  `SELECT ${entry} WHERE event.domain = :domain AND event.id < :before ORDER BY event.id DESC LIMIT :limit`,
);

export const entriesOfActor = select(
  entryRow,
  `SELECT ${entry} WHERE event.actor = :actor AND event.id < :before AND (:domain IS NULL OR event.domain = :domain)
    ORDER BY event.id DESC LIMIT :limit`,
);

export const entriesOfSubject = select(
  entryRow,
  `SELECT ${entry} WHERE event.domain = :domain AND event.subject = :subject AND event.id < :before
    ORDER BY event.id DESC LIMIT :limit`,
);

export const howManyEvents = select(z.object({ events: z.number() }), 'SELECT count(*) AS events FROM event');
