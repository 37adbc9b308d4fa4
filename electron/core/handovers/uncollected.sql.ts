import { z } from 'zod';
import { uncollectedDecisions } from '../../../shared/handovers/uncollected.rules.ts';
import { change, select } from '../store/statement.ts';

/** The letter of this time that it waits: one from before it was worked on again counts no more. */
export const lastLetter = select(
  z.object({ takenOn: z.string(), keptUntil: z.string(), paperId: z.number() }),
  `SELECT step.taken_on AS takenOn, ifnull(step.kept_until, '') AS keptUntil, ifnull(step.paper_id, 0) AS paperId
     FROM uncollected_step AS step JOIN repair ON repair.id = step.repair_id
    WHERE step.repair_id = :repair AND step.kind = 'letter' AND step.taken_at >= ifnull(repair.ready_at, 0)
    ORDER BY step.id DESC LIMIT 1`,
);

const step = z.object({
  id: z.number(),
  kind: z.enum(['told', 'letter']),
  how: z.string(),
  note: z.string(),
  paperId: z.number().nullable(),
  keptUntil: z.string().nullable(),
  at: z.number(),
  by: z.string(),
});

const stepColumns = `step.id, step.kind, step.how, step.note, step.paper_id AS paperId, step.kept_until AS keptUntil,
       step.taken_at AS at, person.name AS by`;

export const stepsOfRepair = select(
  step,
  `SELECT ${stepColumns} FROM uncollected_step AS step JOIN person ON person.id = step.taken_by
    WHERE step.repair_id = :repair ORDER BY step.id DESC`,
);

export const lastStep = select(
  step,
  `SELECT ${stepColumns} FROM uncollected_step AS step JOIN person ON person.id = step.taken_by
     JOIN repair ON repair.id = step.repair_id
    WHERE step.repair_id = :repair AND step.taken_at >= ifnull(repair.ready_at, 0) ORDER BY step.id DESC LIMIT 1`,
);

export const insertStep = change(`
  INSERT INTO uncollected_step (id, repair_id, kind, how, note, paper_id, kept_until, taken_on, taken_at, taken_by)
  VALUES (:id, :repair, :kind, :how, :note, :paper, :keptUntil, :day, :now, :person)`);

export const insertDecision = change(`
  INSERT INTO uncollected_decision (repair_id, decision, reason, decided_at, decided_by, approved_by)
  VALUES (:repair, :decision, :reason, :now, :person, :approver)`);

export const decisionOn = select(
  z.object({ decision: z.enum(uncollectedDecisions), reason: z.string(), at: z.number(), by: z.string() }),
  `SELECT decision.decision, decision.reason, decision.decided_at AS at, person.name AS by
     FROM uncollected_decision AS decision JOIN person ON person.id = decision.decided_by
    WHERE decision.repair_id = :repair`,
);

/** Ready since an instant within [from, until), the longest first. */
export const readyOrders = select(
  z.object({
    repairId: z.number(),
    number: z.string(),
    customerName: z.string(),
    customerPhone: z.string(),
    label: z.string(),
    readyAt: z.number(),
  }),
  `SELECT repair.id AS repairId, repair.number, customer.name AS customerName,
          ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
            AS customerPhone,
          ifnull(device.label, repair.service) AS label, ifnull(repair.ready_at, 0) AS readyAt
     FROM repair INDEXED BY repair_uncollected JOIN customer ON customer.id = repair.customer_id
     LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.state = 'ready' AND repair.ready_at >= :from AND repair.ready_at < :until
      AND (repair.ready_at, repair.id) > (:at, :id)
    ORDER BY repair.ready_at, repair.id LIMIT :limit`,
);

export const countReady = select(
  z.object({ count: z.number() }),
  "SELECT count(*) AS count FROM repair INDEXED BY repair_uncollected WHERE state = 'ready' AND ready_at >= :from AND ready_at < :until",
);
