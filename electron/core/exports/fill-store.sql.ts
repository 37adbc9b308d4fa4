import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** Rows come table by table: what refers to what is looked at when all are there. */
export const linkLater = change('PRAGMA defer_foreign_keys = ON');

export const brokenLink = select(
  z.object({ table: z.string() }),
  'SELECT "table" FROM pragma_foreign_key_check LIMIT 1',
);

/** In the order in which they last changed, so that search shows the newest first. */
export const allToFind = select(
  z.object({ kind: z.enum(['customer', 'device', 'repair']), id: z.number() }),
  `SELECT kind, id FROM (
     SELECT 'customer' AS kind, id, changed_at FROM customer WHERE merged_into IS NULL
      UNION ALL SELECT 'device', id, changed_at FROM device
      UNION ALL SELECT 'repair', id, changed_at FROM repair)
    ORDER BY changed_at, kind, id`,
);

export const ids = select(
  z.object({ number: z.number(), next_id: z.number() }),
  'SELECT number, next_id FROM branch',
);

export const forgetIds = change('DELETE FROM branch');
