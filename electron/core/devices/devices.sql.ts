import { z } from 'zod';
import { proofs } from '../../../shared/devices/devices.contract.ts';
import { change, select } from '../store/statement.ts';

const columns = {
  id: z.number(),
  customer_id: z.number(),
  category_id: z.number(),
  brand_id: z.number().nullable(),
  model_id: z.number().nullable(),
  label: z.string(),
  serial: z.string(),
  serial_key: z.string().nullable(),
  imei2_key: z.string().nullable(),
  purchased_on: z.string().nullable(),
  delivered_on: z.string().nullable(),
  installed_on: z.string().nullable(),
  manufactured_on: z.string().nullable(),
  receipt_number: z.string(),
  proof: z.enum(proofs),
  seller: z.string(),
  place: z.string(),
  price_minor: z.number().nullable(),
  notes: z.string(),
  is_registered: z.number(),
  void_reason: z.string(),
  created_at: z.number(),
  changed_at: z.number(),
};

export const deviceById = select(
  z.object({ ...columns, customer_name: z.string(), open_repair_id: z.number().nullable() }),
  `SELECT ${Object.keys(columns)
    .map((name) => `device.${name}`)
    .join(', ')},
          customer.name AS customer_name,
          (SELECT repair.id FROM repair WHERE device_id = device.id AND state_group = 'open'
            ORDER BY received_at DESC LIMIT 1) AS open_repair_id
     FROM device JOIN customer ON customer.id = device.customer_id
    WHERE device.id = :id`,
);

export const ownersOf = select(
  z.object({ customerId: z.number(), name: z.string(), sinceOn: z.string() }),
  `SELECT device_owner.customer_id AS customerId, customer.name, device_owner.since_on AS sinceOn
     FROM device_owner JOIN customer ON customer.id = device_owner.customer_id
    WHERE device_owner.device_id = :device
    ORDER BY device_owner.since_on, device_owner.id`,
);

const row = z.object({
  id: z.number(),
  label: z.string(),
  category_id: z.number(),
  serial: z.string(),
  purchasedOn: z.string().nullable(),
  customerId: z.number(),
  customerName: z.string(),
  openRepairId: z.number().nullable(),
  changed_at: z.number(),
});

const rowColumns = `device.id, device.label, device.category_id, device.serial, device.purchased_on AS purchasedOn,
       device.customer_id AS customerId, customer.name AS customerName,
       (SELECT repair.id FROM repair WHERE device_id = device.id AND state_group = 'open'
         ORDER BY received_at DESC LIMIT 1) AS openRepairId,
       device.changed_at`;

/** Either of two numbers, of which a telephone with two cards has both. */
export const deviceWithSerial = select(
  row,
  `SELECT ${rowColumns}
     FROM device JOIN customer ON customer.id = device.customer_id
    WHERE device.id IN (SELECT id FROM device WHERE serial_key = :key
                        UNION ALL SELECT id FROM device WHERE imei2_key = :key)
      AND device.id <> :except
    LIMIT 1`,
);

export const devicesOfCustomer = select(
  row,
  `SELECT ${rowColumns}
     FROM device JOIN customer ON customer.id = device.customer_id
    WHERE device.customer_id = :customer ORDER BY device.id DESC LIMIT 500`,
);

export const newestDevices = select(
  row,
  `SELECT ${rowColumns}
     FROM device CROSS JOIN customer ON customer.id = device.customer_id
    WHERE (device.changed_at, device.id) < (:at, :id)
    ORDER BY device.changed_at DESC, device.id DESC LIMIT :limit`,
);

export const devicesOfProduct = select(
  z.object({
    id: z.number(),
    label: z.string(),
    brand_id: z.number().nullable(),
    model_id: z.number().nullable(),
    category_id: z.number(),
  }),
  `SELECT id, label, brand_id, model_id, category_id FROM device WHERE model_id = :model
   UNION ALL
   SELECT id, label, brand_id, model_id, category_id FROM device WHERE category_id = :category`,
);

/** What a device is found by. */
export const deviceToFind = select(
  z.object({
    label: z.string(),
    category_id: z.number(),
    brand: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string(),
    serial_key: z.string().nullable(),
    imei2_key: z.string().nullable(),
    receipt_number: z.string(),
    seller: z.string(),
    place: z.string(),
    customer_name: z.string(),
  }),
  `SELECT device.label, device.category_id, brand.name AS brand, model.name AS model, device.serial,
          device.serial_key, device.imei2_key, device.receipt_number, device.seller, device.place,
          customer.name AS customer_name
     FROM device CROSS JOIN customer ON customer.id = device.customer_id
     LEFT JOIN brand ON brand.id = device.brand_id
     LEFT JOIN model ON model.id = device.model_id
    WHERE device.id = :id`,
);

export const idsOfCustomer = select(
  z.object({ id: z.number() }),
  'SELECT id FROM device WHERE customer_id = :customer',
);

export const addDevice = change(`
  INSERT INTO device (id, customer_id, category_id, brand_id, model_id, label, serial, serial_key, imei2_key,
                      purchased_on, delivered_on, installed_on, manufactured_on, receipt_number, proof, seller, place,
                      price_minor, notes, is_registered, void_reason, created_at, changed_at)
  VALUES (:id, :customer_id, :category_id, :brand_id, :model_id, :label, :serial, :serial_key, :imei2_key,
          :purchased_on, :delivered_on, :installed_on, :manufactured_on, :receipt_number, :proof, :seller, :place,
          :price_minor, :notes, :is_registered, '', :now, :now)`);

export const changeDevice = change(`
  UPDATE device
     SET category_id = :category_id, brand_id = :brand_id, model_id = :model_id, label = :label, serial = :serial,
         serial_key = :serial_key, imei2_key = :imei2_key, purchased_on = :purchased_on,
         delivered_on = :delivered_on, installed_on = :installed_on, manufactured_on = :manufactured_on,
         receipt_number = :receipt_number, proof = :proof, seller = :seller, place = :place,
         price_minor = :price_minor, notes = :notes, is_registered = :is_registered, changed_at = :now
   WHERE id = :id`);

export const labelDevice = change('UPDATE device SET label = :label WHERE id = :id');

export const moveToCategory = change('UPDATE device SET category_id = :category WHERE model_id = :model');

export const addOwner = change(`
  INSERT INTO device_owner (id, device_id, customer_id, since_on) VALUES (:id, :device, :customer, :since_on)`);

export const giveTo = change('UPDATE device SET customer_id = :customer, changed_at = :now WHERE id = :id');
