-- Visits, repair orders, promises, and the papers that were handed out.

CREATE TABLE visit (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  at          INTEGER NOT NULL,
  taken_by    INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX visit_by_customer ON visit (customer_id);

CREATE TABLE repair (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  number_key   TEXT NOT NULL,     -- codeText(number)
  visit_id     INTEGER REFERENCES visit (id),
  customer_id  INTEGER NOT NULL REFERENCES customer (id),
  device_id    INTEGER REFERENCES device (id),
  service      TEXT NOT NULL DEFAULT '', -- what is to be done where there is no device
  state        TEXT NOT NULL,
  state_group  TEXT NOT NULL,     -- 'open' or 'closed', derived from the state's row in the rules
  fault        TEXT NOT NULL,     -- in the customer's words
  wishes       TEXT NOT NULL,
  condition_note TEXT NOT NULL,
  finding      TEXT NOT NULL,     -- what the bench found and did
  outcome      TEXT NOT NULL,     -- '', 'fixed', 'repairable', 'endOfLife', 'unknown'
  cost_limit_minor INTEGER,
  currency     TEXT NOT NULL,
  coverage     TEXT NOT NULL,     -- the word of the frozen decision: 'covered', 'partly', 'notCovered', 'unknown'
  promised_on  TEXT,              -- the last promise, for lists; the ledger is the truth
  received_at  INTEGER NOT NULL,
  received_by  INTEGER REFERENCES person (id),
  owner_id     INTEGER REFERENCES person (id), -- whose turn it is
  closed_at    INTEGER,
  changed_at   INTEGER NOT NULL,
  import_id    INTEGER
) STRICT;
CREATE INDEX repair_by_promise ON repair (state_group, ifnull(promised_on, '9999-12-31'), id);
CREATE INDEX repair_by_group ON repair (state_group, received_at, id);
CREATE INDEX repair_by_receipt ON repair (received_at, id);
CREATE INDEX repair_by_state ON repair (state, received_at, id);
CREATE INDEX repair_by_customer ON repair (customer_id, received_at);
CREATE INDEX repair_by_device ON repair (device_id, received_at);
CREATE INDEX repair_by_number ON repair (number_key);
CREATE INDEX repair_by_visit ON repair (visit_id);
CREATE INDEX repair_by_import ON repair (import_id) WHERE import_id IS NOT NULL;

-- Condition and accessories as they were ticked at the counter.
CREATE TABLE repair_check (
  repair_id INTEGER NOT NULL REFERENCES repair (id),
  kind      TEXT NOT NULL CHECK (kind IN ('condition', 'accessory')),
  position  INTEGER NOT NULL,
  label     TEXT NOT NULL,        -- as it was read at the counter
  names     TEXT NOT NULL DEFAULT '{}', -- JSON by language, for the customer's paper
  is_ticked INTEGER NOT NULL CHECK (is_ticked IN (0, 1)),
  note      TEXT NOT NULL,
  PRIMARY KEY (repair_id, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE intake_template (
  id          INTEGER PRIMARY KEY,
  category_id INTEGER REFERENCES category (id), -- NULL: for every category without its own
  kind        TEXT NOT NULL CHECK (kind IN ('condition', 'accessory')),
  items       TEXT NOT NULL,      -- JSON list of names by language
  changed_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX intake_template_by_category ON intake_template (ifnull(category_id, 0), kind);

-- What we promised, to whom and when. A revised promise is a new row that names the old one.
CREATE TABLE promise (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,      -- 'handover', later 'callback', 'visit', 'refund'
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  repair_id   INTEGER REFERENCES repair (id),
  due_on      TEXT NOT NULL,
  made_at     INTEGER NOT NULL,
  made_by     INTEGER REFERENCES person (id),
  revises     INTEGER REFERENCES promise (id),
  reason      TEXT NOT NULL
) STRICT;
CREATE INDEX promise_by_repair ON promise (repair_id, id);
CREATE INDEX promise_by_day ON promise (due_on);
CREATE TRIGGER promise_is_never_changed BEFORE UPDATE ON promise
BEGIN SELECT RAISE(ABORT, 'the promise ledger is append-only'); END;
CREATE TRIGGER promise_is_never_deleted BEFORE DELETE ON promise
BEGIN SELECT RAISE(ABORT, 'the promise ledger is append-only'); END;

-- Papers as they were first printed: a reprint shows the same facts.
CREATE TABLE paper (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('receipt', 'label', 'rightsCard')),
  visit_id   INTEGER REFERENCES visit (id), -- a receipt is for all that came on one visit
  repair_id  INTEGER REFERENCES repair (id),
  device_id  INTEGER REFERENCES device (id),
  language   TEXT NOT NULL,
  calendar   TEXT NOT NULL,
  facts      TEXT NOT NULL,       -- JSON, everything that stands on the paper
  issued_at  INTEGER NOT NULL,
  issued_by  INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX paper_by_visit ON paper (visit_id, kind);
CREATE INDEX paper_by_repair ON paper (repair_id, kind);
CREATE INDEX paper_by_device ON paper (device_id, kind);
CREATE TRIGGER paper_is_never_changed BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;
CREATE TRIGGER paper_is_never_deleted BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;

-- Pictures that stand on papers (the shop's logo of that day), each kept once.
CREATE TABLE paper_image (
  hash TEXT PRIMARY KEY,          -- SHA-256 of the bytes
  type TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER paper_image_is_never_changed BEFORE UPDATE ON paper_image
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;
CREATE TRIGGER paper_image_is_never_deleted BEFORE DELETE ON paper_image
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;
