import { z } from 'zod';
import { comeBackVerdicts, likenesses } from '../../../shared/repairs/come-back.rules.ts';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { change, select } from '../store/statement.ts';

/**
 * The same thing under other names in the books: the second number of a telephone given as a serial, or registered
 * anew for the same owner without its serial. The device itself is first.
 */
export const sameDevices = select(
  z.object({ id: z.number() }),
  `SELECT id FROM device WHERE id = :device
   UNION ALL
   SELECT other.id FROM device CROSS JOIN device AS other ON other.serial_key = device.imei2_key
    WHERE device.id = :device AND other.serial_key IS NOT NULL
   UNION ALL
   SELECT other.id FROM device CROSS JOIN device AS other ON other.imei2_key IN (device.serial_key, device.imei2_key)
    WHERE device.id = :device AND other.imei2_key IS NOT NULL
   UNION ALL
   SELECT other.id FROM device CROSS JOIN device AS other ON other.customer_id = device.customer_id
    WHERE device.id = :device AND +other.category_id = device.category_id
      AND ifnull(other.brand_id, 0) = ifnull(device.brand_id, 0)
      AND ifnull(other.model_id, 0) = ifnull(device.model_id, 0)
      AND (other.serial_key IS NULL OR device.serial_key IS NULL)`,
);

/** Of these devices, the orders before this one, newest first. */
export const earlierRepairs = select(
  z.object({
    id: z.number(),
    number: z.string(),
    state: z.enum(stateNames),
    closedAt: z.number().nullable(),
    fault: z.string(),
  }),
  `SELECT repair.id, repair.number, repair.state, repair.closed_at AS closedAt, repair.fault
     FROM json_each(:devices) AS device CROSS JOIN repair ON repair.device_id = device.value
    WHERE repair.id <> :repair AND repair.state_group = 'closed' AND repair.closed_at >= :since
    ORDER BY repair.closed_at DESC, repair.id DESC LIMIT 50`,
);

export const orderThatCameBack = select(
  z.object({ id: z.number(), deviceId: z.number().nullable(), receivedAt: z.number() }),
  'SELECT id, device_id AS deviceId, received_at AS receivedAt FROM repair WHERE id = :id',
);

/** What the bench has coded of an order; the words are the same over all models. */
export const codedFindings = select(
  z.object({ unit: z.string(), fault: z.string() }),
  'SELECT unit, fault FROM finding WHERE repair_id = :repair AND withdrawn_at IS NULL ORDER BY id',
);

export const comeBackById = select(
  z.object({
    earlierId: z.number(),
    earlierNumber: z.string(),
    earlierClosedAt: z.number().nullable(),
    technicianName: z.string().nullable(),
    likeness: z.enum(likenesses),
    foundAt: z.number(),
    verdict: z.enum(comeBackVerdicts).nullable(),
    reason: z.string(),
    decidedAt: z.number().nullable(),
    decidedBy: z.string().nullable(),
  }),
  `SELECT come_back.earlier_id AS earlierId, earlier.number AS earlierNumber, earlier.closed_at AS earlierClosedAt,
          technician.name AS technicianName, come_back.likeness, come_back.found_at AS foundAt, come_back.verdict,
          come_back.reason, come_back.decided_at AS decidedAt, decider.name AS decidedBy
     FROM come_back CROSS JOIN repair AS earlier ON earlier.id = come_back.earlier_id
          LEFT JOIN person AS technician ON technician.id = earlier.technician_id
          LEFT JOIN person AS decider ON decider.id = come_back.decided_by
    WHERE come_back.repair_id = :repair`,
);

export const laterComeBacks = select(
  z.object({
    id: z.number(),
    number: z.string(),
    foundAt: z.number(),
    likeness: z.enum(likenesses),
    verdict: z.enum(comeBackVerdicts).nullable(),
  }),
  `SELECT repair.id, repair.number, come_back.found_at AS foundAt, come_back.likeness, come_back.verdict
     FROM come_back CROSS JOIN repair ON repair.id = come_back.repair_id
    WHERE come_back.earlier_id = :repair ORDER BY come_back.found_at`,
);

export const insertComeBack = change(`
  INSERT INTO come_back (repair_id, earlier_id, likeness, found_at) VALUES (:repair, :earlier, :likeness, :now)`);

export const refineComeBack = change(
  'UPDATE come_back SET earlier_id = :earlier, likeness = :likeness WHERE repair_id = :repair AND verdict IS NULL',
);

export const keepVerdict = change(`
  UPDATE come_back SET verdict = :verdict, reason = :reason, decided_at = :now, decided_by = :person
   WHERE repair_id = :repair`);

/** Not decided yet, of orders that are not called off, the longest waiting first. */
export const undecidedComeBacks = select(
  z.object({
    id: z.number(),
    number: z.string(),
    label: z.string(),
    customerName: z.string(),
    fault: z.string(),
    foundAt: z.number(),
    likeness: z.enum(likenesses),
    earlierId: z.number(),
    earlierNumber: z.string(),
    earlierClosedAt: z.number().nullable(),
  }),
  `SELECT repair.id, repair.number, ifnull(device.label, repair.service) AS label, customer.name AS customerName,
          repair.fault, come_back.found_at AS foundAt, come_back.likeness, come_back.earlier_id AS earlierId,
          earlier.number AS earlierNumber, earlier.closed_at AS earlierClosedAt
     FROM come_back CROSS JOIN repair ON repair.id = come_back.repair_id
          CROSS JOIN customer ON customer.id = repair.customer_id
          CROSS JOIN repair AS earlier ON earlier.id = come_back.earlier_id
          LEFT JOIN device ON device.id = repair.device_id
    WHERE come_back.verdict IS NULL AND come_back.found_at > 0 AND repair.state <> 'cancelled'
    ORDER BY come_back.found_at LIMIT 50`,
);

/** Counted against whoever was to work on the repair before. */
export const comeBacksBetween = select(
  z.object({
    technicianId: z.number().nullable(),
    name: z.string().nullable(),
    verdict: z.enum(comeBackVerdicts).nullable(),
    count: z.number(),
  }),
  `SELECT earlier.technician_id AS technicianId, person.name, come_back.verdict, count(*) AS count
     FROM come_back CROSS JOIN repair AS earlier ON earlier.id = come_back.earlier_id
          LEFT JOIN person ON person.id = earlier.technician_id
    WHERE come_back.found_at >= :from AND come_back.found_at < :until
    GROUP BY earlier.technician_id, come_back.verdict`,
);

/** Counted against the cause that was coded in the repair before. */
export const comeBacksByCause = select(
  z.object({ cause: z.string(), verdict: z.enum(comeBackVerdicts).nullable(), count: z.number() }),
  `SELECT finding.cause, come_back.verdict, count(DISTINCT come_back.repair_id) AS count
     FROM come_back CROSS JOIN finding ON finding.repair_id = come_back.earlier_id
    WHERE come_back.found_at >= :from AND come_back.found_at < :until
      AND finding.withdrawn_at IS NULL AND finding.cause <> ''
    GROUP BY finding.cause, come_back.verdict`,
);

export const lastDecisionKind = select(
  z.object({ kind: z.string() }),
  'SELECT kind FROM warranty_decision WHERE repair_id = :repair ORDER BY id DESC LIMIT 1',
);
