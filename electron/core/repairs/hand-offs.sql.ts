import { z } from 'zod';
import { handOffOutcomes } from '../../../shared/repairs/hand-offs.contract.ts';
import { change, select } from '../store/statement.ts';

export const insertHandOff = change(`
  INSERT INTO hand_off (id, repair_id, from_id, to_id, note, offered_at, offered_by, outcome, reason, answered_at,
                        answered_by)
  VALUES (:id, :repair, :from, :to, :note, :now, :person, :outcome, '', :answered_at, :answered_by)`);

export const answer = change(`
  UPDATE hand_off SET outcome = :outcome, reason = :reason, answered_at = :now, answered_by = :person
   WHERE id = :id`);

export const setOwner = change(
  'UPDATE repair SET owner_id = :owner, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const handOffById = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    fromId: z.number(),
    toId: z.number(),
    offeredBy: z.number(),
    outcome: z.enum(handOffOutcomes).nullable(),
  }),
  `SELECT id, repair_id AS repairId, from_id AS fromId, to_id AS toId, offered_by AS offeredBy, outcome
     FROM hand_off WHERE id = :id`,
);

export const waitingHandOff = select(
  z.object({ id: z.number(), toId: z.number() }),
  'SELECT id, to_id AS toId FROM hand_off WHERE repair_id = :repair AND outcome IS NULL',
);

export const handOffsOfRepair = select(
  z.object({
    id: z.number(),
    fromId: z.number(),
    fromName: z.string(),
    toId: z.number(),
    toName: z.string(),
    note: z.string(),
    offeredAt: z.number(),
    outcome: z.enum(handOffOutcomes).nullable(),
    reason: z.string(),
    answeredAt: z.number().nullable(),
  }),
  `SELECT hand_off.id, from_id AS fromId, giver.name AS fromName, to_id AS toId, taker.name AS toName, note,
          offered_at AS offeredAt, outcome, reason, answered_at AS answeredAt
     FROM hand_off CROSS JOIN person AS giver ON giver.id = from_id CROSS JOIN person AS taker ON taker.id = to_id
    WHERE repair_id = :repair ORDER BY hand_off.id`,
);

export const handOffsTo = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    number: z.string(),
    label: z.string(),
    customerName: z.string(),
    fromName: z.string(),
    note: z.string(),
    offeredAt: z.number(),
  }),
  `SELECT hand_off.id, repair.id AS repairId, repair.number, ifnull(device.label, repair.service) AS label,
          customer.name AS customerName, giver.name AS fromName, hand_off.note, hand_off.offered_at AS offeredAt
     FROM hand_off CROSS JOIN repair ON repair.id = hand_off.repair_id
          CROSS JOIN customer ON customer.id = repair.customer_id
          CROSS JOIN person AS giver ON giver.id = hand_off.from_id
          LEFT JOIN device ON device.id = repair.device_id
    WHERE hand_off.to_id = :person AND hand_off.outcome IS NULL ORDER BY hand_off.id`,
);

export const handOffsBetween = select(
  z.object({
    fromId: z.number(),
    toId: z.number(),
    offeredAt: z.number(),
    outcome: z.enum(handOffOutcomes).nullable(),
    answeredAt: z.number().nullable(),
  }),
  `SELECT from_id AS fromId, to_id AS toId, offered_at AS offeredAt, outcome, answered_at AS answeredAt
     FROM hand_off WHERE offered_at >= :from AND offered_at < :until`,
);

export const openWithoutOwner = select(
  z.object({ count: z.number() }),
  `SELECT count(*) AS count FROM repair WHERE state_group = 'open' AND owner_id IS NULL`,
);

export const openOrdersOf = select(
  z.object({ id: z.number(), number: z.string() }),
  `SELECT id, number FROM repair WHERE state_group = 'open' AND owner_id = :person`,
);

export const openWorkOf = select(
  z.object({ id: z.number() }),
  `SELECT id FROM repair WHERE state_group = 'open' AND technician_id = :person`,
);

export const setTechnician = change(
  'UPDATE repair SET technician_id = :technician, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const personHere = select(
  z.object({
    id: z.number(),
    name: z.string(),
    roles: z.string(),
    isSupervisor: z.number(),
    isActive: z.number(),
  }),
  'SELECT id, name, roles, is_supervisor AS isSupervisor, is_active AS isActive FROM person WHERE id = :id',
);

/** A shop's people, now and before. */
export const peopleHere = select(
  z.object({
    id: z.number(),
    name: z.string(),
    roles: z.string(),
    isSupervisor: z.number(),
    isActive: z.number(),
  }),
  'SELECT id, name, roles, is_supervisor AS isSupervisor, is_active AS isActive FROM person ORDER BY name, id',
);
