import { z } from 'zod';
import { repairRow } from '../../../shared/repairs/repairs.contract.ts';
import { select } from '../store/statement.ts';

/** The columns of `repairRow`. */
export const repairColumns = `repair.id, repair.number, repair.customer_id AS customerId, customer.name AS customerName,
       repair.device_id AS deviceId, ifnull(device.label, repair.service) AS label,
       ifnull(device.serial, '') AS serial, device.category_id AS categoryId, repair.fault, repair.state,
       repair.state_group AS "group", repair.coverage, repair.promised_on AS promisedOn,
       repair.received_at AS receivedAt, repair.closed_at AS closedAt, owner.name AS ownerName`;

/** CROSS JOIN keeps the order of the tables: the repairs are read by their index, the rest is looked up. */
export const repairTables = `repair CROSS JOIN customer ON customer.id = repair.customer_id
  LEFT JOIN device ON device.id = repair.device_id
  LEFT JOIN person AS owner ON owner.id = repair.owner_id`;

const filters = `(:state = '' OR repair.state = :state)
   AND (:late_before = '' OR repair.promised_on < :late_before)
   AND (:category = 0 OR device.category_id IN (SELECT id FROM category WHERE id = :category OR parent = :category))`;

/** The search says which; the list sorts and filters them like all others. */
const isFound = 'repair.id IN (SELECT value FROM json_each(:ids))';

const promisedKey = `ifnull(repair.promised_on, '9999-12-31')`;

const byPromise = (extra: string) => `
  SELECT ${repairColumns} FROM ${repairTables}
   WHERE repair.state_group = 'open' AND (${promisedKey}, repair.id) > (:day, :id) AND ${filters}${extra}
   ORDER BY ${promisedKey}, repair.id LIMIT :limit`;

const byReceipt = (scope: string, extra: string) => `
  SELECT ${repairColumns} FROM ${repairTables}
   WHERE ${scope}(repair.received_at, repair.id) < (:at, :id) AND ${filters}${extra}
   ORDER BY repair.received_at DESC, repair.id DESC LIMIT :limit`;

const found = ` AND ${isFound}`;
const ofGroup = 'repair.state_group = :group AND ';

export const openByPromise = select(repairRow, byPromise(''));
export const openByPromiseFound = select(repairRow, byPromise(found));
export const groupByReceipt = select(repairRow, byReceipt(ofGroup, ''));
export const groupByReceiptFound = select(repairRow, byReceipt(ofGroup, found));
export const allByReceipt = select(repairRow, byReceipt('', ''));
export const allByReceiptFound = select(repairRow, byReceipt('', found));

export const repairsOfCustomer = select(
  repairRow,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.customer_id = :customer
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
);

export const repairsOfDevice = select(
  repairRow,
  `SELECT ${repairColumns} FROM ${repairTables} WHERE repair.device_id = :device
    ORDER BY repair.received_at DESC, repair.id DESC LIMIT 200`,
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
