-- The bench: the codes of a shop, what was found, work time, notes, checklists, parts that are waited for, versions.

-- How a shop calls, orders and hides the program's codes, and its own beside them; a code without a row is as it came.
CREATE TABLE service_code (
  word       TEXT PRIMARY KEY,    -- the program's word for it, or 'own-' and a number
  kind       TEXT NOT NULL CHECK (kind IN ('fault', 'cause', 'remedy')),
  topic      TEXT NOT NULL,       -- of shared/bench/codes.rules.ts
  names      TEXT NOT NULL,       -- JSON by language; {}: the program's own names
  known_by   TEXT NOT NULL,       -- JSON list: other words by which people look for it
  answers_to TEXT NOT NULL,       -- of a cause: its word in warranty terms; '' otherwise
  is_hidden  INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was found in one unit of the device, why, and what was done about it.
CREATE TABLE finding (
  id        INTEGER PRIMARY KEY,
  repair_id INTEGER NOT NULL REFERENCES repair (id),
  device_id INTEGER REFERENCES device (id),
  unit_id   INTEGER REFERENCES unit (id),
  unit      TEXT NOT NULL,        -- the component's word in warranty terms, the same over all models; '' for the whole
  fault     TEXT NOT NULL,        -- words of codes; '' where not known yet
  cause     TEXT NOT NULL,
  remedy    TEXT NOT NULL,
  text      TEXT NOT NULL,
  found_at  INTEGER NOT NULL,
  found_by  INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  withdrawn_at INTEGER            -- it was a mistake; NULL: it stands
) STRICT;
CREATE INDEX finding_by_repair ON finding (repair_id, id);
CREATE INDEX finding_by_device ON finding (device_id, found_at) WHERE withdrawn_at IS NULL;
CREATE INDEX finding_by_unit ON finding (unit_id) WHERE unit_id IS NOT NULL;

-- How often the shop has called something by that code whose description had that word: made of the findings.
CREATE TABLE coding_habit (
  kind   TEXT NOT NULL CHECK (kind IN ('fault', 'cause', 'remedy')),
  word   TEXT NOT NULL,           -- searchText of what people wrote
  chosen TEXT NOT NULL,           -- the word of the code
  times  INTEGER NOT NULL,
  PRIMARY KEY (kind, word, chosen)
) STRICT, WITHOUT ROWID;

-- Time at the bench. A person works on one order at a time; a row ends once; what was wrong is told by a later row.
CREATE TABLE work_time (
  id         INTEGER PRIMARY KEY,
  repair_id  INTEGER NOT NULL REFERENCES repair (id),
  person_id  INTEGER NOT NULL REFERENCES person (id),
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,             -- NULL: the clock runs
  supersedes INTEGER REFERENCES work_time (id), -- the row that this one tells right
  reason     TEXT NOT NULL DEFAULT '',
  noted_at   INTEGER NOT NULL,
  noted_by   INTEGER NOT NULL REFERENCES person (id),
  CHECK (ended_at IS NULL OR ended_at >= started_at)
) STRICT;
CREATE INDEX work_time_by_repair ON work_time (repair_id, id);
CREATE INDEX work_time_by_person ON work_time (person_id, started_at);
CREATE UNIQUE INDEX work_time_running ON work_time (person_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX work_time_superseded ON work_time (supersedes) WHERE supersedes IS NOT NULL;
CREATE TRIGGER work_time_ends_once BEFORE UPDATE ON work_time
WHEN old.ended_at IS NOT NULL OR new.ended_at IS NULL OR new.started_at <> old.started_at
  OR new.repair_id <> old.repair_id OR new.person_id <> old.person_id
BEGIN SELECT RAISE(ABORT, 'work time ends once and is told right by a later row'); END;
CREATE TRIGGER work_time_is_never_deleted BEFORE DELETE ON work_time
BEGIN SELECT RAISE(ABORT, 'work time is append-only'); END;

CREATE TABLE work_note (
  id         INTEGER PRIMARY KEY,
  repair_id  INTEGER NOT NULL REFERENCES repair (id),
  audience   TEXT NOT NULL CHECK (audience IN ('internal', 'customer')),
  text       TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX work_note_by_repair ON work_note (repair_id, id);
CREATE TRIGGER work_note_is_never_changed BEFORE UPDATE ON work_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER work_note_is_never_deleted BEFORE DELETE ON work_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;

-- What is looked at before work and after it, by category.
CREATE TABLE bench_template (
  id          INTEGER PRIMARY KEY,
  category_id INTEGER REFERENCES category (id), -- NULL: for every category without its own
  moment      TEXT NOT NULL CHECK (moment IN ('before', 'after')),
  items       TEXT NOT NULL,      -- JSON list of names by language
  changed_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX bench_template_by_category ON bench_template (ifnull(category_id, 0), moment);
CREATE INDEX bench_template_of ON bench_template (category_id) WHERE category_id IS NOT NULL;

-- One going-through of a checklist. After rework the check is done anew: the earlier round stays, and is over.
CREATE TABLE check_round (
  id        INTEGER PRIMARY KEY,
  repair_id INTEGER NOT NULL REFERENCES repair (id),
  moment    TEXT NOT NULL CHECK (moment IN ('before', 'after')),
  begun_at  INTEGER NOT NULL,
  begun_by  INTEGER REFERENCES person (id),
  over_at   INTEGER               -- worked on since; NULL: it counts
) STRICT;
CREATE INDEX check_round_by_repair ON check_round (repair_id, moment, id);
CREATE UNIQUE INDEX check_round_that_counts ON check_round (repair_id, moment) WHERE over_at IS NULL;
CREATE TRIGGER check_round_is_over_once BEFORE UPDATE ON check_round WHEN old.over_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a round of checks is over once'); END;
CREATE TRIGGER check_round_is_never_deleted BEFORE DELETE ON check_round
BEGIN SELECT RAISE(ABORT, 'checks are append-only'); END;

CREATE TABLE check_point (
  id       INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES check_round (id),
  position INTEGER NOT NULL,
  names    TEXT NOT NULL          -- JSON by language, as the template had it
) STRICT;
CREATE INDEX check_point_by_round ON check_point (round_id, position);
CREATE TRIGGER check_point_is_never_changed BEFORE UPDATE ON check_point
BEGIN SELECT RAISE(ABORT, 'checks are append-only'); END;
CREATE TRIGGER check_point_is_never_deleted BEFORE DELETE ON check_point
BEGIN SELECT RAISE(ABORT, 'checks are append-only'); END;

-- The last answer to a point counts.
CREATE TABLE check_answer (
  id          INTEGER PRIMARY KEY,
  point_id    INTEGER NOT NULL REFERENCES check_point (id),
  answer      TEXT NOT NULL CHECK (answer IN ('pass', 'fail', 'notApplicable')),
  note        TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  answered_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX check_answer_by_point ON check_answer (point_id, id);
CREATE TRIGGER check_answer_is_never_changed BEFORE UPDATE ON check_answer
BEGIN SELECT RAISE(ABORT, 'checks are append-only'); END;
CREATE TRIGGER check_answer_is_never_deleted BEFORE DELETE ON check_answer
BEGIN SELECT RAISE(ABORT, 'checks are append-only'); END;

-- Parts that an order needs, as free lines.
CREATE TABLE part_line (
  id          INTEGER PRIMARY KEY,
  repair_id   INTEGER NOT NULL REFERENCES repair (id),
  unit_id     INTEGER REFERENCES unit (id),
  name        TEXT NOT NULL,
  quantity    INTEGER NOT NULL CHECK (quantity > 0),
  state       TEXT NOT NULL CHECK (state IN ('wanted', 'ordered', 'arrived', 'fitted', 'cancelled')),
  supplier    TEXT NOT NULL,
  expected_on TEXT,               -- NULL: not known
  wanted_at   INTEGER NOT NULL,
  wanted_by   INTEGER REFERENCES person (id),
  changed_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX part_line_by_repair ON part_line (repair_id, id);
CREATE INDEX part_line_by_state ON part_line (state, repair_id, expected_on);
CREATE INDEX part_line_by_unit ON part_line (unit_id) WHERE unit_id IS NOT NULL;
CREATE TRIGGER part_line_is_never_deleted BEFORE DELETE ON part_line
BEGIN SELECT RAISE(ABORT, 'parts are cancelled, not deleted'); END;

-- Jobs that bring a device to a version, and what is installed where.
ALTER TABLE repair ADD COLUMN job TEXT NOT NULL DEFAULT 'repair';           -- 'repair', 'update', 'upgrade'
ALTER TABLE repair ADD COLUMN target_version TEXT NOT NULL DEFAULT '';      -- '': the model's current one
ALTER TABLE device ADD COLUMN installed_version TEXT NOT NULL DEFAULT '';   -- '': not known
ALTER TABLE model ADD COLUMN current_version TEXT NOT NULL DEFAULT '';      -- '': has none
CREATE INDEX model_with_version ON model (current_version, id) WHERE current_version <> '';
