import { codeText } from '../../shared/kernel/search-text.ts';
import { serialKey } from '../../shared/kernel/serial.ts';
import { askedWords } from '../../shared/search/search.rules.ts';
import type { Client } from '../kit/shop.ts';
import type { BigShop } from './big-shop.ts';
import { deviceBySerial, historyOf, type Orm, openOrders, rankedSearch } from './drizzle.ts';
import type { Ground } from './ground.ts';
import type { Case, Way } from './measure.ts';
import { type AskedOnce, recordReads } from './recorded.ts';

/** A question of the counter, as the screens ask it and as it is commonly asked through Drizzle. */
export interface Question {
  name: string;
  /**
   * One record, or a list of them: a list has more to carry, so that the core may cost less beside it. A screen asks
   * several things at once and is held against the bare statements as a whole.
   */
  kind: 'point' | 'list' | 'screen';
  /** How many different ones are asked. */
  turns: number;
  core(client: Client, shop: BigShop, turn: number): Promise<unknown>;
  drizzle?(orm: Orm, shop: BigShop, turn: number): unknown;
  /** The whole call may cost so many times its fastest bare statements. */
  mostOfBare?: number;
  /** The slow ways get fewer calls. */
  isRanked?: boolean;
}

const columns = ['received', 'diagnosing', 'estimateSent', 'waitingForParts', 'inRepair', 'ready'] as const;

const words = ['kanero', 'milosa', 'nguyen tal', 'maria vir', 'laptop papa', 'battery kan'];

export const questions: readonly Question[] = [
  {
    ...{ name: 'device by serial', kind: 'point', turns: 200 },
    core: (client, shop, turn) => client.devices.bySerial({ serial: pick(shop.serials, turn) }),
    drizzle: (orm, shop, turn) => deviceBySerial(orm, serialKey(pick(shop.serials, turn))),
  },
  {
    ...{ name: 'one-box search, a whole serial', kind: 'point', turns: 100, isRanked: true, mostOfBare: 2 },
    core: (client, shop, turn) => client.search.find({ text: pick(shop.serials, turn), limit: 20 }),
    drizzle: (orm, shop, turn) => rankedSearch(orm, `codes : "${codeText(pick(shop.serials, turn))}"`, 20),
  },
  {
    ...{
      name: 'one-box search, words',
      kind: 'list',
      turns: words.length * 4,
      isRanked: true,
      mostOfBare: 2,
    },
    core: (client, _shop, turn) => client.search.find({ text: pick(words, turn), limit: 20 }),
    drizzle: (orm, _shop, turn) => rankedSearch(orm, beginnings(pick(words, turn)), 20),
  },
  {
    ...{ name: 'list of open orders, first page', kind: 'list', turns: 40 },
    core: (client) => client.repairs.list({ limit: 50 }),
    drizzle: (orm) => openOrders(orm, 51),
  },
  {
    ...{ name: "a regular customer's history", kind: 'list', turns: 100 },
    core: (client, shop, turn) => client.repairs.ofCustomer({ customerId: pick(shop.regularIds, turn) }),
    drizzle: (orm, shop, turn) => historyOf(orm, pick(shop.regularIds, turn)),
  },
  {
    ...{ name: "any customer's history", kind: 'point', turns: 200 },
    core: (client, shop, turn) => client.repairs.ofCustomer({ customerId: pick(shop.customerIds, turn) }),
    drizzle: (orm, shop, turn) => historyOf(orm, pick(shop.customerIds, turn)),
  },
  {
    ...{ name: 'the board', kind: 'screen', turns: 40, mostOfBare: 2 },
    core: (client) => client.repairs.board(),
  },
  {
    ...{ name: 'a column of the board', kind: 'screen', turns: columns.length * 8, mostOfBare: 2 },
    core: (client, _shop, turn) =>
      client.repairs.boardColumn({ column: { state: pick(columns, turn) }, limit: 50 }),
  },
  {
    ...{ name: 'my work', kind: 'screen', turns: 20, mostOfBare: 2 },
    core: (client) => client.bench.work({ whose: 'mine' }),
  },
  {
    ...{ name: 'an order', kind: 'screen', turns: 200, mostOfBare: 2 },
    core: (client, shop, turn) => client.repairs.byId({ id: pick(shop.orderIds, turn) }),
  },
  {
    ...{ name: 'the page of an order, all that it asks', kind: 'screen', turns: 60, mostOfBare: 2 },
    core: (client, shop, turn) => pageOfOrder(client, pick(shop.orderIds, turn)),
  },
];

