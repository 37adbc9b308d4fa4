import { type Migration, readMigrations } from '../../../electron/core/store/migrate.ts';

/** The first schema that a shop ever had. */
const FIRST_RELEASED = 5;

export const released = readMigrations();
export const latest = released.at(-1)?.version ?? 0;

/** What the next version may bring, one of each kind of statement; so that there is always something to migrate. */
const rehearsal: Migration = {
  version: latest + 1,
  sql: `
    -- Its comments hold a ; and a 'quote, as comments do.
    ALTER TABLE customer ADD COLUMN greeting TEXT NOT NULL DEFAULT ''; -- not asked; only guessed
    UPDATE customer SET greeting = upper(name) || '; -- ' || number;
    CREATE TABLE rehearsal (
      id          INTEGER PRIMARY KEY,
      customer_id INTEGER NOT NULL REFERENCES customer (id), -- whose; never nobody's
      words       TEXT NOT NULL
    ) STRICT;
    INSERT INTO rehearsal SELECT id, customer_id, fault || char(10) || wishes FROM repair;
    CREATE INDEX rehearsal_by_customer ON rehearsal (customer_id, id);
    CREATE TRIGGER rehearsal_is_never_changed BEFORE UPDATE ON rehearsal
    BEGIN SELECT RAISE(ABORT, 'append-only; always'); END;
    CREATE TABLE check_moved (repair_id INTEGER, place INTEGER, label TEXT, PRIMARY KEY (repair_id, place)) STRICT, WITHOUT ROWID;
    INSERT INTO check_moved SELECT repair_id, row_number() OVER (PARTITION BY repair_id ORDER BY kind, position), label FROM repair_check;
    DROP TABLE repair_check;
    ALTER TABLE check_moved RENAME TO repair_check;
    DROP INDEX customer_by_change;
    DELETE FROM command WHERE key IN (SELECT key FROM command ORDER BY key LIMIT 5);
    INSERT INTO search_words (search_words) VALUES ('rebuild');`,
};

/** All that the program of these tests has: what is released, and the rehearsal of what comes. */
export const migrations: readonly Migration[] = [...released, rehearsal];

/** Where a start can begin: from nothing, and from every version that a shop may still have. */
export const sources: readonly number[] = [
  0,
  ...released.map(({ version }) => version).filter((version) => version >= FIRST_RELEASED),
];
