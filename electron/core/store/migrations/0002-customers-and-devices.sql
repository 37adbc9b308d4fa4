-- Customers, the catalogue, and the devices that they own.

CREATE TABLE customer (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,      -- searchText(name)
  email       TEXT NOT NULL,
  address     TEXT NOT NULL,
  tax_number  TEXT NOT NULL,
  language    TEXT NOT NULL,
  calendar    TEXT NOT NULL,
  channel     TEXT NOT NULL,      -- how they want to be told
  notes       TEXT NOT NULL,
  flag        TEXT NOT NULL,      -- the note that must be seen at once; '' for none
  balance_minor INTEGER NOT NULL DEFAULT 0, -- carried over from old records: what the customer owes (+) or is owed (−)
  merged_into INTEGER REFERENCES customer (id),
  created_at  INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (name_key, id);
CREATE INDEX customer_by_change ON customer (changed_at, id);
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE customer_phone (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  position    INTEGER NOT NULL,
  typed       TEXT NOT NULL,
  e164        TEXT NOT NULL,      -- or the digits alone where no country fits
  label       TEXT NOT NULL,
  UNIQUE (customer_id, position)
) STRICT;
CREATE INDEX customer_phone_by_number ON customer_phone (e164);

CREATE TABLE customer_consent (
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  purpose     TEXT NOT NULL,      -- 'service', 'promotion', 'survey'
  is_given    INTEGER NOT NULL CHECK (is_given IN (0, 1)),
  changed_at  INTEGER NOT NULL,
  PRIMARY KEY (customer_id, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  id       INTEGER PRIMARY KEY,
  parent   INTEGER REFERENCES category (id),
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL,
  names    TEXT NOT NULL,         -- JSON by language; name stands where one is missing
  position INTEGER NOT NULL,
  is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX category_by_name ON category (name_key);
CREATE INDEX category_by_parent ON category (parent, position);

-- Every word by which a category is known (its names in all languages, the words of old records), one category a word.
CREATE TABLE category_name (
  name_key    TEXT PRIMARY KEY,   -- searchText of the name
  category_id INTEGER NOT NULL REFERENCES category (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_name_by_category ON category_name (category_id);

CREATE TABLE brand (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE   -- searchText(name), so that case and accents do not make two
) STRICT;

CREATE TABLE model (
  id          INTEGER PRIMARY KEY,
  brand_id    INTEGER REFERENCES brand (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL,
  is_hidden   INTEGER NOT NULL CHECK (is_hidden IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX model_by_name ON model (ifnull(brand_id, 0), name_key, category_id);
CREATE INDEX model_by_category ON model (category_id);

-- The product tree: what can be serviced or replaced by itself, for a model or for all of a category.
CREATE TABLE unit (
  id             INTEGER PRIMARY KEY,
  category_id    INTEGER REFERENCES category (id),
  model_id       INTEGER REFERENCES model (id),
  parent         INTEGER REFERENCES unit (id),
  code           TEXT NOT NULL,   -- the component's word in warranty terms, e.g. 'battery'
  name           TEXT NOT NULL,
  names          TEXT NOT NULL,   -- JSON by language
  is_serviceable INTEGER NOT NULL CHECK (is_serviceable IN (0, 1)),
  position       INTEGER NOT NULL,
  CHECK ((category_id IS NULL) <> (model_id IS NULL))
) STRICT;
CREATE INDEX unit_by_category ON unit (category_id, position);
CREATE INDEX unit_by_model ON unit (model_id, position);

CREATE TABLE device (
  id              INTEGER PRIMARY KEY,
  customer_id     INTEGER NOT NULL REFERENCES customer (id),
  category_id     INTEGER NOT NULL REFERENCES category (id),
  brand_id        INTEGER REFERENCES brand (id),
  model_id        INTEGER REFERENCES model (id),
  label           TEXT NOT NULL,  -- brand and model (or category) as people say it, kept for lists and search
  serial          TEXT NOT NULL,  -- as typed; '' where there is none
  serial_key      TEXT,           -- serialKey(serial); NULL where there is none
  imei2_key       TEXT,
  purchased_on    TEXT,
  delivered_on    TEXT,
  installed_on    TEXT,
  manufactured_on TEXT,
  receipt_number  TEXT NOT NULL,
  proof           TEXT NOT NULL,  -- 'none', 'seen', 'kept'
  seller          TEXT NOT NULL,
  place           TEXT NOT NULL,  -- where it stands
  price_minor     INTEGER,
  notes           TEXT NOT NULL,
  is_registered   INTEGER NOT NULL CHECK (is_registered IN (0, 1)),
  void_reason     TEXT NOT NULL,  -- '' unless the warranty is void
  created_at      INTEGER NOT NULL,
  changed_at      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX device_by_serial ON device (serial_key) WHERE serial_key IS NOT NULL;
CREATE INDEX device_by_imei2 ON device (imei2_key) WHERE imei2_key IS NOT NULL;
CREATE INDEX device_by_customer ON device (customer_id, id);
CREATE INDEX device_by_change ON device (changed_at, id);
CREATE INDEX device_by_model ON device (model_id);
CREATE INDEX device_by_category ON device (category_id);
CREATE INDEX device_by_brand ON device (brand_id);
CREATE INDEX device_by_receipt ON device (receipt_number) WHERE receipt_number <> '';

-- Who owned it from when on: a transferred serial keeps its past.
CREATE TABLE device_owner (
  id          INTEGER PRIMARY KEY,
  device_id   INTEGER NOT NULL REFERENCES device (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  since_on    TEXT NOT NULL
) STRICT;
CREATE INDEX device_owner_by_device ON device_owner (device_id, since_on);
CREATE INDEX device_owner_by_customer ON device_owner (customer_id);
