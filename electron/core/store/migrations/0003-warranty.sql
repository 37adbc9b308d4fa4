-- What was promised at the sale, by whom, and what was decided on it.

-- A version is never changed: a device keeps the one that was valid on its purchase day.
CREATE TABLE warranty_terms (
  id          INTEGER PRIMARY KEY,
  layer       TEXT NOT NULL,
  model_id    INTEGER REFERENCES model (id),
  category_id INTEGER REFERENCES category (id), -- with neither: for everything the shop sells
  name        TEXT NOT NULL,
  version     INTEGER NOT NULL,
  valid_from  TEXT NOT NULL,
  valid_until TEXT,               -- the last day of its validity; NULL while in force
  body        TEXT NOT NULL,      -- JSON, shared/warranty/warranty.terms.ts
  created_at  INTEGER NOT NULL,
  created_by  INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX warranty_terms_by_model ON warranty_terms (model_id, layer, valid_from);
CREATE INDEX warranty_terms_by_category ON warranty_terms (category_id, layer, valid_from);
CREATE INDEX warranty_terms_for_all ON warranty_terms (layer, valid_from)
 WHERE model_id IS NULL AND category_id IS NULL;
CREATE UNIQUE INDEX warranty_terms_versions
    ON warranty_terms (ifnull(model_id, 0), ifnull(category_id, 0), layer, version);
CREATE TRIGGER warranty_terms_keep_their_body BEFORE UPDATE OF body, layer, valid_from, version ON warranty_terms
BEGIN SELECT RAISE(ABORT, 'a version of warranty terms is never changed'); END;

-- Cover that one device has beyond its terms: an extended plan, a maintenance contract, goodwill.
CREATE TABLE warranty_cover (
  id         INTEGER PRIMARY KEY,
  device_id  INTEGER NOT NULL REFERENCES device (id),
  layer      TEXT NOT NULL,
  reference  TEXT NOT NULL,       -- the plan's or contract's number
  starts_on  TEXT NOT NULL,
  ends_on    TEXT,
  body       TEXT NOT NULL,       -- JSON, shared/warranty/warranty.terms.ts
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX warranty_cover_by_device ON warranty_cover (device_id);

-- Broken seal, foreign repair: from that day on promises that can be lost do not answer. Lifting it is a row too.
CREATE TABLE warranty_void (
  id         INTEGER PRIMARY KEY,
  device_id  INTEGER NOT NULL REFERENCES device (id),
  void_on    TEXT,                -- NULL: lifted again
  reason     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX warranty_void_by_device ON warranty_void (device_id, id);
CREATE TRIGGER warranty_void_is_never_changed BEFORE UPDATE ON warranty_void
BEGIN SELECT RAISE(ABORT, 'void marks are append-only'); END;
CREATE TRIGGER warranty_void_is_never_deleted BEFORE DELETE ON warranty_void
BEGIN SELECT RAISE(ABORT, 'void marks are append-only'); END;

-- What can be had at this shop, with the price that is paid where no warranty bears it.
CREATE TABLE warranty_service (
  id            INTEGER PRIMARY KEY,
  category_id   INTEGER REFERENCES category (id), -- NULL: for everything that comes in
  name          TEXT NOT NULL,
  names         TEXT NOT NULL,    -- JSON by language; name stands where one is missing
  kind          TEXT NOT NULL CHECK (kind IN ('labour', 'parts', 'transport', 'visit')),
  usual_minutes INTEGER,
  price_minor   INTEGER,          -- NULL: by estimate
  is_coverable  INTEGER NOT NULL CHECK (is_coverable IN (0, 1)), -- 0: care and extras, never a matter of warranty
  is_hidden     INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  position      INTEGER NOT NULL
) STRICT;
CREATE INDEX warranty_service_by_category ON warranty_service (category_id, position);

-- Decisions as they were shown and said, frozen with their trace.
CREATE TABLE warranty_decision (
  id          INTEGER PRIMARY KEY,
  repair_id   INTEGER NOT NULL,
  decided_on  TEXT NOT NULL,
  decided_at  INTEGER NOT NULL,
  decided_by  INTEGER REFERENCES person (id),
  kind        TEXT NOT NULL CHECK (kind IN ('computed', 'override')),
  reason      TEXT NOT NULL,      -- of an override
  entitlement TEXT NOT NULL,      -- JSON: what the engine answered, with its trace
  outcome     TEXT NOT NULL       -- JSON: what holds (the engine's answer, or the override's)
) STRICT;
CREATE INDEX warranty_decision_by_repair ON warranty_decision (repair_id, id);
CREATE TRIGGER warranty_decision_is_never_changed BEFORE UPDATE ON warranty_decision
BEGIN SELECT RAISE(ABORT, 'warranty decisions are append-only'); END;
CREATE TRIGGER warranty_decision_is_never_deleted BEFORE DELETE ON warranty_decision
BEGIN SELECT RAISE(ABORT, 'warranty decisions are append-only'); END;
