-- One box over everything, and where old records came from.

-- One row for each record that can be found; what it is and what to show of it.
CREATE TABLE search_entry (
  id      INTEGER PRIMARY KEY,    -- rises with every change, so that the newest is found first
  kind    TEXT NOT NULL CHECK (kind IN ('customer', 'device', 'repair')),
  ref     INTEGER NOT NULL,
  title   TEXT NOT NULL,
  detail  TEXT NOT NULL,
  words   TEXT NOT NULL,          -- searchText of everything said of it
  codes   TEXT NOT NULL,          -- codeText of its serials, phones and numbers, separated by spaces
  slips   TEXT NOT NULL           -- the codes with O, I and S read as 0, 1 and 5
) STRICT;
CREATE UNIQUE INDEX search_entry_by_ref ON search_entry (kind, ref);

-- Whole words, beginnings of words, whole codes. Where in a text a word stands is nobody's question (detail).
CREATE VIRTUAL TABLE search_words USING fts5 (
  kind, words, codes, content = 'search_entry', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3', columnsize = 0, detail = column
);
-- Any three or more characters inside a code, slips of reading forgiven.
CREATE VIRTUAL TABLE search_codes USING fts5 (
  slips, content = 'search_entry', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
  INSERT INTO search_words (rowid, kind, words, codes) VALUES (new.id, new.kind, new.words, new.codes);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
  INSERT INTO search_words (search_words, rowid, kind, words, codes)
  VALUES ('delete', old.id, old.kind, old.words, old.codes);
END;
-- A record without codes has nothing to look inside.
CREATE TRIGGER search_codes_added AFTER INSERT ON search_entry WHEN new.slips <> '' BEGIN
  INSERT INTO search_codes (rowid, slips) VALUES (new.id, new.slips);
END;
CREATE TRIGGER search_codes_removed AFTER DELETE ON search_entry WHEN old.slips <> '' BEGIN
  INSERT INTO search_codes (search_codes, rowid, slips) VALUES ('delete', old.id, old.slips);
END;

CREATE TABLE import (
  id         INTEGER PRIMARY KEY,
  file_name  TEXT NOT NULL,
  file_hash  TEXT NOT NULL,
  profile    TEXT NOT NULL,
  mapping    TEXT NOT NULL,       -- JSON
  rows_read  INTEGER NOT NULL,
  rows_taken INTEGER NOT NULL,
  rows_bad   INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  by         INTEGER REFERENCES person (id)
) STRICT;

-- Which row of which file made which record: the same row is not taken twice.
CREATE TABLE import_row (
  source     TEXT NOT NULL,       -- profile and the row's own id
  import_id  INTEGER NOT NULL REFERENCES import (id),
  line       INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  ref        INTEGER NOT NULL,
  PRIMARY KEY (source)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_by_import ON import_row (import_id);
