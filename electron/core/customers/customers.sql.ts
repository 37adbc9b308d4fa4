import { z } from 'zod';
import { channels, consentPurposes, customerKinds } from '../../../shared/customers/customers.contract.ts';
import { calendarSchema, languageSchema } from '../../../shared/kernel/language.ts';
import { change, select } from '../store/statement.ts';

const facts = {
  id: z.number(),
  number: z.string(),
  kind: z.enum(customerKinds),
  name: z.string(),
  email: z.string(),
  address: z.string(),
  tax_number: z.string(),
  language: languageSchema,
  calendar: calendarSchema,
  channel: z.enum(channels),
  notes: z.string(),
  flag: z.string(),
  balance_minor: z.number(),
  merged_into: z.number().nullable(),
  created_at: z.number(),
  changed_at: z.number(),
};

export type CustomerRecord = z.output<z.ZodObject<typeof facts>>;

export const customerById = select(
  z.object(facts),
  `SELECT id, number, kind, name, email, address, tax_number, language, calendar, channel, notes, flag,
          balance_minor, merged_into, created_at, changed_at
     FROM customer WHERE id = :id`,
);

export const signpostOf = select(
  z.object({ merged_into: z.number().nullable() }),
  'SELECT merged_into FROM customer WHERE id = :id',
);

export const phonesOf = select(
  z.object({ typed: z.string(), e164: z.string(), label: z.string() }),
  'SELECT typed, e164, label FROM customer_phone WHERE customer_id = :id ORDER BY position',
);

export const consentsOf = select(
  z.object({ purpose: z.enum(consentPurposes), is_given: z.number(), changed_at: z.number() }),
  'SELECT purpose, is_given, changed_at FROM customer_consent WHERE customer_id = :id',
);

const row = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.enum(customerKinds),
  name: z.string(),
  phone: z.string(),
  language: languageSchema,
  flag: z.string(),
  changedAt: z.number(),
});

const rowColumns = `customer.id, customer.number, customer.kind, customer.name,
       ifnull((SELECT e164 FROM customer_phone WHERE customer_id = customer.id ORDER BY position LIMIT 1), '') AS phone,
       customer.language, customer.flag, customer.changed_at AS changedAt`;

export const customerRow = select(row, `SELECT ${rowColumns} FROM customer WHERE id = :id`);

export const newestCustomers = select(
  row,
  `SELECT ${rowColumns} FROM customer
    WHERE (changed_at, id) < (:at, :id) AND merged_into IS NULL
    ORDER BY changed_at DESC, id DESC LIMIT :limit`,
);

export const customersWithPhone = select(
  row,
  `SELECT DISTINCT ${rowColumns}
     FROM customer_phone AS held CROSS JOIN customer ON customer.id = held.customer_id
    WHERE held.e164 = :e164 AND customer.merged_into IS NULL LIMIT 20`,
);

/** Visits and repairs are the repairs' tables; here they are only counted. */
export const standingOf = select(
  z.object({
    repairs: z.number(),
    openRepairs: z.number(),
    devices: z.number(),
    firstDeviceAt: z.number().nullable(),
    lastRepairAt: z.number().nullable(),
    lastVisitAt: z.number().nullable(),
  }),
  `SELECT (SELECT count(*) FROM repair WHERE customer_id = :id) AS repairs,
          (SELECT count(*) FROM repair WHERE customer_id = :id AND state_group = 'open') AS openRepairs,
          (SELECT count(*) FROM device WHERE customer_id = :id) AS devices,
          (SELECT min(created_at) FROM device WHERE customer_id = :id) AS firstDeviceAt,
          (SELECT max(received_at) FROM repair WHERE customer_id = :id) AS lastRepairAt,
          (SELECT max(at) FROM visit WHERE customer_id = :id) AS lastVisitAt`,
);

export const addCustomer = change(`
  INSERT INTO customer (id, number, kind, name, name_key, email, address, tax_number, language, calendar, channel,
                        notes, flag, created_at, changed_at)
  VALUES (:id, :number, :kind, :name, :name_key, :email, :address, :tax_number, :language, :calendar, :channel,
          :notes, :flag, :now, :now)`);

export const changeCustomer = change(`
  UPDATE customer
     SET kind = :kind, name = :name, name_key = :name_key, email = :email, address = :address,
         tax_number = :tax_number, language = :language, calendar = :calendar, channel = :channel, notes = :notes,
         flag = :flag, changed_at = :now
   WHERE id = :id`);

export const addPhone = change(`
  INSERT INTO customer_phone (id, customer_id, position, typed, e164, label)
  VALUES (:id, :customer, :position, :typed, :e164, :label)`);

export const removePhones = change('DELETE FROM customer_phone WHERE customer_id = :customer');

export const setConsent = change(`
  INSERT INTO customer_consent (customer_id, purpose, is_given, changed_at)
  VALUES (:customer, :purpose, :is_given, :at)
  ON CONFLICT (customer_id, purpose) DO UPDATE
     SET is_given = excluded.is_given, changed_at = excluded.changed_at
   WHERE is_given <> excluded.is_given`);
