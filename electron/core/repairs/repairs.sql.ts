import { z } from 'zod';
import { languageSchema } from '../../../shared/kernel/language.ts';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { payWays, tellWays, ways } from '../../../shared/repairs/wishes.rules.ts';
import { select } from '../store/statement.ts';
import { repairColumns, repairTables, storedRepair } from './lists.sql.ts';

export const repairById = select(
  storedRepair.extend({
    service: z.string(),
    customerNumber: z.string(),
    customerPhone: z.string(),
    customerLanguage: languageSchema,
    customerFlag: z.string(),
    wishes: z.string(),
    conditionNote: z.string(),
    finding: z.string(),
    outcome: z.string(),
    costLimitMinor: z.number().nullable(),
    currency: z.string(),
    receivedBy: z.string().nullable(),
    changedAt: z.number(),
    plannedMinutes: z.number().nullable(),
    way: z.enum(ways),
    wayWorked: z.number().nullable(),
    collectAt: z.string(),
    collectPlace: z.string(),
    payBy: z.enum(payWays),
    tellBy: z.enum(tellWays),
  }),
  `SELECT ${repairColumns}, repair.service, customer.number AS customerNumber,
          ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
            AS customerPhone,
          customer.language AS customerLanguage, customer.flag AS customerFlag, repair.wishes,
          repair.condition_note AS conditionNote, repair.finding, repair.outcome,
          repair.cost_limit_minor AS costLimitMinor, repair.currency, receiver.name AS receivedBy,
          repair.changed_at AS changedAt, repair.planned_minutes AS plannedMinutes, repair.way,
          repair.way_worked AS wayWorked, repair.collect_at AS collectAt, repair.collect_place AS collectPlace,
          repair.pay_by AS payBy, repair.tell_by AS tellBy
     FROM ${repairTables} LEFT JOIN person AS receiver ON receiver.id = repair.received_by
    WHERE repair.id = :id`,
);

export const checksOfRepair = select(
  z.object({
    kind: z.enum(['condition', 'accessory']),
    label: z.string(),
    names: z.string(),
    is_ticked: z.number(),
    note: z.string(),
  }),
  'SELECT kind, label, names, is_ticked, note FROM repair_check WHERE repair_id = :id ORDER BY kind DESC, position',
);

export const promisesOfRepair = select(
  z.object({
    id: z.number(),
    dueOn: z.string(),
    madeAt: z.number(),
    madeBy: z.string().nullable(),
    revises: z.number().nullable(),
    reason: z.string(),
  }),
  `SELECT promise.id, promise.due_on AS dueOn, promise.made_at AS madeAt, person.name AS madeBy, promise.revises,
          promise.reason
     FROM promise LEFT JOIN person ON person.id = promise.made_by
    WHERE promise.repair_id = :id ORDER BY promise.id`,
);

export const siblingsOfRepair = select(
  z.object({ id: z.number(), number: z.string(), label: z.string(), state: z.enum(stateNames) }),
  `SELECT repair.id, repair.number, ifnull(device.label, repair.service) AS label, repair.state
     FROM repair LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.visit_id = :visit AND repair.id <> :id ORDER BY repair.id`,
);

export const decisionOfRepair = select(
  z.object({
    decidedOn: z.string(),
    decidedAt: z.number(),
    decidedBy: z.string().nullable(),
    kind: z.enum(['computed', 'override']),
    reason: z.string(),
    entitlement: z.string(),
    outcome: z.string(),
  }),
  `SELECT decision.decided_on AS decidedOn, decision.decided_at AS decidedAt, person.name AS decidedBy,
          decision.kind, decision.reason, decision.entitlement, decision.outcome
     FROM warranty_decision AS decision LEFT JOIN person ON person.id = decision.decided_by
    WHERE decision.repair_id = :id ORDER BY decision.id DESC LIMIT 1`,
);

export const historyOfRepair = select(
  z.object({
    id: z.number(),
    at: z.number(),
    procedure: z.string(),
    by: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  `SELECT event.id, event.at, event.procedure, person.name AS by, event.before, event.after
     FROM event LEFT JOIN person ON person.id = event.actor
    WHERE event.domain = 'repairs' AND event.subject = :id ORDER BY event.id`,
);
