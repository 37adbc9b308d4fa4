-- What a repair would cost, what the customer said to it, and who bears what wrong use has cost.

-- A version is written until it is sent; from then on it stands as it was sent, and a change is the next version.
CREATE TABLE estimate (
  id               INTEGER PRIMARY KEY,
  repair_id        INTEGER NOT NULL REFERENCES repair (id),
  version          INTEGER NOT NULL CHECK (version > 0),
  stage            TEXT NOT NULL CHECK (stage IN ('prepared', 'sent', 'superseded', 'approved', 'refused')),
  currency         TEXT NOT NULL,
  tax_basis_points INTEGER NOT NULL,  -- in all prices, which hold the tax
  value_minor      INTEGER,           -- what the device is worth today; NULL: nobody knows
  note             TEXT NOT NULL,     -- to the customer
  made_at          INTEGER NOT NULL,
  made_by          INTEGER REFERENCES person (id),
  changed_at       INTEGER NOT NULL,
  sent_at          INTEGER,
  sent_by          INTEGER REFERENCES person (id),
  valid_until      TEXT               -- the last day on which it can be approved
) STRICT;
CREATE UNIQUE INDEX estimate_by_repair ON estimate (repair_id, version);
CREATE UNIQUE INDEX estimate_in_hand ON estimate (repair_id) WHERE stage = 'prepared';
CREATE UNIQUE INDEX estimate_out ON estimate (repair_id) WHERE stage = 'sent';
CREATE INDEX estimate_by_sending ON estimate (sent_at) WHERE sent_at IS NOT NULL;
CREATE TRIGGER sent_estimate_is_frozen BEFORE UPDATE ON estimate
WHEN old.stage <> 'prepared' AND (
     new.repair_id <> old.repair_id OR new.version <> old.version OR new.currency <> old.currency
  OR new.tax_basis_points <> old.tax_basis_points OR new.value_minor IS NOT old.value_minor
  OR new.note <> old.note OR new.made_at <> old.made_at OR new.made_by IS NOT old.made_by
  OR new.sent_at IS NOT old.sent_at OR new.sent_by IS NOT old.sent_by OR new.valid_until IS NOT old.valid_until
  OR NOT (old.stage = 'sent' OR (old.stage IN ('approved', 'refused') AND new.stage = 'superseded')))
BEGIN SELECT RAISE(ABORT, 'a sent estimate stands as it was sent'); END;
CREATE TRIGGER estimate_is_never_deleted BEFORE DELETE ON estimate
BEGIN SELECT RAISE(ABORT, 'estimates are kept'); END;

-- The ways that are open to the customer: another part, another device, or leaving it as it is.
CREATE TABLE estimate_option (
  id             INTEGER PRIMARY KEY,
  estimate_id    INTEGER NOT NULL REFERENCES estimate (id),
  position       INTEGER NOT NULL,
  kind           TEXT NOT NULL
                 CHECK (kind IN ('newPart', 'refurbishedPart', 'exchange', 'tradeIn', 'leaveAsIs', 'other')),
  title          TEXT NOT NULL,
  note           TEXT NOT NULL,
  is_recommended INTEGER NOT NULL CHECK (is_recommended IN (0, 1)),
  ready_on       TEXT,               -- the day by which it would be done
  total_minor    INTEGER NOT NULL CHECK (total_minor >= 0),
  customer_minor INTEGER NOT NULL CHECK (customer_minor BETWEEN 0 AND total_minor), -- with every line
  least_minor    INTEGER NOT NULL CHECK (least_minor BETWEEN 0 AND customer_minor), -- without those that may be left out
  code_mark      TEXT                -- by which the approval code is found; not the code
) STRICT;
CREATE UNIQUE INDEX estimate_option_by_place ON estimate_option (estimate_id, position);
CREATE INDEX estimate_option_by_mark ON estimate_option (code_mark) WHERE code_mark IS NOT NULL;

