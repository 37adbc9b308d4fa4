import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const addDecision = change(`
  INSERT INTO warranty_decision (id, repair_id, decided_on, decided_at, decided_by, kind, reason, entitlement, outcome)
  VALUES (:id, :repair, :on, :now, :person, :kind, :reason, :entitlement, :outcome)`);

export const decisionsOfRepair = select(
  z.object({
    id: z.number(),
    decided_on: z.string(),
    decided_at: z.number(),
    decided_by: z.string().nullable(),
    kind: z.enum(['computed', 'override']),
    reason: z.string(),
    entitlement: z.string(),
    outcome: z.string(),
  }),
  `SELECT warranty_decision.id, decided_on, decided_at, person.name AS decided_by, kind, reason, entitlement, outcome
     FROM warranty_decision LEFT JOIN person ON person.id = warranty_decision.decided_by
    WHERE repair_id = :repair ORDER BY warranty_decision.id`,
);

export const repairForDecision = select(
  z.object({
    id: z.number(),
    device_id: z.number().nullable(),
    coverage: z.string(),
    received_at: z.number(),
  }),
  'SELECT id, device_id, coverage, received_at FROM repair WHERE id = :id',
);

export const coverRepair = change('UPDATE repair SET coverage = :word WHERE id = :id');

export const changeCoverage = change(
  'UPDATE repair SET coverage = :word, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);
