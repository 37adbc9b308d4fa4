import { z } from 'zod';
import { select } from '../store/statement.ts';

/** What was fetched: read from the event log, which keeps it for good. */
export const pastExports = select(
  z.object({ at: z.number(), by: z.string().nullable(), after: z.string() }),
  `SELECT event.at, person.name AS by, event.after
     FROM event LEFT JOIN person ON person.id = event.actor
    WHERE event.domain = 'exports' AND event.procedure = 'exports.settle' AND event.after IS NOT NULL
    ORDER BY event.id DESC LIMIT 20`,
);
