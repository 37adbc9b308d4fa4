import { z } from 'zod';
import { languageSchema } from '../../../shared/kernel/language.ts';
import { coverageWords, stateGroups, stateNames } from '../../../shared/repairs/repairs.rules.ts';
import { change, select } from '../store/statement.ts';

const rowColumns = z.object({
  id: z.number(),
  number: z.string(),
  customerId: z.number(),
  customerName: z.string(),
  deviceId: z.number().nullable(),
  label: z.string(),
  serial: z.string(),
  categoryId: z.number().nullable(),
  fault: z.string(),
  state: z.enum(stateNames),
  group: z.enum(stateGroups),
  coverage: z.enum(coverageWords),
  promisedOn: z.string().nullable(),
  receivedAt: z.number(),
  closedAt: z.number().nullable(),
  ownerName: z.string().nullable(),
});

const columns = `repair.id, repair.number, repair.customer_id AS customerId, customer.name AS customerName,
       repair.device_id AS deviceId, ifnull(device.label, repair.service) AS label,
       ifnull(device.serial, '') AS serial, device.category_id AS categoryId, repair.fault, repair.state,
       repair.state_group AS "group", repair.coverage, repair.promised_on AS promisedOn,
       repair.received_at AS receivedAt, repair.closed_at AS closedAt, owner.name AS ownerName`;

/** CROSS JOIN keeps the order of the tables: the repairs are read by their index, the rest is looked up. */
const tables = `repair CROSS JOIN customer ON customer.id = repair.customer_id
  LEFT JOIN device ON device.id = repair.device_id
  LEFT JOIN person AS owner ON owner.id = repair.owner_id`;

const filters = `(:state = '' OR repair.state = :state)
   AND (:late_before = '' OR repair.promised_on < :late_before)
   AND (:category = 0 OR device.category_id IN (SELECT id FROM category WHERE id = :category OR parent = :category))`;

/** The search says which; the list sorts and filters them like all others. */
const isFound = 'repair.id IN (SELECT value FROM json_each(:ids))';

const promisedKey = `ifnull(repair.promised_on, '9999-12-31')`;

const byPromise = (extra: string) => `
  SELECT ${columns} FROM ${tables}
   WHERE repair.state_group = 'open' AND (${promisedKey}, repair.id) > (:day, :id) AND ${filters}${extra}
   ORDER BY ${promisedKey}, repair.id LIMIT :limit`;

const byReceipt = (scope: string, extra: string) => `
  SELECT ${columns} FROM ${tables}
   WHERE ${scope}(repair.received_at, repair.id) < (:at, :id) AND ${filters}${extra}
   ORDER BY repair.received_at DESC, repair.id DESC LIMIT :limit`;

const found = ` AND ${isFound}`;
const ofGroup = 'repair.state_group = :group AND ';

export const openByPromise = select(rowColumns, byPromise(''));
export const openByPromiseFound = select(rowColumns, byPromise(found));
export const groupByReceipt = select(rowColumns, byReceipt(ofGroup, ''));
export const groupByReceiptFound = select(rowColumns, byReceipt(ofGroup, found));
export const allByReceipt = select(rowColumns, byReceipt('', ''));
export const allByReceiptFound = select(rowColumns, byReceipt('', found));

export const repairsOfCustomer = select(
  rowColumns,
  `SELECT ${columns} FROM ${tables} WHERE repair.customer_id = :customer
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
);

export const repairsOfDevice = select(
  rowColumns,
  `SELECT ${columns} FROM ${tables} WHERE repair.device_id = :device
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
);

export const openRepairOfDevice = select(
  z.object({ id: z.number(), number: z.string() }),
  `SELECT id, number FROM repair WHERE device_id = :device AND state_group = 'open' LIMIT 1`,
);

