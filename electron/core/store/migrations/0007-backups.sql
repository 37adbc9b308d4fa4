-- Where copies go, and what the owner wants to hear of them.

CREATE TABLE backup_state (
  id               INTEGER PRIMARY KEY CHECK (id = 1),
  shop_key         TEXT NOT NULL,              -- made once, at the first opening of the file: tells this shop from every other
  warn_after_days  INTEGER NOT NULL DEFAULT 3 CHECK (warn_after_days BETWEEN 1 AND 60),
  second_place     TEXT NOT NULL DEFAULT '',   -- a folder on another drive; '' for none
  understood_place TEXT NOT NULL DEFAULT '',   -- the data folder of whose place the owner said that they know
  failed_at        INTEGER,                    -- the last backup that did not come about, if none did since
  failure          TEXT                        -- why: the reason of a refusal
) STRICT;
