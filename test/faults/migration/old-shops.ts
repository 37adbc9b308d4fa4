import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../../electron/core/store/store.ts';
import { leaveLivedInShop } from '../lived-in-shop.ts';
import { latest, released, sources } from './rehearsal.ts';

const VISITS = 4;

/** Leaves a lived-in shop of each version in `folder`; there is no file for version 0. */
export async function leaveOldShops(folder: string): Promise<(version: number) => string> {
  const pathOf = (version: number) => join(folder, `version-${version}.db`);
  const lived = join(folder, 'lived.db');
  await leaveLivedInShop(lived, VISITS);
  for (const version of sources) if (version > 0) pour(lived, pathOf(version), version);
  copyFileSync(lived, pathOf(latest));
  rmSync(lived);
  return pathOf;
}

/** The rows of a shop as it lives today, in the tables and columns that the older schema has. */
function pour(lived: string, file: string, version: number): void {
  openStore({ file, now: () => 0, migrations: released.filter((one) => one.version <= version) }).close();
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH ? AS lived').run(lived);
  for (const table of tablesOf(db, 'main').filter((name) => tablesOf(db, 'lived').includes(name))) {
    const known = columnsOf(db, 'lived', table);
    const columns = columnsOf(db, 'main', table).filter((name) => known.includes(name));
    const list = columns.map((name) => `"${name}"`).join(', ');
    db.exec(
      `DELETE FROM main."${table}"; INSERT INTO main."${table}" (${list}) SELECT ${list} FROM lived."${table}"`,
    );
  }
  db.exec('DETACH lived');
  const orphans = db.pragma('foreign_key_check') as unknown[];
  db.close();
  if (orphans.length > 0) throw new Error(`the shop of version ${version} has rows that point to nothing`);
}

function tablesOf(db: Database.Database, schema: string): string[] {
  return db
    .prepare<[string], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = ? AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all(schema)
    .map(({ name }) => name);
}

function columnsOf(db: Database.Database, schema: string, table: string): string[] {
  return db
    .prepare<[string, string], { name: string }>('SELECT name FROM pragma_table_info(?, ?)')
    .all(table, schema)
    .map(({ name }) => name);
}