/** One after the other, as the core answers them. */
async function pageOfOrder(client: Client, id: number): Promise<void> {
  const repairId = id;
  await client.repairs.byId({ id });
  await client.repairs.moves({ id });
  await client.repairs.clock({ id });
  await client.promises.ofRepair({ repairId });
  await client.bench.ofRepair({ repairId });
  await client.estimates.ofRepair({ repairId });
  await client.custody.ofRepair({ repairId });
  await client.payments.ofRepair({ repairId });
  await client.handovers.ofRepair({ repairId });
}

export const bareWays = ['naive', 'tuned', 'node:sqlite'] as const;

/** All ways of one question in all shops; each way's name ends with its shop's size. */
export async function caseOf(question: Question, grounds: readonly Ground[]): Promise<Case> {
  const ways = await Promise.all(grounds.map((ground) => waysOf(question, ground)));
  return { name: question.name, calls: question.turns, ways: ways.flat() };
}

async function waysOf(question: Question, ground: Ground): Promise<Way[]> {
  const { shop, client, desk, bare, node, orm } = ground;
  const asked: AskedOnce[][] = [];
  for (let turn = 0; turn < question.turns; turn++) {
    asked.push(await recordReads(desk.core.store, () => question.core(client, shop, turn)));
  }
  const ran = (prepare: (sql: string) => Prepared) => {
    const known = new Map<string, Prepared>();
    const prepared = asked.map((list) =>
      list.map(({ statement, params, isOne }) => {
        const ready = known.get(statement.sql) ?? prepare(statement.sql);
        known.set(statement.sql, ready);
        return { ready, params, isOne };
      }),
    );
    return (turn: number) => {
      for (const { ready, params, isOne } of prepared[turn] ?? []) {
        if (isOne) ready.get(params);
        else ready.all(params);
      }
    };
  };
  const named = (name: string) => `${name} ${shop.size}`;
  return [
    { name: named('naive'), run: ran((sql) => bare.prepare(asCommonlyWritten(sql)) as unknown as Prepared) },
    { name: named('tuned'), run: ran((sql) => bare.prepare(sql) as unknown as Prepared) },
    { name: named('node:sqlite'), run: ran((sql) => node.prepare(sql) as unknown as Prepared) },
    {
      name: named('statement'),
      run: (turn) =>
        desk.core.store.read((reader) => {
          for (const { statement, params, isOne } of asked[turn] ?? []) {
            if (isOne) reader.get(statement, params);
            else reader.all(statement, params);
          }
        }),
    },
    { name: named('core'), run: (turn) => question.core(client, shop, turn) },
    ...(question.drizzle
      ? [
          {
            name: named('Drizzle'),
            run: (turn: number) => question.drizzle?.(orm, shop, turn),
            ...(question.isRanked && shop.size > 50_000 && { calls: 2 }),
          },
        ]
      : []),
  ];
}

interface Prepared {
  get(params: unknown): unknown;
  all(params: unknown): unknown;
}

/** Without what pins its plan: parameters plain, tables in whatever order SQLite likes. */
function asCommonlyWritten(sql: string): string {
  return sql.replaceAll('+:', ':').replaceAll('CROSS JOIN', 'JOIN');
}

export function beginnings(text: string): string {
  return `{words codes} : (${askedWords(text)
    .map((word) => `"${word}" *`)
    .join(' AND ')})`;
}

function pick<T>(list: readonly T[], turn: number): T {
  return list[turn % list.length] as T;
}
