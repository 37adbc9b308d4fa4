import { z } from 'zod';
import { select } from '../store/statement.ts';
import { repairColumns, repairTables, storedRepair } from './lists.sql.ts';

export const phonesOfFound = select(
  z.object({
    id: z.number(),
    name: z.string(),
    number: z.string(),
    phone: z.string(),
    changedAt: z.number(),
    openRepairs: z.number(),
  }),
  `SELECT customer.id, customer.name, customer.number, customer_phone.e164 AS phone, customer.changed_at AS changedAt,
          (SELECT count(*) FROM repair WHERE customer_id = customer.id AND state_group = 'open') AS openRepairs
     FROM json_each(:ids) AS found CROSS JOIN customer ON customer.id = found.value
          CROSS JOIN customer_phone ON customer_phone.customer_id = customer.id
    WHERE customer.merged_into IS NULL`,
);

export const openOfCustomer = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE repair.customer_id = :customer AND repair.state_group = 'open'
    ORDER BY repair.received_at DESC LIMIT 50`,
);

export const lastOfCustomer = select(
  storedRepair,
  `SELECT ${repairColumns} FROM ${repairTables}
    WHERE repair.customer_id = :customer AND repair.state_group = 'closed'
    ORDER BY repair.received_at DESC LIMIT 5`,
);

/** What was promised on the customer's orders, the newest first. */
export const promisesToCustomer = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    number: z.string(),
    label: z.string(),
    dueOn: z.string(),
    madeAt: z.number(),
    last: z.number(),
    open: z.number(),
    readyAt: z.number().nullable(),
  }),
  `SELECT promise.id, repair.id AS repairId, repair.number, ifnull(device.label, repair.service) AS label,
          promise.due_on AS dueOn, promise.made_at AS madeAt,
          NOT EXISTS (SELECT 1 FROM promise AS later WHERE later.repair_id = repair.id AND later.id > promise.id) AS last,
          repair.state_group = 'open' AS open, ifnull(repair.ready_at, repair.closed_at) AS readyAt
     FROM repair CROSS JOIN promise ON promise.repair_id = repair.id LEFT JOIN device ON device.id = repair.device_id
    WHERE repair.customer_id = :customer AND promise.kind = 'handover'
    ORDER BY promise.id DESC LIMIT 20`,
);
