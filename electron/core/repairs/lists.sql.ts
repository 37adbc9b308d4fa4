import { z } from 'zod';
import { repairRow } from '../../../shared/repairs/repair-row.ts';
import { select } from '../store/statement.ts';

/** `repairRow` as it is stored: the shop's own words and what the clock says of it come with `toldRepairs`. */
export const storedRepair = repairRow
  .omit({ ownState: true, isUrgent: true, isTooLong: true })
  .extend({ ownStateId: z.number().nullable(), urgent: z.number() });

export type StoredRepair = z.output<typeof storedRepair>;

/** The columns of `storedRepair`. */
export const repairColumns = `repair.id, repair.number, repair.customer_id AS customerId, customer.name AS customerName,
       repair.device_id AS deviceId, ifnull(device.label, repair.service) AS label,
       ifnull(device.serial, '') AS serial, device.category_id AS categoryId, repair.fault, repair.state,
       repair.state_group AS "group", repair.coverage, repair.promised_on AS promisedOn,
       repair.received_at AS receivedAt, repair.closed_at AS closedAt, owner.name AS ownerName,
       repair.visit_id AS visitId, repair.own_state_id AS ownStateId, repair.state_since AS stateSince,
       repair.waits_for AS waitsFor, repair.is_urgent AS urgent, repair.ready_at AS readyAt,
       repair.owner_id AS ownerId, repair.technician_id AS technicianId, technician.name AS technicianName`;

/** CROSS JOIN keeps the order of the tables: the repairs are read by their index, the rest is looked up. */
export const repairTables = `repair CROSS JOIN customer ON customer.id = repair.customer_id
  LEFT JOIN device ON device.id = repair.device_id
  LEFT JOIN person AS owner ON owner.id = repair.owner_id
  LEFT JOIN person AS technician ON technician.id = repair.technician_id`;

const inCategory = `(SELECT id FROM category WHERE id = :category
        UNION ALL SELECT id FROM category WHERE parent = :category)`;

const filters = `(:late = 0 OR repair.state <> 'ready') AND (:state = '' OR repair.state = :state)
   AND (:category = 0 OR repair.category_id IN ${inCategory})`;

/** An order without a promise comes after all days. */
export const promisedKey = `ifnull(repair.promised_on, '9999-12-31')`;
const newestFirst = 'ORDER BY repair.received_at DESC, repair.id DESC LIMIT :limit';
const olderThan = '(repair.received_at, repair.id) < (:at, :id)';
const isOpenAndDue = `repair.state_group = 'open' AND ${promisedKey} < :due_before`;

/** The search says which; they are sorted and filtered like all others. */
const foundTables = `json_each(:ids) AS found CROSS JOIN ${repairTables}`;

export const openByPromise = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE ${isOpenAndDue} AND ${promisedKey} >= :day AND (${promisedKey}, repair.id) > (:day, :id)
      AND ${filters}
    ORDER BY ${promisedKey}, repair.id LIMIT :limit`,
);

export const openByPromiseFound = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${foundTables}
    WHERE repair.id = found.value AND ${isOpenAndDue} AND (${promisedKey}, repair.id) > (:day, :id) AND ${filters}
    ORDER BY ${promisedKey}, repair.id LIMIT :limit`,
);

/** Few enough that sorting and filtering them costs nothing. */
export const openByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE ${isOpenAndDue} AND ${olderThan} AND ${filters} ${newestFirst}`,
);

export const closedByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.state_group = 'closed' AND ${olderThan} ${newestFirst}`,
);

export const allByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE ${olderThan} ${newestFirst}`,
);

export const stateByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.state = :state AND ${olderThan} ${newestFirst}`,
);

/** The newest page of the category and of each one below it, and of those together the newest page. */
export const categoryByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns}
     FROM category CROSS JOIN repair ON repair.id IN (
            SELECT newest.id FROM repair AS newest
             WHERE newest.category_id = category.id AND (newest.received_at, newest.id) < (:at, :id)
               AND (:state = '' OR newest.state = :state) AND (:group = 'all' OR newest.state_group = :group)
             ORDER BY newest.received_at DESC, newest.id DESC LIMIT :limit)
          CROSS JOIN customer ON customer.id = repair.customer_id
          LEFT JOIN device ON device.id = repair.device_id
          LEFT JOIN person AS owner ON owner.id = repair.owner_id
          LEFT JOIN person AS technician ON technician.id = repair.technician_id
    WHERE category.id IN ${inCategory} ${newestFirst}`,
);

export const foundByReceipt = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${foundTables}
    WHERE repair.id = found.value AND (:group = 'all' OR repair.state_group = :group)
      AND ${promisedKey} < :due_before AND ${olderThan} AND ${filters} ${newestFirst}`,
);

export const repairsOfCustomer = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.customer_id = :customer
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
);

export const repairsOfDevice = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.device_id = :device
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
);

/** Open orders only, and nothing of them that their index does not hold. */
export const openCounts = select(
  z.object({ open: z.number(), dueToday: z.number(), late: z.number(), notPromised: z.number() }),
  `SELECT count(*) AS open, ifnull(sum(${promisedKey} = :today), 0) AS dueToday,
          ifnull(sum(${promisedKey} < :today), 0) -
            (SELECT count(*) FROM repair AS waiting WHERE waiting.state_group = 'open' AND waiting.state = 'ready'
                AND ifnull(waiting.promised_on, '9999-12-31') < :today) AS late, ifnull(sum(${promisedKey} = '9999-12-31'), 0) AS notPromised
     FROM repair WHERE repair.state_group = 'open'`,
);

export const countReceived = select(
  z.object({ count: z.number() }),
  'SELECT count(*) AS count FROM repair WHERE received_at >= :from AND received_at < :until',
);
