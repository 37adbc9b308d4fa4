import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readMigrations } from '../../electron/core/store/migrate.ts';
import { type BigShop, makeBigShop } from './big-shop.ts';

/** The shop of that size at that place: the one that is kept there, unless the schema has changed since. */
export async function shopAt(file: string, size: number): Promise<BigShop> {
  mkdirSync(dirname(file), { recursive: true });
  const facts = `${file}.json`;
  const schema = schemaMark();
  if (existsSync(facts)) {
    const kept = JSON.parse(readFileSync(facts, 'utf8')) as BigShop & { schema: string };
    if (kept.schema === schema && kept.size === size) return { ...kept, file };
  }
  for (const old of [file, `${file}-wal`, `${file}-shm`, facts]) rmSync(old, { force: true });
  const beganAt = performance.now();
  const shop = await makeBigShop(file, size);
  console.error(`a shop of ${size} made in ${((performance.now() - beganAt) / 1000).toFixed(0)} s`);
  writeFileSync(facts, JSON.stringify({ ...shop, schema }));
  return shop;
}

function schemaMark(): string {
  const hash = createHash('sha256');
  for (const { sql } of readMigrations()) hash.update(sql);
  return hash.digest('hex');
}
