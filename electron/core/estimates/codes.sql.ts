import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const approvalKey = select(
  z.object({ key: z.instanceof(Uint8Array) }),
  'SELECT key FROM approval_key WHERE id = 1',
);

export const insertApprovalKey = change('INSERT INTO approval_key (id, key, made_at) VALUES (1, :key, :now)');

/** Whose code it may be: a handful at most. */
export const optionsByMark = select(
  z.object({
    option_id: z.number(),
    estimate_id: z.number(),
    repair_id: z.number(),
    position: z.number(),
    customer_minor: z.number(),
    version: z.number(),
    currency: z.string(),
    valid_until: z.string(),
    number: z.string(),
  }),
  `SELECT option.id AS option_id, estimate.id AS estimate_id, estimate.repair_id, option.position,
          option.customer_minor, estimate.version, estimate.currency, ifnull(estimate.valid_until, '') AS valid_until,
          repair.number
     FROM estimate_option AS option JOIN estimate ON estimate.id = option.estimate_id
     JOIN repair ON repair.id = estimate.repair_id
    WHERE option.code_mark = :mark`,
);

/** When the last thing was written down in this shop, by the clock of then. */
export const lastEventAt = select(
  z.object({ at: z.number() }),
  'SELECT at FROM event ORDER BY id DESC LIMIT 1',
);

export const missesAt = select(
  z.object({ misses: z.number(), last_at: z.number(), wait_until: z.number() }),
  'SELECT misses, last_at, wait_until FROM approval_miss WHERE place = :place',
);

export const keepMissAt = change(`
  INSERT INTO approval_miss (place, misses, last_at, wait_until) VALUES (:place, :misses, :now, :until)
  ON CONFLICT (place) DO UPDATE SET misses = excluded.misses, last_at = excluded.last_at,
                                    wait_until = excluded.wait_until`);

export const forgetMissesAt = change('DELETE FROM approval_miss WHERE place = :place');
