import type Database from 'better-sqlite3';
import type { Client } from '../kit/shop.ts';
import type { Draw } from './draw.ts';

export interface OrderRow {
  id: number;
  number: string;
  state: string;
  state_group: string;
  customer_id: number;
  device_id: number | null;
  visit_id: number;
  owner_id: number;
  changed_at: number;
}

/** What a step may look at before it asks for something. */
export interface World {
  db: Database.Database;
  draw: Draw;
  /** Of whoever takes the step. */
  client: Client;
  people: readonly number[];
  today: string;
  /** Any order, mostly one that is open. */
  order(where?: string): OrderRow | undefined;
  /** One row of what is asked, drawn. */
  row<Row>(sql: string, ...params: unknown[]): Row | undefined;
}

/** A command that is to be given: its procedure and its input. */
export interface Planned {
  procedure: string;
  input: unknown;
}

export type Plan = (world: World) => Planned | undefined | Promise<Planned | undefined>;

export function worldOf(
  db: Database.Database,
  draw: Draw,
  client: Client,
  { people, today }: { people: readonly number[]; today: string },
): World {
  const row = <Row>(sql: string, ...params: unknown[]) => draw.maybe(db.prepare(sql).all(...params) as Row[]);
  return {
    db,
    draw,
    client,
    people,
    today,
    row,
    order(where) {
      const among = where ?? (draw.chance(92) ? `state_group = 'open' OR state = 'handedOver'` : '1');
      return row<OrderRow>(`SELECT * FROM repair WHERE ${among} ORDER BY id`);
    },
  };
}
