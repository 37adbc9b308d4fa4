/** What must hold in every file of a shop, whatever happened to its process: each statement selects what breaks it. */
export const shopRules: Readonly<Record<string, string>> = {
  'a page or a row is damaged': `SELECT integrity_check AS found FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
  'a row points to nothing': `SELECT "table" AS found FROM pragma_foreign_key_check`,
  'an order without its visit': `SELECT id AS found FROM repair WHERE visit_id IS NULL AND import_id IS NULL`,
  'a visit without an order': `
    SELECT id AS found FROM visit WHERE NOT EXISTS (SELECT 1 FROM repair WHERE visit_id = visit.id)`,
  'an order of another customer than its visit': `
    SELECT repair.id AS found FROM repair JOIN visit ON visit.id = visit_id
     WHERE repair.customer_id <> visit.customer_id`,
  'an order that left no event': `
    SELECT id AS found FROM repair
     WHERE NOT EXISTS (SELECT 1 FROM event WHERE domain = 'repairs' AND subject = repair.id)`,
  'an order that cannot be found': `
    SELECT id AS found FROM repair
     WHERE NOT EXISTS (SELECT 1 FROM search_entry WHERE kind = 'repair' AND ref = repair.id)`,
  'an order without its receipt': `
    SELECT id AS found FROM repair
     WHERE NOT EXISTS (SELECT 1 FROM paper WHERE kind = 'receipt' AND paper.visit_id = repair.visit_id)`,
  'an order without its label': `
    SELECT id AS found FROM repair
     WHERE NOT EXISTS (SELECT 1 FROM paper WHERE kind = 'label' AND repair_id = repair.id)`,
  'an order without its decision': `
    SELECT id AS found FROM repair
     WHERE device_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM warranty_decision WHERE repair_id = repair.id)`,
  'an order that shows another day than was promised last': `
    SELECT id AS found FROM repair
     WHERE promised_on IS NOT (SELECT due_on FROM promise WHERE repair_id = repair.id ORDER BY id DESC LIMIT 1)`,
  'a promise that does not revise the one before it': `
    SELECT id AS found FROM promise
     WHERE revises IS NOT (SELECT max(id) FROM promise AS earlier
                            WHERE earlier.repair_id = promise.repair_id AND earlier.id < promise.id)`,
  'a customer who left no event': `
    SELECT id AS found FROM customer
     WHERE NOT EXISTS (SELECT 1 FROM event WHERE domain = 'customers' AND subject = customer.id)`,
  'a customer who cannot be found': `
    SELECT id AS found FROM customer
     WHERE NOT EXISTS (SELECT 1 FROM search_entry WHERE kind = 'customer' AND ref = customer.id)`,
  'a customer without consents': `
    SELECT id AS found FROM customer
     WHERE (SELECT count(*) FROM customer_consent WHERE customer_id = customer.id) <> 3`,
  'a device that left no event': `
    SELECT id AS found FROM device
     WHERE NOT EXISTS (SELECT 1 FROM event WHERE domain = 'devices' AND subject = device.id)`,
  'a device that cannot be found': `
    SELECT id AS found FROM device
     WHERE NOT EXISTS (SELECT 1 FROM search_entry WHERE kind = 'device' AND ref = device.id)`,
  'a device without the owner that it shows': `
    SELECT id AS found FROM device
     WHERE customer_id IS NOT (SELECT customer_id FROM device_owner WHERE device_id = device.id
                                ORDER BY since_on DESC, id DESC LIMIT 1)`,
  'an entry of the search for nothing': `
    SELECT ref AS found FROM search_entry
     WHERE ref NOT IN (SELECT id FROM customer WHERE search_entry.kind = 'customer'
                       UNION ALL SELECT id FROM device WHERE search_entry.kind = 'device'
                       UNION ALL SELECT id FROM repair WHERE search_entry.kind = 'repair')`,
  'a number left out or given twice': `
    SELECT kind AS found FROM number_series
     WHERE next - 1 <> CASE kind WHEN 'repair' THEN (SELECT count(*) FROM repair)
                                 WHEN 'customer' THEN (SELECT count(*) FROM customer) END`,
  'an id given twice, or never given out': `
    WITH given (id) AS (SELECT id FROM customer UNION ALL SELECT id FROM customer_phone UNION ALL SELECT id FROM device
                        UNION ALL SELECT id FROM device_owner UNION ALL SELECT id FROM visit
                        UNION ALL SELECT id FROM repair UNION ALL SELECT id FROM promise
                        UNION ALL SELECT id FROM paper UNION ALL SELECT id FROM warranty_decision
                        UNION ALL SELECT id FROM brand UNION ALL SELECT id FROM model
                        UNION ALL SELECT id FROM person UNION ALL SELECT id FROM session)
    SELECT given.id AS found FROM given CROSS JOIN branch
     GROUP BY given.id HAVING count(*) > 1 OR given.id >= branch.number * 1099511627776 + branch.next_id`,
  'an event that is not there': 'SELECT max(id) AS found FROM event HAVING max(id) <> count(*)',
  'an event whose command left no answer': `
    SELECT id AS found FROM event
     WHERE NOT EXISTS (SELECT 1 FROM command WHERE procedure = event.procedure AND at = event.at)`,
  'an answer whose command left no event': `
    SELECT key AS found FROM command
     WHERE NOT EXISTS (SELECT 1 FROM event WHERE procedure = command.procedure AND at = command.at)`,
};