CREATE TABLE estimate_line (
  id                   INTEGER PRIMARY KEY,
  option_id            INTEGER NOT NULL REFERENCES estimate_option (id),
  position             INTEGER NOT NULL,
  kind                 TEXT NOT NULL CHECK (kind IN ('labour', 'parts', 'transport', 'visit', 'fee')),
  service_id           INTEGER REFERENCES warranty_service (id),
  label                TEXT NOT NULL,
  names                TEXT NOT NULL, -- JSON by language, where it came from a list
  component            TEXT,          -- the unit's word in warranty terms
  cause                TEXT NOT NULL,
  quantity             INTEGER NOT NULL CHECK (quantity > 0),
  unit_minor           INTEGER NOT NULL CHECK (unit_minor >= 0),
  minutes              INTEGER,       -- of bench work, for all of the quantity
  expected_on          TEXT,          -- when a part would be here
  is_coverable         INTEGER NOT NULL CHECK (is_coverable IN (0, 1)),
  is_optional          INTEGER NOT NULL CHECK (is_optional IN (0, 1)),
  total_minor          INTEGER NOT NULL CHECK (total_minor >= 0),
  covered_basis_points INTEGER NOT NULL CHECK (covered_basis_points BETWEEN 0 AND 10000), -- by a promise
  share                TEXT CHECK (share IN ('shop', 'half', 'customer')), -- of the rest, where it was decided
  payer                TEXT NOT NULL,
  customer_minor       INTEGER NOT NULL CHECK (customer_minor BETWEEN 0 AND total_minor),
  tax_minor            INTEGER NOT NULL CHECK (tax_minor BETWEEN 0 AND customer_minor), -- in what the customer pays
  covered_until        TEXT,
  reasons              TEXT NOT NULL  -- JSON: why it is covered, or not
) STRICT;
CREATE UNIQUE INDEX estimate_line_by_place ON estimate_line (option_id, position);

CREATE TRIGGER sent_option_is_frozen BEFORE UPDATE ON estimate_option
WHEN (SELECT stage FROM estimate WHERE id = old.estimate_id) <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'a sent estimate stands as it was sent'); END;
CREATE TRIGGER sent_option_stays BEFORE DELETE ON estimate_option
WHEN (SELECT stage FROM estimate WHERE id = old.estimate_id) <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'a sent estimate stands as it was sent'); END;
CREATE TRIGGER estimate_line_is_never_changed BEFORE UPDATE ON estimate_line
BEGIN SELECT RAISE(ABORT, 'lines of an estimate are written once'); END;
CREATE TRIGGER sent_line_stays BEFORE DELETE ON estimate_line
WHEN (SELECT stage FROM estimate JOIN estimate_option ON estimate.id = estimate_id
       WHERE estimate_option.id = old.option_id) <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'a sent estimate stands as it was sent'); END;

