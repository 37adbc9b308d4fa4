import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const backupState = select(
  z.object({
    shop_key: z.string(),
    warn_after_days: z.number(),
    second_place: z.string(),
    understood_place: z.string(),
    failed_at: z.number().nullable(),
    failure: z.string().nullable(),
  }),
  'SELECT shop_key, warn_after_days, second_place, understood_place, failed_at, failure FROM backup_state',
);

export const giveShopKey = change('INSERT INTO backup_state (id, shop_key) VALUES (1, :shopKey)');

export const keepWishes = change(
  'UPDATE backup_state SET warn_after_days = :warnAfterDays, second_place = :secondPlace',
);

export const keepUnderstood = change('UPDATE backup_state SET understood_place = :place');

export const keepFailure = change('UPDATE backup_state SET failed_at = :at, failure = :reason');

/** What backups need to know of the shop; no row before the first run. */
export const shopForBackups = select(
  z.object({ name: z.string(), zone: z.string(), is_sample: z.number(), opened_at: z.number() }),
  'SELECT name, zone, is_sample, opened_at FROM shop',
);

/** What a person wants to know of a store before it is replaced. */
export const howMuchIsHere = select(
  z.object({
    customers: z.number(),
    devices: z.number(),
    repairs: z.number(),
    events: z.number(),
  }),
  `SELECT (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM device) AS devices,
          (SELECT count(*) FROM repair) AS repairs, (SELECT count(*) FROM event) AS events`,
);

export const eventHash = select(z.object({ hash: z.string() }), 'SELECT hash FROM event WHERE id = :id');

export const eventsSince = select(
  z.object({ events: z.number(), last_at: z.number().nullable() }),
  'SELECT count(*) AS events, max(at) AS last_at FROM event WHERE id > :id',
);

export const newestEvent = select(
  z.object({ id: z.number(), hash: z.string() }),
  'SELECT id, hash FROM event ORDER BY id DESC LIMIT 1',
);

export const signInsSince = select(
  z.object({ count: z.number() }),
  'SELECT count(*) AS count FROM session WHERE began_at >= :at',
);

export const forgetSessions = change('DELETE FROM session');

export const knownPerson = select(z.object({ id: z.number() }), 'SELECT id FROM person WHERE id = :id');
