-- Who we are, who works here, and what was done: the ground that everything stands on.

CREATE TABLE branch (
  number  INTEGER NOT NULL CHECK (number BETWEEN 1 AND 8191),
  next_id INTEGER NOT NULL
) STRICT;
INSERT INTO branch (number, next_id) VALUES (1, 1);

CREATE TABLE shop (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  name        TEXT NOT NULL,
  address     TEXT NOT NULL,
  phone       TEXT NOT NULL,
  email       TEXT NOT NULL,
  website     TEXT NOT NULL,
  tax_number  TEXT NOT NULL,
  country     TEXT NOT NULL,
  zone        TEXT NOT NULL,
  currency    TEXT NOT NULL,
  tax_basis_points INTEGER NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 10000),
  language    TEXT NOT NULL,
  calendar    TEXT NOT NULL,
  paper_languages TEXT NOT NULL, -- JSON list of languages that papers are offered in
  hours       TEXT NOT NULL,     -- JSON, shared/kernel/opening.ts
  closed_days TEXT NOT NULL,     -- JSON list of { on, name }: closed beside the public holidays
  open_days   TEXT NOT NULL DEFAULT '[]', -- JSON list of public holidays on which the shop opens all the same
  keeps_public_holidays INTEGER NOT NULL CHECK (keeps_public_holidays IN (0, 1)),
  logo        BLOB,
  logo_type   TEXT,
  lock_after_minutes INTEGER NOT NULL,
  is_sample   INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  opened_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE number_series (
  kind   TEXT NOT NULL,   -- 'repair', 'customer', …
  year   INTEGER NOT NULL, -- 0 where the series does not begin anew each year
  prefix TEXT NOT NULL,
  next   INTEGER NOT NULL,
  width  INTEGER NOT NULL DEFAULT 5, -- the least count of digits
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,
  roles         TEXT NOT NULL,   -- JSON list of roles
  is_supervisor INTEGER NOT NULL CHECK (is_supervisor IN (0, 1)),
  language      TEXT NOT NULL,
  calendar      TEXT NOT NULL,
  pin_hash      TEXT,            -- scrypt, with its salt and costs
  password_hash TEXT,
  code_hash     TEXT,            -- of a one-time code by which they choose a PIN or password anew
  code_until    INTEGER,
  is_active     INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE station (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  token_hash  TEXT NOT NULL UNIQUE,
  enrolled_by INTEGER REFERENCES person (id),
  enrolled_at INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT;

CREATE TABLE session (
  id         INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  person_id  INTEGER NOT NULL REFERENCES person (id),
  station_id INTEGER REFERENCES station (id), -- none on a device that was not enrolled
  began_at   INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  locked_at  INTEGER
) STRICT;
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_station ON session (station_id);

-- Misses of PIN and password, by person and device: they slow that pair down and nobody else.
CREATE TABLE sign_in_miss (
  person_id  INTEGER NOT NULL,   -- below zero for names that nobody here has
  device     TEXT NOT NULL,      -- station id, or the address of a device not enrolled
  misses     INTEGER NOT NULL,
  last_at    INTEGER NOT NULL,
  wait_until INTEGER NOT NULL,
  PRIMARY KEY (person_id, device)
) STRICT, WITHOUT ROWID;

-- The answer that each command gave, so that asking again changes nothing twice.
CREATE TABLE command (
  key       TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  actor     INTEGER,
  input_hash TEXT NOT NULL,
  answer    TEXT NOT NULL,       -- JSON
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX command_by_age ON command (at);

-- What happened, in order, each row sealed over the one before.
CREATE TABLE event (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  actor     INTEGER,
  station   INTEGER,
  procedure TEXT NOT NULL,
  domain    TEXT NOT NULL,
  subject   INTEGER,
  before    TEXT,                -- JSON of what changed
  after     TEXT,
  previous  TEXT NOT NULL,
  hash      TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_subject ON event (domain, subject, id);
CREATE INDEX event_by_domain ON event (domain, id);
CREATE INDEX event_by_actor ON event (actor, id);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

-- What somebody typed and did not yet save.
CREATE TABLE draft (
  person_id  INTEGER NOT NULL REFERENCES person (id),
  form       TEXT NOT NULL,      -- which form, e.g. 'repairs.takeIn'
  body       TEXT NOT NULL,      -- JSON, as the form holds it
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, form)
) STRICT, WITHOUT ROWID;
