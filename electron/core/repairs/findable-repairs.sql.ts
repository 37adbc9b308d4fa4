import { z } from 'zod';
import { select } from '../store/statement.ts';

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
    WHERE repair.id = :id`,
);
