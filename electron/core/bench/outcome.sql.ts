import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const remediesOfRepair = select(
  z.object({ remedy: z.string() }),
  'SELECT remedy FROM finding WHERE repair_id = :repair AND withdrawn_at IS NULL ORDER BY id',
);

export const keepOutcome = change('UPDATE repair SET outcome = :outcome WHERE id = :id');

export const touchRepair = change('UPDATE repair SET changed_at = max(changed_at + 1, :now) WHERE id = :id');

/** Those closed in a period, by what became of them, and how many of each came back. */
export const outcomesBetween = select(
  z.object({ outcome: z.string(), orders: z.number(), cameBack: z.number() }),
  `SELECT repair.outcome, count(*) AS orders,
          sum(EXISTS (SELECT 1 FROM come_back
                       WHERE come_back.earlier_id = repair.id
                         AND (come_back.verdict IS NULL OR come_back.verdict <> 'unrelated'))) AS cameBack
     FROM repair
    WHERE repair.state_group = 'closed' AND repair.state <> 'cancelled'
      AND repair.closed_at >= :from AND repair.closed_at < :until
    GROUP BY repair.outcome ORDER BY repair.outcome`,
);
