import { z } from 'zod';
import { select } from '../store/statement.ts';

export const codedForGate = select(
  z.object({ findings: z.number(), whole: z.number() }),
  `SELECT count(*) AS findings, ifnull(sum(fault <> '' AND cause <> '' AND remedy <> ''), 0) AS whole
     FROM finding WHERE repair_id = :repair AND withdrawn_at IS NULL`,
);

export const outstandingForGate = select(
  z.object({ outstanding: z.number() }),
  `SELECT count(*) AS outstanding FROM part_line WHERE repair_id = :repair AND state IN ('wanted', 'ordered')`,
);

/** Whether the order ever stood in diagnosis, by its history. */
export const wasDiagnosed = select(
  z.object({ id: z.number() }),
  `SELECT event.id FROM event
    WHERE event.domain = 'repairs' AND event.subject = :repair
      AND (json_extract(event.after, '$.state') = 'diagnosing'
           OR instr(ifnull(json_extract(event.after, '$.through'), ''), '"diagnosing"') > 0)
    LIMIT 1`,
);

export const outcomeForGate = select(
  z.object({ outcome: z.string(), categoryId: z.number().nullable() }),
  `SELECT repair.outcome, device.category_id AS categoryId
     FROM repair LEFT JOIN device ON device.id = repair.device_id WHERE repair.id = :repair`,
);

/** The shop's own check after work that applies to a category: its own, its parent's, the general one. */
export const ownCheckAfter = select(
  z.object({ items: z.string() }),
  `SELECT bench_template.items FROM bench_template
    WHERE bench_template.moment = 'after'
      AND ifnull(bench_template.category_id, 0)
            IN (0, :category, (SELECT ifnull(category.parent, 0) FROM category WHERE category.id = :category))
    ORDER BY ifnull(bench_template.category_id, 0) = :category DESC, bench_template.category_id IS NULL
    LIMIT 1`,
);
