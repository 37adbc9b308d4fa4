import { z } from 'zod';
import { select } from '../store/statement.ts';

export const customerStanding = select(
  z.object({ name: z.string(), email: z.string(), address: z.string() }),
  'SELECT name, email, address FROM customer WHERE id = ifnull((SELECT merged_into FROM customer WHERE id = :id), :id)',
);

export const phonesStanding = select(
  z.object({ e164: z.string() }),
  'SELECT e164 FROM customer_phone WHERE customer_id = :id ORDER BY position',
);

export const deviceStanding = select(
  z.object({
    customer_id: z.number(),
    label: z.string(),
    category_id: z.number(),
    category: z.string(),
    brand: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string(),
    purchased_on: z.string().nullable(),
    manufactured_on: z.string().nullable(),
    receipt_number: z.string(),
  }),
  `SELECT device.customer_id, device.label, device.category_id, category.name AS category, brand.name AS brand,
          model.name AS model, device.serial, device.purchased_on, device.manufactured_on, device.receipt_number
     FROM device CROSS JOIN category ON category.id = device.category_id
     LEFT JOIN brand ON brand.id = device.brand_id
     LEFT JOIN model ON model.id = device.model_id
    WHERE device.id = :id`,
);

export const repairStanding = select(
  z.object({
    number: z.string(),
    customer_id: z.number(),
    device_id: z.number().nullable(),
    fault: z.string(),
    finding: z.string(),
    outcome: z.string(),
    received_at: z.number(),
    closed_at: z.number().nullable(),
  }),
  `SELECT number, customer_id, device_id, fault, finding, outcome, received_at, closed_at
     FROM repair WHERE id = :id`,
);

export const categoryOfKey = select(
  z.object({ category_id: z.number() }),
  'SELECT category_id FROM category_name WHERE name_key = :key',
);

export const brandOfKey = select(z.object({ id: z.number() }), 'SELECT id FROM brand WHERE name_key = :key');
