import { z } from 'zod';
import { select } from '../store/statement.ts';

const id = z.object({ id: z.number() });

/** A telephone with two cards has two numbers. */
export const devicesWithSerial = select(
  id,
  `SELECT id FROM device WHERE serial_key = :key
   UNION ALL SELECT id FROM device WHERE imei2_key = :key`,
);

export const newestDevicesOf = select(
  z.object({ id: z.number(), customer_id: z.number() }),
  `SELECT id, customer_id FROM device
    WHERE customer_id IN (SELECT value FROM json_each(:customers)) ORDER BY id DESC LIMIT 200`,
);

export const devicesInRepairs = select(
  z.object({ id: z.number(), device_id: z.number() }),
  `SELECT id, device_id FROM repair
    WHERE id IN (SELECT value FROM json_each(:repairs)) AND device_id IS NOT NULL`,
);

export const foundDevices = select(
  z.object({
    id: z.number(),
    label: z.string(),
    category_id: z.number(),
    serial: z.string(),
    serial_key: z.string().nullable(),
    imei2_key: z.string().nullable(),
    receipt_number: z.string(),
    purchased_on: z.string().nullable(),
    customer_id: z.number(),
    customer_name: z.string(),
    open_repair_id: z.number().nullable(),
  }),
  `SELECT device.id, device.label, device.category_id, device.serial, device.serial_key, device.imei2_key,
          device.receipt_number, device.purchased_on, device.customer_id, customer.name AS customer_name,
          (SELECT repair.id FROM repair WHERE device_id = device.id AND state_group = 'open'
            ORDER BY received_at DESC LIMIT 1) AS open_repair_id
     FROM device CROSS JOIN customer ON customer.id = device.customer_id
    WHERE device.id IN (SELECT value FROM json_each(:devices))`,
);
