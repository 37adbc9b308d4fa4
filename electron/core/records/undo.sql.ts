import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** Whether an id was given out by the import: they follow each other from its own to its last. */
const mine = (column: string) => `${column} > :first AND ${column} <= :last`;
const notMine = (column: string) => `NOT (${mine(column)})`;

const title = z.object({ title: z.string() });

export const importById = select(
  z.object({
    id: z.number(),
    file_name: z.string(),
    last_id: z.number().nullable(),
    undone_at: z.number().nullable(),
  }),
  'SELECT id, file_name, last_id, undone_at FROM import WHERE id = :id',
);

/** Another file's row that was taken in on a record of this one. */
export const laterImport = select(
  title,
  `SELECT import.file_name AS title FROM import_row JOIN import ON import.id = import_row.import_id
    WHERE import_row.import_id <> :first
      AND ((${mine('import_row.ref')}) OR EXISTS (
        SELECT 1 FROM repair WHERE repair.id = import_row.ref AND ((${mine('repair.device_id')}) OR (${mine('repair.customer_id')}))
        UNION ALL
        SELECT 1 FROM device WHERE device.id = import_row.ref AND ${mine('device.customer_id')}
      ))
    LIMIT 1`,
);

export const laterRepair = select(
  title,
  `SELECT number AS title FROM repair WHERE ${mine('device_id')} AND ${notMine('id')}
   UNION ALL
   SELECT number FROM repair WHERE ${mine('customer_id')} AND ${notMine('id')}
   LIMIT 1`,
);

export const laterDevice = select(
  title,
  `SELECT label AS title FROM device WHERE ${mine('customer_id')} AND ${notMine('id')} LIMIT 1`,
);

export const laterOwner = select(
  title,
  `SELECT device.label AS title FROM device_owner JOIN device ON device.id = device_owner.device_id
    WHERE ${notMine('device_owner.id')} AND (${mine('device_owner.customer_id')} OR ${mine('device_owner.device_id')})
    LIMIT 1`,
);

/** What was done to a record by hand left an event under its id; the import itself left none. */
export const changedSince = select(
  title,
  `SELECT CASE event.domain
            WHEN 'customers' THEN (SELECT name FROM customer WHERE id = event.subject)
            WHEN 'devices' THEN (SELECT label FROM device WHERE id = event.subject)
            ELSE (SELECT number FROM repair WHERE id = event.subject) END AS title
     FROM event
    WHERE event.domain IN ('customers', 'devices', 'repairs') AND ${mine('event.subject')}
    LIMIT 1`,
);

export const laterVisit = select(
  title,
  `SELECT customer.name AS title FROM visit JOIN customer ON customer.id = visit.customer_id
    WHERE ${mine('visit.customer_id')} LIMIT 1`,
);

export const laterPromise = select(
  title,
  `SELECT customer.name AS title FROM promise JOIN customer ON customer.id = promise.customer_id
    WHERE ${mine('promise.customer_id')} OR ${mine('promise.repair_id')} LIMIT 1`,
);

export const laterPaper = select(
  title,
  `SELECT device.label AS title FROM paper JOIN device ON device.id = paper.device_id
    WHERE ${mine('paper.device_id')}
   UNION ALL
   SELECT repair.number FROM paper JOIN repair ON repair.id = paper.repair_id WHERE ${mine('paper.repair_id')}
   LIMIT 1`,
);

/** Cover, void marks and decisions: what was promised or said of a device or a repair. */
export const laterWarranty = select(
  title,
  `SELECT device.label AS title FROM warranty_cover JOIN device ON device.id = warranty_cover.device_id
    WHERE ${mine('warranty_cover.device_id')}
   UNION ALL
   SELECT device.label FROM warranty_void JOIN device ON device.id = warranty_void.device_id
    WHERE ${mine('warranty_void.device_id')}
   UNION ALL
   SELECT repair.number FROM warranty_decision JOIN repair ON repair.id = warranty_decision.repair_id
    WHERE ${mine('warranty_decision.repair_id')}
   LIMIT 1`,
);

const removal = (table: string, column = 'id') => change(`DELETE FROM ${table} WHERE ${mine(column)}`);

export const removeEntries = change(
  `DELETE FROM search_entry WHERE kind IN ('customer', 'device', 'repair') AND ${mine('ref')}`,
);
export const removeRepairs = removal('repair');
export const removeOwners = removal('device_owner');
export const removeDevices = removal('device');
export const removePhones = removal('customer_phone');
export const removeConsents = removal('customer_consent', 'customer_id');
export const removeCustomers = removal('customer');
export const removeImportRows = change('DELETE FROM import_row WHERE import_id = :first');

/** Somebody changed the word by hand, so it is theirs now. */
const touched = (id: string) =>
  `EXISTS (SELECT 1 FROM event WHERE event.domain = 'catalogue' AND event.subject = ${id})`;

export const removeModels = change(
  `DELETE FROM model WHERE ${mine('id')} AND NOT ${touched('model.id')}
      AND NOT EXISTS (SELECT 1 FROM device WHERE device.model_id = model.id)
      AND NOT EXISTS (SELECT 1 FROM warranty_terms WHERE warranty_terms.model_id = model.id)
      AND NOT EXISTS (SELECT 1 FROM unit WHERE unit.model_id = model.id)`,
);

export const removeBrands = change(
  `DELETE FROM brand WHERE ${mine('id')} AND NOT ${touched('brand.id')}
      AND NOT EXISTS (SELECT 1 FROM device WHERE device.brand_id = brand.id)
      AND NOT EXISTS (SELECT 1 FROM model WHERE model.brand_id = brand.id)`,
);

/** The words go first; a category that has none left goes with them. */
export const removeCategoryNames = change(
  `DELETE FROM category_name WHERE category_id IN (
     SELECT category.id FROM category
      WHERE ${mine('category.id')} AND NOT ${touched('category.id')}
        AND NOT EXISTS (SELECT 1 FROM device WHERE device.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM repair WHERE repair.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM model WHERE model.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM unit WHERE unit.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM warranty_terms WHERE warranty_terms.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM warranty_service WHERE warranty_service.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM intake_template WHERE intake_template.category_id = category.id)
        AND NOT EXISTS (SELECT 1 FROM category AS child WHERE child.parent = category.id))`,
);

export const removeCategories = change(
  `DELETE FROM category
    WHERE ${mine('id')} AND NOT EXISTS (SELECT 1 FROM category_name WHERE category_name.category_id = category.id)`,
);

export const markUndone = change('UPDATE import SET undone_at = :at, undone_by = :by WHERE id = :id');
