import { z } from 'zod';
import { alertReasons } from '../../../shared/promises/promises.contract.ts';
import { change, select } from '../store/statement.ts';

const alertRow = z.object({
  id: z.number(),
  promiseId: z.number(),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  customerId: z.number(),
  customerName: z.string(),
  customerPhone: z.string(),
  dueOn: z.string(),
  foundAt: z.number(),
  expectedOn: z.string().nullable(),
  why: z.enum(alertReasons),
});

const columns = `promise_alert.id, promise_alert.promise_id AS promiseId, promise_alert.repair_id AS repairId,
       repair.number, ifnull(device.label, repair.service) AS label, customer.id AS customerId,
       customer.name AS customerName,
       ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '')
         AS customerPhone,
       promise.due_on AS dueOn, promise_alert.found_at AS foundAt, promise_alert.expected_on AS expectedOn,
       promise_alert.why`;
const tables = `promise_alert CROSS JOIN promise ON promise.id = promise_alert.promise_id
          CROSS JOIN repair ON repair.id = promise_alert.repair_id
          CROSS JOIN customer ON customer.id = repair.customer_id
          LEFT JOIN device ON device.id = repair.device_id`;
const isToTell =
  'promise_alert.found_at > 0 AND promise_alert.told_at IS NULL AND promise_alert.gone_at IS NULL';

/** A few, or the shop has other worries. */
export const alertsToTell = select(
  alertRow,
  `SELECT ${columns} FROM ${tables} WHERE ${isToTell} ORDER BY promise_alert.found_at, promise_alert.id LIMIT 500`,
);

export const alertOfRepair = select(
  alertRow,
  `SELECT ${columns} FROM ${tables} WHERE promise_alert.repair_id = :repair AND ${isToTell} LIMIT 1`,
);

export const alertById = select(
  alertRow.extend({ toldAt: z.number().nullable(), goneAt: z.number().nullable() }),
  `SELECT ${columns}, promise_alert.told_at AS toldAt, promise_alert.gone_at AS goneAt
     FROM ${tables} WHERE promise_alert.id = :id`,
);

/** Those that stand, with no more than is needed to see whether they still should. */
export const standingAlerts = select(
  z.object({
    id: z.number(),
    promiseId: z.number(),
    repairId: z.number(),
    expectedOn: z.string().nullable(),
    why: z.string(),
  }),
  `SELECT id, promise_id AS promiseId, repair_id AS repairId, expected_on AS expectedOn, why FROM promise_alert
    WHERE found_at > 0 AND told_at IS NULL AND gone_at IS NULL`,
);

export const sameAlert = select(
  z.object({ id: z.number(), toldAt: z.number().nullable() }),
  `SELECT id, told_at AS toldAt FROM promise_alert
    WHERE promise_id = :promise AND ifnull(expected_on, '') = ifnull(:expected_on, '')`,
);

export const insertAlert = change(`
  INSERT INTO promise_alert (id, promise_id, repair_id, found_at, expected_on, why)
  VALUES (:id, :promise, :repair, :now, :expected_on, :why)`);

export const alertIsGone = change('UPDATE promise_alert SET gone_at = :now WHERE id = :id');

/** The promise has ended, so nobody need be told. */
export const alertsAreGone = change(
  'UPDATE promise_alert SET gone_at = :now WHERE promise_id = :promise AND told_at IS NULL AND gone_at IS NULL',
);

export const alertIsBack = change(
  'UPDATE promise_alert SET gone_at = NULL, found_at = :now, why = :why WHERE id = :id',
);

export const alertIsTold = change(`
  UPDATE promise_alert SET told_at = :now, told_by = :person, how = :how, note = :note, new_promise_id = :promise
   WHERE id = :id`);
