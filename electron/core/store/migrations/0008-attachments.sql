-- Files of proof. The bytes lie beside the store under their hash and are never changed; here is whose they are.

CREATE TABLE attachment (
  id           INTEGER PRIMARY KEY,
  device_id    INTEGER NOT NULL REFERENCES device (id),
  hash         TEXT NOT NULL CHECK (length(hash) = 64),   -- SHA-256 of the bytes, in hex
  kind         TEXT NOT NULL CHECK (kind IN ('jpeg', 'png', 'webp', 'pdf')),
  bytes        INTEGER NOT NULL CHECK (bytes > 0),
  name         TEXT NOT NULL,                             -- as its bringer called it; never a path
  added_at     INTEGER NOT NULL,
  added_by     INTEGER NOT NULL REFERENCES person (id),
  withdrawn_at INTEGER,
  withdrawn_by INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX attachment_by_device ON attachment (device_id, id);
