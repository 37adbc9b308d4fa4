-- What a customer is charged and pays, what is given back, and how a device goes back to its owner.

-- Numbered without gaps; reversed by credit notes, never changed.
CREATE TABLE invoice (
  id             INTEGER PRIMARY KEY,
  number         TEXT NOT NULL UNIQUE,
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  currency       TEXT NOT NULL,
  customer_minor INTEGER NOT NULL CHECK (customer_minor >= 0), -- what the customer is charged, tax included
  covered_minor  INTEGER NOT NULL CHECK (covered_minor >= 0),  -- what others bear
  paper_id       INTEGER NOT NULL REFERENCES paper (id),
  issued_on      TEXT NOT NULL,
  issued_at      INTEGER NOT NULL,
  issued_by      INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX invoice_by_customer ON invoice (customer_id, id);

CREATE TABLE invoice_line (
  id               INTEGER PRIMARY KEY,
  invoice_id       INTEGER NOT NULL REFERENCES invoice (id),
  repair_id        INTEGER NOT NULL REFERENCES repair (id),
  estimate_line_id INTEGER NOT NULL,  -- 0: no estimate holds it
  kind             TEXT NOT NULL CHECK (kind IN ('labour', 'parts', 'fee', 'storage')),
  label            TEXT NOT NULL,
  quantity         REAL NOT NULL,
  unit_minor       INTEGER NOT NULL,
  total_minor      INTEGER NOT NULL,
  covered_minor    INTEGER NOT NULL,
  payer            TEXT NOT NULL,
  customer_minor   INTEGER NOT NULL CHECK (customer_minor >= 0 AND customer_minor = total_minor - covered_minor),
  tax_basis_points INTEGER NOT NULL
) STRICT;
CREATE INDEX invoice_line_by_invoice ON invoice_line (invoice_id, id);
CREATE INDEX invoice_line_by_repair ON invoice_line (repair_id, id);

CREATE TABLE credit_note (
  id             INTEGER PRIMARY KEY,
  number         TEXT NOT NULL UNIQUE,
  invoice_id     INTEGER NOT NULL REFERENCES invoice (id),
  customer_minor INTEGER NOT NULL CHECK (customer_minor >= 0),
  reason         TEXT NOT NULL CHECK (reason <> ''),
  paper_id       INTEGER NOT NULL REFERENCES paper (id),
  issued_on      TEXT NOT NULL,
  issued_at      INTEGER NOT NULL,
  issued_by      INTEGER NOT NULL REFERENCES person (id),
  approved_by    INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX credit_note_by_invoice ON credit_note (invoice_id, id);

-- A line is taken back whole, and once.
CREATE TABLE credit_note_line (
  credit_note_id  INTEGER NOT NULL REFERENCES credit_note (id),
  invoice_line_id INTEGER NOT NULL UNIQUE REFERENCES invoice_line (id),
  PRIMARY KEY (credit_note_id, invoice_line_id)
) STRICT, WITHOUT ROWID;

-- One act at the till; money of several kinds and for several orders may change hands in it.
CREATE TABLE taking (
  id             INTEGER PRIMARY KEY,
  taken_on       TEXT NOT NULL,
  taken_at       INTEGER NOT NULL,
  taken_by       INTEGER NOT NULL REFERENCES person (id),
  tendered_minor INTEGER            -- cash that was put on the counter; NULL: as much as was taken
) STRICT;
CREATE INDEX taking_by_day ON taking (taken_on, id);

-- The ledger of money: what came in is positive, what went out negative.
CREATE TABLE payment (
  id          INTEGER PRIMARY KEY,
  taking_id   INTEGER NOT NULL REFERENCES taking (id),
  repair_id   INTEGER NOT NULL REFERENCES repair (id),
  kind        TEXT NOT NULL CHECK (kind IN ('deposit', 'payment', 'refund', 'void')),
  method      TEXT NOT NULL CHECK (method IN ('cash', 'card', 'transfer')),
  minor       INTEGER NOT NULL CHECK (minor <> 0),
  original_id INTEGER REFERENCES payment (id),
  reason      TEXT NOT NULL,
  approved_by INTEGER REFERENCES person (id),
  CHECK (CASE kind WHEN 'refund' THEN minor < 0 WHEN 'void' THEN 1 ELSE minor > 0 END),
  CHECK ((kind IN ('refund', 'void')) = (original_id IS NOT NULL)),
  CHECK (original_id IS NULL OR reason <> '')
) STRICT;
CREATE INDEX payment_by_taking ON payment (taking_id, id);
CREATE INDEX payment_by_repair ON payment (repair_id, id);
CREATE INDEX payment_by_original ON payment (original_id) WHERE original_id IS NOT NULL;
CREATE INDEX payment_made_void ON payment (repair_id) WHERE kind = 'void';
CREATE UNIQUE INDEX payment_is_void_once ON payment (original_id) WHERE kind = 'void';

-- What is left of a row: itself, what was refunded of it, and refunds of it that were void.
CREATE TRIGGER payment_goes_back_no_further BEFORE INSERT ON payment WHEN new.original_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'no more goes back than came in')
    FROM (SELECT original.kind, original.minor, original.repair_id,
                 original.minor
                 + ifnull((SELECT sum(child.minor) FROM payment AS child WHERE child.original_id = original.id), 0)
                 + ifnull((SELECT sum(undone.minor) FROM payment AS child JOIN payment AS undone
                              ON undone.original_id = child.id WHERE child.original_id = original.id), 0) AS rest
            FROM payment AS original WHERE original.id = new.original_id) AS was
   WHERE was.repair_id <> new.repair_id
      OR was.kind = 'void'
      OR (new.kind = 'refund' AND (was.kind = 'refund' OR was.rest + new.minor < 0))
      OR (new.kind = 'void' AND (was.rest <> was.minor OR new.minor <> -was.minor));
END;

-- What its owner lets a customer off, because an order cannot be closed while something is owed.
CREATE TABLE write_off (
  id          INTEGER PRIMARY KEY,
  repair_id   INTEGER NOT NULL REFERENCES repair (id),
  minor       INTEGER NOT NULL CHECK (minor > 0),
  reason      TEXT NOT NULL CHECK (reason <> ''),
  written_at  INTEGER NOT NULL,
  written_by  INTEGER NOT NULL REFERENCES person (id),
  approved_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX write_off_by_repair ON write_off (repair_id, id);

-- One giving back: all that one customer takes home of one visit.
CREATE TABLE handover (
  id             INTEGER PRIMARY KEY,
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  collected_by   TEXT NOT NULL,
  is_by_customer INTEGER NOT NULL CHECK (is_by_customer IN (0, 1)),
  satisfaction   TEXT CHECK (satisfaction IN ('very', 'basically', 'dissatisfied')), -- NULL: not said
  said           TEXT NOT NULL,
  invoice_id     INTEGER REFERENCES invoice (id), -- NULL: nothing was done that costs anybody anything
  paper_id       INTEGER NOT NULL REFERENCES paper (id),
  handed_at      INTEGER NOT NULL,
  handed_by      INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX handover_by_customer ON handover (customer_id, id);
CREATE INDEX handover_by_time ON handover (handed_at, id);

CREATE TABLE handover_order (
  handover_id         INTEGER NOT NULL REFERENCES handover (id),
  repair_id           INTEGER NOT NULL UNIQUE REFERENCES repair (id),
  was_worked_on       INTEGER NOT NULL CHECK (was_worked_on IN (0, 1)),
  explained           TEXT NOT NULL,
  was_shown           INTEGER NOT NULL CHECK (was_shown IN (0, 1)),
  has_leaflet         INTEGER NOT NULL CHECK (has_leaflet IN (0, 1)),
  next_maintenance_on TEXT,
  PRIMARY KEY (handover_id, repair_id)
) STRICT, WITHOUT ROWID;

-- What was done so that a device that nobody collects is collected.
CREATE TABLE uncollected_step (
  id         INTEGER PRIMARY KEY,
  repair_id  INTEGER NOT NULL REFERENCES repair (id),
  kind       TEXT NOT NULL CHECK (kind IN ('told', 'letter')),
  how        TEXT NOT NULL,
  note       TEXT NOT NULL,
  paper_id   INTEGER REFERENCES paper (id),
  kept_until TEXT,                 -- of a letter: the last day on which it can be collected
  taken_on   TEXT NOT NULL,
  taken_at   INTEGER NOT NULL,
  taken_by   INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX uncollected_step_by_repair ON uncollected_step (repair_id, id);

CREATE TABLE uncollected_decision (
  repair_id   INTEGER PRIMARY KEY REFERENCES repair (id),
  decision    TEXT NOT NULL CHECK (decision IN ('dispose', 'keep', 'donate')),
  reason      TEXT NOT NULL CHECK (reason <> ''),
  decided_at  INTEGER NOT NULL,
  decided_by  INTEGER NOT NULL REFERENCES person (id),
  approved_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX repair_uncollected ON repair (ready_at, id) WHERE state = 'ready';
CREATE INDEX repair_unsettled ON repair (closed_at, id) WHERE state = 'handedOver';

-- None of it is ever changed or taken away.
CREATE TRIGGER invoice_is_never_changed BEFORE UPDATE ON invoice
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER invoice_is_never_deleted BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER invoice_line_is_never_changed BEFORE UPDATE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER invoice_line_is_never_deleted BEFORE DELETE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER credit_note_is_never_changed BEFORE UPDATE ON credit_note
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER credit_note_is_never_deleted BEFORE DELETE ON credit_note
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER credit_note_line_is_never_changed BEFORE UPDATE ON credit_note_line
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER credit_note_line_is_never_deleted BEFORE DELETE ON credit_note_line
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER taking_is_never_changed BEFORE UPDATE ON taking
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER taking_is_never_deleted BEFORE DELETE ON taking
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER payment_is_never_changed BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER payment_is_never_deleted BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER write_off_is_never_changed BEFORE UPDATE ON write_off
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER write_off_is_never_deleted BEFORE DELETE ON write_off
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER handover_is_never_changed BEFORE UPDATE ON handover
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER handover_is_never_deleted BEFORE DELETE ON handover
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER handover_order_is_never_changed BEFORE UPDATE ON handover_order
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER handover_order_is_never_deleted BEFORE DELETE ON handover_order
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER uncollected_step_is_never_changed BEFORE UPDATE ON uncollected_step
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER uncollected_step_is_never_deleted BEFORE DELETE ON uncollected_step
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER uncollected_decision_is_never_changed BEFORE UPDATE ON uncollected_decision
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
CREATE TRIGGER uncollected_decision_is_never_deleted BEFORE DELETE ON uncollected_decision
BEGIN SELECT RAISE(ABORT, 'money and handovers are append-only'); END;