export const repairById = select(
  rowColumns.extend({
    visitId: z.number().nullable(),
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
  }),
  `SELECT ${columns}, repair.visit_id AS visitId, repair.service, customer.number AS customerNumber,
          ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
            AS customerPhone,
          customer.language AS customerLanguage, customer.flag AS customerFlag, repair.wishes,
          repair.condition_note AS conditionNote, repair.finding, repair.outcome,
          repair.cost_limit_minor AS costLimitMinor, repair.currency, receiver.name AS receivedBy,
          repair.changed_at AS changedAt
     FROM ${tables} LEFT JOIN person AS receiver ON receiver.id = repair.received_by
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

/** Open orders only: late, due and unpromised are ranges of one index. */
export const openCounts = select(
  z.object({ open: z.number(), dueToday: z.number(), late: z.number(), notPromised: z.number() }),
  `SELECT count(*) AS open, ifnull(sum(promised_on = :today), 0) AS dueToday,
          ifnull(sum(promised_on < :today), 0) AS late, ifnull(sum(promised_on IS NULL), 0) AS notPromised
     FROM repair WHERE state_group = 'open'`,
);

export const countReceived = select(
  z.object({ count: z.number() }),
  'SELECT count(*) AS count FROM repair WHERE received_at >= :from AND received_at < :until',
);

export const insertVisit = change(
  'INSERT INTO visit (id, customer_id, at, taken_by) VALUES (:id, :customer, :now, :person)',
);

export const insertRepair = change(`
  INSERT INTO repair (id, number, number_key, visit_id, customer_id, device_id, service, state, state_group, fault,
                      wishes, condition_note, finding, outcome, cost_limit_minor, currency, coverage, promised_on,
                      received_at, received_by, owner_id, closed_at, changed_at, import_id)
  VALUES (:id, :number, :number_key, :visit, :customer, :device, :service, :state, :group, :fault,
          :wishes, :condition_note, '', '', :cost_limit_minor, :currency, 'unknown', :promised_on,
          :now, :person, NULL, NULL, :now, NULL)`);

export const insertCheck = change(`
  INSERT INTO repair_check (repair_id, kind, position, label, names, is_ticked, note)
  VALUES (:repair, :kind, :position, :label, :names, :is_ticked, :note)`);

export const insertPromise = change(`
  INSERT INTO promise (id, kind, customer_id, repair_id, due_on, made_at, made_by, revises, reason)
  VALUES (:id, 'handover', :customer, :repair, :due_on, :now, :person, :revises, :reason)`);

export const setPromise = change(
  'UPDATE repair SET promised_on = :due_on, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const changeIntake = change(`
  UPDATE repair SET fault = :fault, wishes = :wishes, condition_note = :condition_note,
                    cost_limit_minor = :cost_limit_minor, changed_at = :now
   WHERE id = :id`);

export const setState = change(`
  UPDATE repair SET state = :state, state_group = :group, closed_at = :closed_at, changed_at = :now WHERE id = :id`);

export const phonesOfCustomer = select(
  z.object({ e164: z.string() }),
  'SELECT e164 FROM customer_phone WHERE customer_id = :customer ORDER BY position',
);

export const idsOfCustomer = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE customer_id = :customer ORDER BY id',
);

export const idsOfDevice = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE device_id = :device ORDER BY id',
);

/** What an order is found by. */
export const repairToFind = select(
  z.object({
    number: z.string(),
    customer_id: z.number(),
    customer_name: z.string(),
    label: z.string(),
    serial: z.string().nullable(),
    category_id: z.number().nullable(),
    fault: z.string(),
    finding: z.string(),
  }),
  `SELECT repair.number, repair.customer_id, customer.name AS customer_name,
          ifnull(device.label, repair.service) AS label, device.serial, device.category_id, repair.fault,
          repair.finding
     FROM repair CROSS JOIN customer ON customer.id = repair.customer_id
     LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.id = +:id`,
);

export const repairNumbered = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE number_key = :key LIMIT 1',
);
