import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

test('a shop of before gets its places, and what is in its house, with ids of its own', () => {
  const folder = new URL('../../electron/core/store/migrations/', import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name < '0011' || name === '0014-custody.sql')
    .sort();
  const db = new Database(':memory:');
  db.pragma('foreign_keys = 1');
  const bringTo = (which: (name: string) => boolean) => {
    for (const name of names.filter(which)) db.exec(readFileSync(new URL(name, folder), 'utf8'));
  };
  bringTo((name) => name < '0010');
  const span = 2 ** 40;
  db.exec(`
    UPDATE branch SET number = 3, next_id = 100;
    INSERT INTO shop (id, name, address, phone, email, website, tax_number, country, zone, currency, tax_basis_points,
                      language, calendar, paper_languages, hours, closed_days, keeps_public_holidays,
                      lock_after_minutes, is_sample, opened_at)
    VALUES (1, 'A', '', '', '', '', '', 'GR', 'Europe/Athens', 'EUR', 0, 'el', 'gregory', '[]', '{}', '[]', 0, 5, 0, 7);
    INSERT INTO person (id, name, roles, is_supervisor, language, calendar, is_active, created_at)
    VALUES (${3 * span + 1}, 'Anna', '["owner"]', 1, 'el', 'gregory', 1, 0);
    INSERT INTO customer (id, number, kind, name, name_key, email, address, tax_number, language, calendar, channel,
                          notes, flag, created_at, changed_at)
    VALUES (${3 * span + 2}, 'C1', 'person', 'X', 'x', '', '', '', 'el', 'gregory', 'phone', '', '', 0, 0);`);
  const repair = db.prepare(`
    INSERT INTO repair (id, number, number_key, customer_id, device_id, state, state_group, fault, wishes,
                        condition_note, finding, outcome, currency, coverage, received_at, received_by, changed_at)
    VALUES (?, ?, ?, ${3 * span + 2}, NULL, ?, ?, '', '', '', '', '', 'EUR', 'unknown', 50, ?, 60)`);
  repair.run(3 * span + 10, 'R1', 'R1', 'received', 'open', 3 * span + 1);
  repair.run(3 * span + 11, 'R2', 'R2', 'closed', 'closed', 3 * span + 1);
  repair.run(3 * span + 12, 'R3', 'R3', 'received', 'open', null);
  const check = db.prepare(`
    INSERT INTO repair_check (repair_id, kind, position, label, names, is_ticked, note)
    VALUES (?, ?, ?, ?, '{"el":"Φορτιστής"}', ?, '')`);
  for (const id of [10, 11, 12]) {
    check.run(3 * span + id, 'accessory', 0, 'Charger', 1);
    check.run(3 * span + id, 'accessory', 1, 'Case', 0);
    check.run(3 * span + id, 'condition', 0, 'Scratched', 1);
  }
  bringTo((name) => name >= '0010');

  const items = db.prepare('SELECT id, repair_id, kind, label, added_at FROM custody_item ORDER BY id').all();
  expect(items).toEqual([
    { id: 3 * span + 104, repair_id: 3 * span + 10, kind: 'accessory', label: 'Charger', added_at: 50 },
    { id: 3 * span + 105, repair_id: 3 * span + 12, kind: 'accessory', label: 'Charger', added_at: 50 },
  ]);
  const moves = db
    .prepare('SELECT id, item_id, whereabouts, person_id, at FROM custody_move ORDER BY id')
    .all();
  expect(moves).toEqual([
    { id: 3 * span + 106, item_id: 3 * span + 104, whereabouts: 'person', person_id: 3 * span + 1, at: 50 },
    { id: 3 * span + 107, item_id: 3 * span + 105, whereabouts: 'person', person_id: 3 * span + 1, at: 50 },
  ]);
  expect(db.prepare('SELECT id, barcode, preset, name FROM custody_place ORDER BY id').raw().all()).toEqual([
    [3 * span + 100, 'PL00100B3', 'counterShelf', ''],
    [3 * span + 101, 'PL00101B3', 'bench', ''],
    [3 * span + 102, 'PL00102B3', 'accessoryDrawer', ''],
    [3 * span + 103, 'PL00103B3', 'readyShelf', ''],
  ]);
  expect(db.prepare('SELECT number, next_id FROM branch').raw().get()).toEqual([3, 108]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});