-- What the customer said to a version: once, and as it was said.
CREATE TABLE estimate_answer (
  id            INTEGER PRIMARY KEY,
  estimate_id   INTEGER NOT NULL UNIQUE REFERENCES estimate (id),
  repair_id     INTEGER NOT NULL REFERENCES repair (id),
  verdict       TEXT NOT NULL CHECK (verdict IN ('approved', 'refused')),
  option_id     INTEGER REFERENCES estimate_option (id), -- NULL: none of them
  line_ids      TEXT NOT NULL,      -- JSON list: what was approved, or what is charged though it was refused
  how           TEXT NOT NULL
                CHECK (how IN ('counter', 'phone', 'message', 'letter', 'code', 'limit', 'nothingToPay')),
  approver      TEXT NOT NULL,      -- who said it, by name
  amount_minor  INTEGER NOT NULL CHECK (amount_minor >= 0), -- what the customer pays by it
  deposit_minor INTEGER NOT NULL CHECK (deposit_minor BETWEEN 0 AND amount_minor),
  fee_minor     INTEGER NOT NULL CHECK (fee_minor >= 0),    -- for the diagnosis, of a refused one; in the amount
  reason        TEXT NOT NULL,      -- of a refusal, a word of shared/estimates/estimate.rules.ts
  note          TEXT NOT NULL,
  signature     TEXT,               -- JSON, at the counter
  answered_at   INTEGER NOT NULL,
  taken_by      INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX estimate_answer_by_repair ON estimate_answer (repair_id, id);
CREATE INDEX estimate_answer_by_time ON estimate_answer (answered_at);
CREATE INDEX estimate_answer_by_option ON estimate_answer (option_id); -- asked whenever an option in hand is written anew
CREATE TRIGGER estimate_answer_is_never_changed BEFORE UPDATE ON estimate_answer
BEGIN SELECT RAISE(ABORT, 'answers to estimates are append-only'); END;
CREATE TRIGGER estimate_answer_is_never_deleted BEFORE DELETE ON estimate_answer
BEGIN SELECT RAISE(ABORT, 'answers to estimates are append-only'); END;

-- Wrong use that the bench found, or what happened to the device in our care.
CREATE TABLE damage_finding (
  id            INTEGER PRIMARY KEY,
  repair_id     INTEGER NOT NULL REFERENCES repair (id),
  kind          TEXT NOT NULL CHECK (kind IN ('wrongUse', 'inOurCare')),
  cause         TEXT NOT NULL,      -- how it came about
  finding       TEXT NOT NULL,      -- what is seen
  photo_position      INTEGER,            -- of the order's evidence; an occurrence in our care may do without
  is_our_advice INTEGER NOT NULL CHECK (is_our_advice IN (0, 1)), -- wrong use after wrong advice of ours
  found_at      INTEGER NOT NULL,
  found_by      INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX damage_finding_by_repair ON damage_finding (repair_id, id);
CREATE TRIGGER damage_finding_is_never_changed BEFORE UPDATE ON damage_finding
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;
CREATE TRIGGER damage_finding_is_never_deleted BEFORE DELETE ON damage_finding
BEGIN SELECT RAISE(ABORT, 'findings are append-only'); END;

-- Who bears it. The newest row of a finding holds.
CREATE TABLE cost_share (
  id         INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL REFERENCES damage_finding (id),
  repair_id  INTEGER NOT NULL REFERENCES repair (id),
  share      TEXT NOT NULL CHECK (share IN ('shop', 'half', 'customer')),
  reason     TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES person (id), -- whoever answers for it
  asked_by   INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX cost_share_by_finding ON cost_share (finding_id, id);
CREATE INDEX cost_share_by_repair ON cost_share (repair_id, id);
CREATE TRIGGER what_we_did_is_ours BEFORE INSERT ON cost_share
WHEN new.share <> 'shop' AND EXISTS (
     SELECT 1 FROM damage_finding WHERE id = new.finding_id AND (kind = 'inOurCare' OR is_our_advice = 1))
BEGIN SELECT RAISE(ABORT, 'what happened in our care, or after our advice, is borne by the shop'); END;
CREATE TRIGGER cost_share_is_never_changed BEFORE UPDATE ON cost_share
BEGIN SELECT RAISE(ABORT, 'cost shares are append-only'); END;
CREATE TRIGGER cost_share_is_never_deleted BEFORE DELETE ON cost_share
BEGIN SELECT RAISE(ABORT, 'cost shares are append-only'); END;

-- Signs the codes by which customers approve from afar. A restored backup must still know the codes that are out.
CREATE TABLE approval_key (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  key     BLOB NOT NULL CHECK (length(key) = 32),
  made_at INTEGER NOT NULL
) STRICT;

-- Codes that were no codes, typed at one place in a row.
CREATE TABLE approval_miss (
  place      TEXT PRIMARY KEY,       -- the station, or the address where it is none
  misses     INTEGER NOT NULL,
  last_at    INTEGER NOT NULL,
  wait_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
