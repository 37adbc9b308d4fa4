import { DatabaseSync } from 'node:sqlite';
import Database from 'better-sqlite3';
import { athens } from '../kit/records.ts';
import { type Client, MONDAY_MORNING, openTestCore, type TestCore } from '../kit/shop.ts';
import type { BigShop } from './big-shop.ts';
import { type Orm, openOrm } from './drizzle.ts';

/** One big shop, opened in every way that is compared; each has a connection of its own. */
export interface Ground {
  shop: BigShop;
  desk: TestCore;
  client: Client;
  bare: Database.Database;
  node: DatabaseSync;
  orm: Orm;
  close(): void;
}

const settings = ['synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536', 'busy_timeout = 5000'];

export async function openGround(shop: BigShop): Promise<Ground> {
  const desk = openTestCore({ file: shop.file, now: MONDAY_MORNING });
  const client = desk.clientOf(shop.visitor);
  const { name, password } = athens.owner;
  await client.people.signIn({ name, password });
  const [bare, ofOrm] = [new Database(shop.file), new Database(shop.file)];
  // in one piece, as the program's own tidying leaves it an hour after an earlier run has written
  for (const index of ['search_words', 'search_codes']) {
    bare.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
  }
  const node = new DatabaseSync(shop.file);
  for (const setting of settings) {
    bare.pragma(setting);
    ofOrm.pragma(setting);
    node.exec(`PRAGMA ${setting}`);
  }
  return {
    ...{ shop, desk, client, bare, node },
    orm: openOrm(ofOrm),
    close() {
      node.close();
      bare.close();
      ofOrm.close();
      desk.close();
    },
  };
}
