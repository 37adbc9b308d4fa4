import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

const folder = new URL('../../electron/core/store/migrations/', import.meta.url);
const migrations = readdirSync(folder).sort();

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  for (const name of migrations.filter((file) => file < '0006')) {
    db.exec(readFileSync(new URL(name, folder), 'utf8'));
  }
});
afterEach(() => db.close());

const customer = (id: number, at: number) =>
  db
    .prepare(
      `INSERT INTO customer (id, number, kind, name, name_key, email, address, tax_number, language, calendar, channel,
         notes, flag, created_at, changed_at)
       VALUES (?, 'C-' || ?, 'person', 'Anna', 'anna', '', '', '', 'en', 'gregory', 'phone', '', '', ?, ?)`,
    )
    .run(id, id, at, at);

test('imports of before know the last id that they gave out, where what they made shows it', () => {
  const add = db.prepare(
    `INSERT INTO import (id, file_name, file_hash, profile, mapping, rows_read, rows_taken, rows_bad, at)
     VALUES (?, 'old.csv', '', 'own', '{}', 1, 1, 0, ?)`,
  );
  add.run(10, 1000);
  customer(11, 1000);
  db.prepare(
    `INSERT INTO customer_phone (id, customer_id, position, typed, e164, label) VALUES (12, 11, 0, '1', '1', '')`,
  ).run();
  customer(13, 2000);
  add.run(20, 3000);
  customer(21, 3000);
  db.prepare(
    `INSERT INTO repair (id, number, number_key, customer_id, state, state_group, fault, wishes, condition_note, finding,
       outcome, currency, coverage, received_at, changed_at, import_id)
     VALUES (23, 'T1', 'T1', 21, 'closed', 'closed', '', '', '', '', '', 'EUR', 'unknown', 0, 3000, 20)`,
  ).run();
  add.run(30, 4000);

  db.exec(readFileSync(new URL('0006-imports.sql', folder), 'utf8'));

  expect(db.prepare('SELECT id, last_id, undone_at FROM import ORDER BY id').raw().all()).toEqual([
    [10, 12, null],
    [20, 23, null],
    [30, null, null],
  ]);
});
