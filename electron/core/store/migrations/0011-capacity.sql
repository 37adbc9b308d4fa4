-- What the shop can do in a day, and what became of what it promised.

-- A person's weekly hours at the bench; without a row they work while the shop is open.
CREATE TABLE working_time (
  person_id  INTEGER PRIMARY KEY REFERENCES person (id),
  hours      TEXT NOT NULL,        -- JSON, spans by weekday like the shop's opening hours
  changed_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES person (id)
) STRICT;

CREATE TABLE absence (
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id),
  from_on    TEXT NOT NULL,
  until_on   TEXT NOT NULL,        -- the last day of it
  kind       TEXT NOT NULL CHECK (kind IN ('holiday', 'sick', 'training', 'other')),
  note       TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  made_by    INTEGER REFERENCES person (id),
  removed_at INTEGER,
  CHECK (from_on <= until_on)
) STRICT;
CREATE INDEX absence_by_end ON absence (until_on) WHERE removed_at IS NULL;

-- Who has learned to work on what.
CREATE TABLE skill (
  id          INTEGER PRIMARY KEY,
  person_id   INTEGER NOT NULL REFERENCES person (id),
  category_id INTEGER NOT NULL REFERENCES category (id), -- with all categories below it
  brand_id    INTEGER REFERENCES brand (id),             -- NULL: of every brand
  level       INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  valid_until TEXT,                -- the last day; NULL: for good
  changed_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX skill_of_person ON skill (person_id, category_id, ifnull(brand_id, 0));
CREATE INDEX skill_by_category ON skill (category_id);

-- Places and tools of which there are only so many: a microscope, a soldering station.
CREATE TABLE work_place (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  count      INTEGER NOT NULL CHECK (count >= 0),
  is_hidden  INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE work_place_category (
  work_place_id INTEGER NOT NULL REFERENCES work_place (id),
  category_id   INTEGER NOT NULL REFERENCES category (id),
  PRIMARY KEY (work_place_id, category_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE promise ADD COLUMN earliest_on TEXT;        -- the earliest honest day when it was made; NULL: not reckoned
ALTER TABLE promise ADD COLUMN overridden_by INTEGER REFERENCES person (id); -- who answers for an earlier day
ALTER TABLE promise ADD COLUMN override_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX promise_by_moment ON promise (made_at);
CREATE INDEX promise_revised ON promise (revises) WHERE revises IS NOT NULL;
CREATE INDEX promise_beside_orders ON promise (due_on) WHERE kind <> 'handover';

-- What became of a promise; without a row it still stands, or was broken when its day had passed.
CREATE TABLE promise_end (
  promise_id INTEGER PRIMARY KEY REFERENCES promise (id),
  outcome    TEXT NOT NULL CHECK (outcome IN ('kept', 'revised', 'broken', 'withdrawn')),
  at         INTEGER NOT NULL,
  by         INTEGER REFERENCES person (id),
  note       TEXT NOT NULL
) STRICT;
CREATE TRIGGER promise_end_is_never_changed BEFORE UPDATE ON promise_end
BEGIN SELECT RAISE(ABORT, 'the promise ledger is append-only'); END;
CREATE TRIGGER promise_end_is_never_deleted BEFORE DELETE ON promise_end
BEGIN SELECT RAISE(ABORT, 'the promise ledger is append-only'); END;

-- A promise that will not be kept as things stand: somebody tells the customer before it breaks.
CREATE TABLE promise_alert (
  id             INTEGER PRIMARY KEY,
  promise_id     INTEGER NOT NULL REFERENCES promise (id),
  repair_id      INTEGER NOT NULL REFERENCES repair (id),
  found_at       INTEGER NOT NULL,
  expected_on    TEXT,             -- the day reckoned now; NULL: none can be reckoned
  why            TEXT NOT NULL CHECK (why IN ('queue', 'part', 'partUnknown', 'nobody')),
  gone_at        INTEGER,          -- no longer at risk, or overtaken by another day
  told_at        INTEGER,
  told_by        INTEGER REFERENCES person (id),
  how            TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  new_promise_id INTEGER REFERENCES promise (id)
) STRICT;
CREATE UNIQUE INDEX promise_alert_once ON promise_alert (promise_id, ifnull(expected_on, ''));
CREATE INDEX promise_alert_by_repair ON promise_alert (repair_id);
CREATE INDEX promise_alert_to_tell ON promise_alert (found_at, id) WHERE told_at IS NULL AND gone_at IS NULL;
CREATE TRIGGER promise_alert_is_never_deleted BEFORE DELETE ON promise_alert
BEGIN SELECT RAISE(ABORT, 'what was found at risk stays known'); END;
