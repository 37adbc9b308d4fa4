import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const entryRow = z.object({
  position: z.number(),
  kind: z.string(),
  content: z.string(),
  at: z.number(),
  taken_by: z.number().nullable(),
  taken_by_name: z.string().nullable(),
  previous: z.string(),
  seal: z.string(),
});

export type EvidenceRow = z.output<typeof entryRow>;

export const evidenceOfRepair = select(
  entryRow,
  `SELECT position, kind, content, at, taken_by, person.name AS taken_by_name, previous, seal
     FROM evidence LEFT JOIN person ON person.id = taken_by
    WHERE repair_id = :repair ORDER BY position`,
);

export const evidenceAt = select(
  z.object({ kind: z.string(), content: z.string() }),
  'SELECT kind, content FROM evidence WHERE repair_id = :repair AND position = :position',
);

export const lastEvidence = select(
  z.object({ position: z.number(), seal: z.string() }),
  'SELECT position, seal FROM evidence WHERE repair_id = :repair ORDER BY position DESC LIMIT 1',
);

export const insertEvidence = change(`
  INSERT INTO evidence (id, repair_id, position, kind, content, at, taken_by, previous, seal)
  VALUES (:id, :repair, :position, :kind, :content, :at, :by, :previous, :seal)`);

/** What the event log says of an order's evidence: how much there was and how it was sealed when it last grew. */
export const lastToldOf = select(
  z.object({ after: z.string().nullable() }),
  `SELECT after FROM event WHERE domain = 'evidence' AND subject = :repair ORDER BY id DESC LIMIT 1`,
);

export const repairStands = select(z.object({ id: z.number() }), 'SELECT id FROM repair WHERE id = :repair');

export const languageOfOrder = select(
  z.object({ language: z.string() }),
  'SELECT customer.language FROM repair JOIN customer ON customer.id = repair.customer_id WHERE repair.id = :repair',
);
