-- Imports that can be undone, and mappings that the shop keeps.

-- All ids from the import's own to the last one were given out by it and by nobody else. NULL: nobody knows.
ALTER TABLE import ADD COLUMN last_id INTEGER;
ALTER TABLE import ADD COLUMN undone_at INTEGER;
ALTER TABLE import ADD COLUMN undone_by INTEGER REFERENCES person (id);

-- Of earlier imports: everything made in the transaction bears its instant.
UPDATE import SET last_id = (
  SELECT max(id) FROM (
    SELECT customer.id FROM customer WHERE customer.id > import.id AND customer.created_at = import.at
    UNION ALL
    SELECT customer_phone.id FROM customer JOIN customer_phone ON customer_phone.customer_id = customer.id
     WHERE customer.id > import.id AND customer.created_at = import.at AND customer.changed_at = import.at
    UNION ALL
    SELECT device_owner.id FROM device JOIN device_owner ON device_owner.device_id = device.id
     WHERE device.id > import.id AND device.created_at = import.at AND device.changed_at = import.at
    UNION ALL
    SELECT repair.id FROM repair WHERE repair.import_id = import.id
  )
);

-- A customer who goes with an import is looked for in every table that may name one.
CREATE INDEX promise_by_customer ON promise (customer_id);
CREATE INDEX model_by_brand ON model (brand_id) WHERE brand_id IS NOT NULL;

-- How files with these headings are understood.
CREATE TABLE import_profile (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL UNIQUE, -- searchText(name)
  kind        TEXT NOT NULL,        -- 'customers', 'devices', 'repairs'
  mapping     TEXT NOT NULL,        -- JSON, target to heading
  shape       TEXT NOT NULL,        -- JSON, shared/records/file-shape.ts
  date_format TEXT,                 -- NULL: as the file shows
  changed_at  INTEGER NOT NULL
) STRICT;
