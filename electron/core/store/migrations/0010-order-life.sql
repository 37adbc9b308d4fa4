-- The whole life of an order: its states, who has it, who is to work on it, and what the house has decided.

-- A shop's own names inside the program's states: behaviour stays with the program's.
CREATE TABLE own_state (
  id              INTEGER PRIMARY KEY,
  state           TEXT NOT NULL,   -- of shared/repairs/states.rules.ts
  name            TEXT NOT NULL,
  names           TEXT NOT NULL,   -- JSON by language; name stands where one is missing
  position        INTEGER NOT NULL,
  longest_minutes INTEGER,         -- of working time; NULL: no limit
  is_hidden       INTEGER NOT NULL CHECK (is_hidden IN (0, 1))
) STRICT;

-- How a shop calls and limits the program's states; a state without a row is as it came.
CREATE TABLE state_setting (
  state           TEXT PRIMARY KEY,
  names           TEXT NOT NULL,   -- JSON by language; {}: the program's own words
  longest_minutes INTEGER,
  is_hidden       INTEGER NOT NULL CHECK (is_hidden IN (0, 1))
) STRICT, WITHOUT ROWID;

ALTER TABLE repair ADD COLUMN own_state_id INTEGER REFERENCES own_state (id);
ALTER TABLE repair ADD COLUMN waits_for TEXT NOT NULL DEFAULT '';      -- whom the order waits for; '' where nobody waits
ALTER TABLE repair ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;  -- since when it stands there
ALTER TABLE repair ADD COLUMN technician_id INTEGER REFERENCES person (id); -- who is to work on it
ALTER TABLE repair ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1));
ALTER TABLE repair ADD COLUMN planned_minutes INTEGER;                 -- of bench work; NULL: as usual for its category
ALTER TABLE repair ADD COLUMN ready_at INTEGER;                        -- when it last became ready
ALTER TABLE repair ADD COLUMN way TEXT NOT NULL DEFAULT 'bench';       -- 'bench', 'counter', 'phone', 'post', 'onSite'
ALTER TABLE repair ADD COLUMN way_worked INTEGER CHECK (way_worked IN (0, 1)); -- NULL: not known yet
ALTER TABLE repair ADD COLUMN collect_at TEXT NOT NULL DEFAULT '';     -- the hour at which the customer likes to come
ALTER TABLE repair ADD COLUMN collect_place TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN pay_by TEXT NOT NULL DEFAULT '';
ALTER TABLE repair ADD COLUMN tell_by TEXT NOT NULL DEFAULT '';

UPDATE repair SET state_since = changed_at, waits_for = 'us' WHERE state_group = 'open';
UPDATE repair
   SET owner_id = ifnull(received_by, (SELECT id FROM person WHERE is_active = 1
                                        ORDER BY roles LIKE '%owner%' DESC, id LIMIT 1))
 WHERE state_group = 'open' AND owner_id IS NULL;

CREATE INDEX repair_by_technician ON repair (technician_id, ifnull(promised_on, '9999-12-31'), is_urgent DESC, received_at, id)
 WHERE state_group = 'open';
CREATE INDEX repair_by_owner ON repair (owner_id, ifnull(promised_on, '9999-12-31'), id) WHERE state_group = 'open';
CREATE INDEX repair_on_board ON repair (state, ifnull(promised_on, '9999-12-31'), is_urgent DESC, received_at, id)
 WHERE state_group = 'open';

-- An open order is with somebody at every moment.
CREATE TRIGGER open_repair_has_an_owner BEFORE UPDATE ON repair
WHEN new.state_group = 'open' AND new.owner_id IS NULL AND old.owner_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an open order has an owner'); END;

-- Who gave an order to whom, and what became of it. Until it is accepted the giver has it still.
CREATE TABLE hand_off (
  id          INTEGER PRIMARY KEY,
  repair_id   INTEGER NOT NULL REFERENCES repair (id),
  from_id     INTEGER NOT NULL REFERENCES person (id),
  to_id       INTEGER NOT NULL REFERENCES person (id),
  note        TEXT NOT NULL,
  offered_at  INTEGER NOT NULL,
  offered_by  INTEGER NOT NULL REFERENCES person (id),
  outcome     TEXT CHECK (outcome IN ('accepted', 'refused', 'withdrawn')), -- NULL: not answered yet
  reason      TEXT NOT NULL DEFAULT '',
  answered_at INTEGER,
  answered_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX hand_off_by_repair ON hand_off (repair_id, id);
CREATE INDEX hand_off_by_time ON hand_off (offered_at);
CREATE UNIQUE INDEX hand_off_waiting ON hand_off (repair_id) WHERE outcome IS NULL;
CREATE INDEX hand_off_to_answer ON hand_off (to_id, id) WHERE outcome IS NULL;
CREATE TRIGGER hand_off_is_answered_once BEFORE UPDATE ON hand_off WHEN old.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a hand-off is answered once'); END;
CREATE TRIGGER hand_off_is_never_deleted BEFORE DELETE ON hand_off
BEGIN SELECT RAISE(ABORT, 'hand-offs are append-only'); END;

-- A device that is back: found by the program, decided by a supervisor, counted against the earlier repair.
CREATE TABLE come_back (
  repair_id  INTEGER PRIMARY KEY REFERENCES repair (id),
  earlier_id INTEGER NOT NULL REFERENCES repair (id),
  likeness   TEXT NOT NULL CHECK (likeness IN ('device', 'unit', 'fault')), -- how much of it is the same
  found_at   INTEGER NOT NULL,
  verdict    TEXT CHECK (verdict IN ('ours', 'part', 'unrelated', 'customer')), -- NULL: not decided, so not charged
  reason     TEXT NOT NULL DEFAULT '',
  decided_at INTEGER,
  decided_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX come_back_of_earlier ON come_back (earlier_id);
CREATE INDEX come_back_by_time ON come_back (found_at);
CREATE INDEX come_back_to_decide ON come_back (found_at) WHERE verdict IS NULL;

-- The numbers by which the house works, one row a rule that differs from what the program came with.
CREATE TABLE policy (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL,        -- JSON
  changed_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES person (id)
) STRICT, WITHOUT ROWID;

-- A second person proves who they are, on the asker's screen, for one act that needs them: used once, soon.
CREATE TABLE countersign (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  asked_by  INTEGER NOT NULL REFERENCES person (id),
  right     TEXT NOT NULL,
  at        INTEGER NOT NULL,
  used_at   INTEGER
) STRICT;

-- Papers of more kinds than the first three; which there are, the contract says.
CREATE TABLE paper_of_any_kind (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  visit_id   INTEGER REFERENCES visit (id),
  repair_id  INTEGER REFERENCES repair (id),
  device_id  INTEGER REFERENCES device (id),
  language   TEXT NOT NULL,
  calendar   TEXT NOT NULL,
  facts      TEXT NOT NULL,       -- JSON, everything that stands on the paper
  issued_at  INTEGER NOT NULL,
  issued_by  INTEGER REFERENCES person (id)
) STRICT;
INSERT INTO paper_of_any_kind SELECT id, kind, visit_id, repair_id, device_id, language, calendar, facts, issued_at, issued_by
  FROM paper;
DROP TABLE paper;
ALTER TABLE paper_of_any_kind RENAME TO paper;
CREATE INDEX paper_by_visit ON paper (visit_id, kind);
CREATE INDEX paper_by_repair ON paper (repair_id, kind);
CREATE INDEX paper_by_device ON paper (device_id, kind);
CREATE TRIGGER paper_is_never_changed BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;
CREATE TRIGGER paper_is_never_deleted BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'issued papers are append-only'); END;
