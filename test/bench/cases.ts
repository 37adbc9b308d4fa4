import Database from 'better-sqlite3';
import { devicesOfCustomer, deviceWithSerial } from '../../electron/core/devices/devices.sql.ts';
import { openByPromise, repairsOfCustomer } from '../../electron/core/repairs/lists.sql.ts';
import { byCodes, byWords } from '../../electron/core/search/search.sql.ts';
import type { Params, Select } from '../../electron/core/store/statement.ts';
import { codeText } from '../../shared/kernel/search-text.ts';
import { serialKey } from '../../shared/kernel/serial.ts';
import { askedWords, withoutSlips } from '../../shared/search/search.rules.ts';
import type { Client, TestCore } from '../kit/shop.ts';
import type { BigShop } from './big-shop.ts';
import { intakeCase } from './intake-case.ts';
import type { Case, Way } from './measure.ts';

export interface Ground {
  shop: BigShop;
  desk: TestCore;
  client: Client;
  /** A connection of its own, as a program without our store would have it. */
  bare: Database.Database;
}

const LIMIT = 20;

export function openGround(shop: BigShop, desk: TestCore): Ground {
  const bare = new Database(shop.file);
  bare.pragma('synchronous = FULL');
  bare.pragma('cache_size = -65536');
  return { shop, desk, client: desk.clientOf(shop.visitor), bare };
}

export async function casesFor(ground: Ground): Promise<Case[]> {
  const { shop, client } = ground;
  const serial = (turn: number) => pick(shop.serials, turn);
  const customer = (turn: number) => pick(shop.customerIds, turn);
  const from = { day: '', id: 0, state: '', late_before: '', category: 0, limit: 51 };
  return [
    {
      name: 'device by serial',
      calls: 200,
      ways: threeWays(
        ground,
        deviceWithSerial,
        (turn) => ({ key: serialKey(serial(turn)), except: 0 }),
        (turn) => client.devices.bySerial({ serial: serial(turn) }),
      ),
    },
    {
      name: 'warranty lookup by serial',
      calls: 50,
      ways: threeWays(
        ground,
        deviceWithSerial,
        (turn) => ({ key: serialKey(serial(turn)), except: 0 }),
        (turn) => client.warranty.find({ text: serial(turn) }),
      ),
    },
    ...['m', 'ma', 'mar', 'kanero', 'battery kan'].map((text) => wordSearch(ground, text)),
    searchCase(ground, 'search: piece of a serial', (turn) => serialKey(serial(turn)).slice(-7)),
    {
      name: 'open orders, first page',
      calls: 30,
      ways: threeWays(
        ground,
        openByPromise,
        () => from,
        () => client.repairs.list({ limit: 50 }),
      ),
    },
    {
      name: "customer's orders",
      calls: 100,
      ways: threeWays(
        ground,
        repairsOfCustomer,
        (turn) => ({ customer: customer(turn) }),
        (turn) => client.repairs.ofCustomer({ customerId: customer(turn) }),
      ),
    },
    {
      name: "customer's devices",
      calls: 100,
      ways: threeWays(
        ground,
        devicesOfCustomer,
        (turn) => ({ customer: customer(turn) }),
        (turn) => client.devices.ofCustomer({ customerId: customer(turn) }),
      ),
    },
    await intakeCase(ground),
  ];
}

function pick<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length] as T;
}

/** The statement on a bare connection, the same through the store, and the whole call of the core. */
function threeWays<Row>(
  { desk, bare }: Ground,
  statement: Select<Row>,
  params: (turn: number) => Params,
  call: (turn: number) => unknown,
): Way[] {
  const prepared = bare.prepare(statement.sql);
  return [
    { name: 'bare', run: (turn) => prepared.all(params(turn)) },
    {
      name: 'statement',
      run: (turn) => desk.core.store.read((reader) => reader.all(statement, params(turn))),
    },
    { name: 'core', run: call },
  ];
}

/** With a fourth way: all matches ranked, as it is commonly written. */
function wordSearch(ground: Ground, text: string): Case {
  const words = askedWords(text);
  const match = `{words codes} : (${words.map((word) => `"${word}" *`).join(' AND ')})`;
  const ranked = ground.bare.prepare(
    `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
       FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid
      WHERE search_words MATCH ? ORDER BY bm25(search_words) LIMIT ${LIMIT}`,
  );
  const ways = threeWays(
    ground,
    byWords,
    () => ({ match, limit: LIMIT }),
    () => ground.client.search.find({ text, limit: LIMIT }),
  );
  const calls = ground.shop.size > 50_000 ? 1 : 5;
  return {
    name: `search: "${text}"`,
    calls: 40,
    ways: [...ways, { name: 'ranked', run: () => ranked.all(match), calls }],
  };
}

function searchCase(ground: Ground, name: string, textOf: (turn: number) => string): Case {
  const params = (turn: number) => {
    const code = codeText(textOf(turn));
    return { match: `"${withoutSlips(code)}"`, code, kinds: '', limit: LIMIT };
  };
  const call = (turn: number) => ground.client.search.find({ text: textOf(turn), limit: LIMIT });
  return { name, calls: 40, ways: threeWays(ground, byCodes, params, call) };
}
