import { z } from 'zod';
import { select } from '../store/statement.ts';

/** How an order left the house: handed over, or decided on. */
export const leavingOf = select(
  z.object({ repair_id: z.number() }),
  `SELECT repair_id FROM handover_order WHERE repair_id = :repair
    UNION SELECT repair_id FROM uncollected_decision WHERE repair_id = :repair`,
);
