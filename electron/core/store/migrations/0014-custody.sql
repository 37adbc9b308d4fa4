-- Where the things of an order are and who had them; what was taken down as evidence; passcodes whose keys lie elsewhere.

CREATE TABLE custody_place (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('shelf', 'bench', 'box', 'drawer', 'out')), -- 'out': outside the house
  preset     TEXT NOT NULL,       -- the program's word for it, in the reader's language; '' where the shop named it
  name       TEXT NOT NULL,
  barcode    TEXT NOT NULL UNIQUE, -- what its label says
  position   INTEGER NOT NULL,
  is_hidden  INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT;

-- The device of an order, and each accessory that came with it.
CREATE TABLE custody_item (
  id         INTEGER PRIMARY KEY,
  repair_id  INTEGER NOT NULL REFERENCES repair (id),
  kind       TEXT NOT NULL CHECK (kind IN ('device', 'accessory')),
  position   INTEGER NOT NULL,
  label      TEXT NOT NULL,       -- of an accessory, as it was read at the counter
  names      TEXT NOT NULL,       -- JSON by language
  added_at   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX custody_item_by_repair ON custody_item (repair_id, position);

-- Each time something changed hands. Where it is now is its last move.
CREATE TABLE custody_move (
  id          INTEGER PRIMARY KEY,
  item_id     INTEGER NOT NULL REFERENCES custody_item (id),
  whereabouts TEXT NOT NULL CHECK (whereabouts IN ('place', 'person', 'sentOut', 'customer', 'missing', 'settled')),
  place_id    INTEGER REFERENCES custody_place (id),
  person_id   INTEGER REFERENCES person (id),
  settled     TEXT NOT NULL DEFAULT '' CHECK (settled IN ('', 'compensated', 'waived', 'leftHere')),
  at          INTEGER NOT NULL,   -- never before the move before it, whatever the clock says
  moved_by    INTEGER REFERENCES person (id),
  answered_by INTEGER REFERENCES person (id), -- the supervisor, where it needed one
  reason      TEXT NOT NULL,
  undoes      INTEGER REFERENCES custody_move (id),
  CHECK ((whereabouts = 'settled') = (settled <> '')),
  CHECK ((whereabouts = 'person') = (person_id IS NOT NULL)),
  CHECK (whereabouts <> 'place' OR place_id IS NOT NULL)
) STRICT;
CREATE INDEX custody_move_by_item ON custody_move (item_id, at, id);
CREATE INDEX custody_move_by_place ON custody_move (place_id, at, id) WHERE place_id IS NOT NULL;
CREATE TRIGGER custody_move_is_never_changed BEFORE UPDATE ON custody_move
BEGIN SELECT RAISE(ABORT, 'the custody ledger is append-only'); END;
CREATE TRIGGER custody_move_is_never_deleted BEFORE DELETE ON custody_move
BEGIN SELECT RAISE(ABORT, 'the custody ledger is append-only'); END;
CREATE TRIGGER custody_item_is_never_changed BEFORE UPDATE ON custody_item
BEGIN SELECT RAISE(ABORT, 'what was brought is not rewritten'); END;
CREATE TRIGGER custody_item_is_never_deleted BEFORE DELETE ON custody_item
BEGIN SELECT RAISE(ABORT, 'what was brought is not rewritten'); END;

-- What was seen, said and signed of an order, each entry sealed over the one before.
CREATE TABLE evidence (
  id        INTEGER PRIMARY KEY,
  repair_id INTEGER NOT NULL REFERENCES repair (id),
  position  INTEGER NOT NULL CHECK (position > 0), -- counted within the order, without a gap
  kind      TEXT NOT NULL,
  content   TEXT NOT NULL,        -- JSON, as it was sealed
  at        INTEGER NOT NULL,
  taken_by  INTEGER REFERENCES person (id),
  previous  TEXT NOT NULL CHECK (length(previous) = 64),
  seal      TEXT NOT NULL CHECK (length(seal) = 64) -- SHA-256 over the seal before and this row
) STRICT;
CREATE UNIQUE INDEX evidence_by_repair ON evidence (repair_id, position);
CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_is_never_deleted BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- How a customer's device is opened. The key to each row lies beside the store, in a file of its own.
CREATE TABLE vault_entry (
  id           INTEGER PRIMARY KEY,
  repair_id    INTEGER NOT NULL REFERENCES repair (id),
  kind         TEXT NOT NULL CHECK (kind IN ('pin', 'password', 'pattern')),
  ciphertext   BLOB,              -- AES-256-GCM; NULL once destroyed
  kept_at      INTEGER NOT NULL,
  kept_by      INTEGER NOT NULL REFERENCES person (id),
  destroyed_at INTEGER,
  destroyed_by INTEGER REFERENCES person (id),
  CHECK (destroyed_at IS NULL OR ciphertext IS NULL)
) STRICT;
CREATE INDEX vault_entry_by_repair ON vault_entry (repair_id, id);
CREATE UNIQUE INDEX vault_entry_standing ON vault_entry (repair_id) WHERE destroyed_at IS NULL;

-- Who asked to see one, and why.
CREATE TABLE vault_reveal (
  id        INTEGER PRIMARY KEY,
  entry_id  INTEGER NOT NULL REFERENCES vault_entry (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  reason    TEXT NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX vault_reveal_by_entry ON vault_reveal (entry_id, id);
CREATE TRIGGER vault_reveal_is_never_changed BEFORE UPDATE ON vault_reveal
BEGIN SELECT RAISE(ABORT, 'who saw a passcode is append-only'); END;
CREATE TRIGGER vault_reveal_is_never_deleted BEFORE DELETE ON vault_reveal
BEGIN SELECT RAISE(ABORT, 'who saw a passcode is append-only'); END;

-- What is in the house when this comes: the things of every order that is not over, with whoever took them in.
-- Ids are given out as ever, branch × 2^40 + n. A file without a shop has neither orders nor a number yet.
INSERT INTO custody_place (id, kind, preset, name, barcode, position, is_hidden, changed_at)
SELECT branch.number * 1099511627776 + branch.next_id + preset.n, preset.kind, preset.word, '',
       printf('PL%05d', branch.next_id + preset.n) || iif(branch.number = 1, '', 'B' || branch.number),
       preset.n, 0, shop.opened_at
  FROM branch, shop,
       (SELECT 0 AS n, 'shelf' AS kind, 'counterShelf' AS word
        UNION ALL SELECT 1, 'bench', 'bench'
        UNION ALL SELECT 2, 'drawer', 'accessoryDrawer'
        UNION ALL SELECT 3, 'shelf', 'readyShelf') AS preset;
UPDATE branch SET next_id = next_id + (SELECT count(*) FROM custody_place);

INSERT INTO custody_item (id, repair_id, kind, position, label, names, added_at)
SELECT branch.number * 1099511627776 + branch.next_id + row_number() OVER (ORDER BY thing.repair_id, thing.position) - 1,
       thing.repair_id, thing.kind, thing.position, thing.label, thing.names, thing.received_at
  FROM branch,
       (SELECT id AS repair_id, 'device' AS kind, 0 AS position, '' AS label, '{}' AS names, received_at
          FROM repair WHERE state_group = 'open' AND device_id IS NOT NULL
        UNION ALL
        SELECT repair.id, 'accessory', 1 + repair_check.position, label, names, received_at
          FROM repair JOIN repair_check ON repair_check.repair_id = repair.id AND repair_check.kind = 'accessory'
         WHERE state_group = 'open' AND is_ticked = 1) AS thing;
UPDATE branch SET next_id = next_id + (SELECT count(*) FROM custody_item);

INSERT INTO custody_move (id, item_id, whereabouts, person_id, at, moved_by, reason)
SELECT branch.number * 1099511627776 + branch.next_id + row_number() OVER (ORDER BY item.id) - 1,
       item.id, 'person', ifnull(repair.received_by, repair.owner_id), item.added_at, repair.received_by, ''
  FROM branch, custody_item AS item JOIN repair ON repair.id = item.repair_id
 WHERE ifnull(repair.received_by, repair.owner_id) IS NOT NULL;
UPDATE branch SET next_id = next_id + (SELECT count(*) FROM custody_move);
