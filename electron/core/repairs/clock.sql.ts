import { z } from 'zod';
import { select } from '../store/statement.ts';

/** Where the order stood and for whom it waited, as it was logged; its parts stand somewhere too, and say which part. */
export const loggedStates = select(
  z.object({ at: z.number(), state: z.string().nullable(), waitsFor: z.string().nullable() }),
  `SELECT event.at, event.after ->> '$.state' AS state, event.after ->> '$.waitsFor' AS waitsFor
     FROM event
    WHERE event.domain = 'repairs' AND event.subject = :id AND event.after ->> '$.part' IS NULL
      AND (event.after ->> '$.state' IS NOT NULL OR event.after ->> '$.waitsFor' IS NOT NULL)
    ORDER BY event.id`,
);
