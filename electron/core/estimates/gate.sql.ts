import { z } from 'zod';
import { estimateStages } from '../../../shared/estimates/estimate.rules.ts';
import { select } from '../store/statement.ts';

/** Every version of an order, the newest first, with what its recommended way costs the customer and what was approved. */
export const versionsAtGate = select(
  z.object({
    stage: z.enum(estimateStages),
    customer_minor: z.number(),
    approved_minor: z.number().nullable(),
  }),
  `SELECT estimate.stage,
          ifnull((SELECT customer_minor FROM estimate_option
                   WHERE estimate_id = estimate.id AND is_recommended = 1), 0) AS customer_minor,
          (SELECT amount_minor FROM estimate_answer
            WHERE estimate_id = estimate.id AND verdict = 'approved') AS approved_minor
     FROM estimate WHERE estimate.repair_id = :repair ORDER BY estimate.version DESC`,
);
