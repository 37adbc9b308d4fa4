import type Database from 'better-sqlite3';
import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, type SQLiteColumn, type SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export type Table = SQLiteTable & Record<string, SQLiteColumn>;

/** The shop's tables as Drizzle knows them, and its client. */
export interface Orm {
  db: BetterSQLite3Database;
  table(name: string): Table;
}

/** Tables are described from the file's own schema: the same columns as everywhere else. */
export function openOrm(connection: Database.Database): Orm {
  const db = drizzle(connection);
  const tables = new Map<string, Table>();
  return {
    db,
    table(name) {
      const known = tables.get(name) ?? tableOf(connection, name);
      tables.set(name, known);
      return known;
    },
  };
}

function tableOf(connection: Database.Database, name: string): Table {
  const columns = connection.pragma(`table_info(${name})`) as { name: string; type: string }[];
  const described = columns.map((column) => [
    column.name,
    column.type === 'INTEGER' ? integer(column.name) : text(column.name),
  ]);
  return sqliteTable(name, Object.fromEntries(described)) as unknown as Table;
}

/** The queries as they are commonly written with the query builder, built anew for each call. */
export function deviceBySerial({ db, table }: Orm, key: string) {
  const [device, customer, repair] = [table('device'), table('customer'), table('repair')];
  const found = db
    .select({
      id: device.id,
      label: device.label,
      categoryId: device.category_id,
      serial: device.serial,
      purchasedOn: device.purchased_on,
      customerId: device.customer_id,
      customerName: customer.name,
    } as Record<string, SQLiteColumn>)
    .from(device)
    .innerJoin(customer, eq(customer.id as SQLiteColumn, device.customer_id as SQLiteColumn))
    .where(or(eq(device.serial_key as SQLiteColumn, key), eq(device.imei2_key as SQLiteColumn, key)))
    .limit(1)
    .get();
  if (!found) return null;
  const open = db
    .select({ id: repair.id } as Record<string, SQLiteColumn>)
    .from(repair)
    .where(
      and(eq(repair.device_id as SQLiteColumn, found.id), eq(repair.state_group as SQLiteColumn, 'open')),
    )
    .limit(1)
    .get();
  return { ...found, openRepairId: open?.id ?? null };
}

export function openOrders({ db, table }: Orm, limit: number) {
  const repair = table('repair');
  const byDay = sql`ifnull(${repair.promised_on}, '9999-12-31')`;
  return repairsWhere(
    { db, table },
    eq(repair.state_group as SQLiteColumn, 'open'),
    [byDay, repair.id as SQLiteColumn],
    limit,
  );
}

export function historyOf({ db, table }: Orm, customerId: number) {
  const repair = table('repair');
  const newest = [desc(repair.received_at as SQLiteColumn), desc(repair.id as SQLiteColumn)];
  return repairsWhere({ db, table }, eq(repair.customer_id as SQLiteColumn, customerId), newest, 200);
}

function repairsWhere({ db, table }: Orm, where: SQL, order: readonly (SQL | SQLiteColumn)[], limit: number) {
  const [repair, customer] = [table('repair'), table('customer')];
  const [device, person] = [table('device'), table('person')];
  return db
    .select({
      ...{
        id: repair.id,
        number: repair.number,
        customerId: repair.customer_id,
        customerName: customer.name,
      },
      ...{ deviceId: repair.device_id, label: device.label, serial: device.serial, fault: repair.fault },
      ...{ categoryId: device.category_id, service: repair.service, state: repair.state },
      ...{ group: repair.state_group, coverage: repair.coverage, promisedOn: repair.promised_on },
      ...{ receivedAt: repair.received_at, closedAt: repair.closed_at, ownerName: person.name },
    } as Record<string, SQLiteColumn>)
    .from(repair)
    .innerJoin(customer, eq(customer.id as SQLiteColumn, repair.customer_id as SQLiteColumn))
    .leftJoin(device, eq(device.id as SQLiteColumn, repair.device_id as SQLiteColumn))
    .leftJoin(person, eq(person.id as SQLiteColumn, repair.owner_id as SQLiteColumn))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .all();
}

/** Full text has no words in Drizzle: the statement is written by hand, ranked as the manual of FTS5 does it. */
export function rankedSearch({ db }: Orm, match: string, limit: number) {
  return db.all(sql`
    SELECT entry.kind, entry.ref, entry.title, entry.detail
      FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid
     WHERE search_words MATCH ${match} ORDER BY rank LIMIT ${limit}`);
}
