import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../kit/desk.ts';

const core = fileURLToPath(new URL('../../electron/core/', import.meta.url));

/** Everything that works on orders. */
const domains = [
  'bench',
  'capacity',
  'custody',
  'estimates',
  'evidence',
  'handovers',
  'papers',
  'payments',
  'promises',
  'repairs',
  'vault',
];

/** These grow with every order; what a shop has some dozens of may be read from end to end. */
const growing = [
  ...[
    'repair',
    'visit',
    'device',
    'customer',
    'customer_phone',
    'event',
    'paper',
    'repair_check',
    'come_back',
  ],
  ...[
    'promise',
    'promise_end',
    'promise_alert',
    'hand_off',
    'finding',
    'work_time',
    'work_note',
    'part_line',
  ],
  ...['check_round', 'check_point', 'check_answer', 'estimate', 'estimate_option', 'estimate_line'],
  ...['estimate_answer', 'damage_finding', 'cost_share', 'custody_item', 'custody_move', 'evidence'],
  ...['vault_entry', 'vault_reveal', 'invoice', 'invoice_line', 'credit_note', 'credit_note_line', 'taking'],
  ...['payment', 'write_off', 'handover', 'handover_order', 'uncollected_step', 'uncollected_decision'],
];

/** One row at the end of the log; an index that holds only what stands. */
const mayScan = new Set(['estimates/codes.sql.ts lastEventAt', 'vault/vault.sql.ts standingEntries']);

const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.sql.ts') && domains.some((domain) => file.startsWith(`${domain}/`)),
);
const statements = (
  await Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(join(core, file)).href)) as Record<string, { sql?: string }>;
      return Object.entries(module).flatMap(([name, value]) =>
        typeof value?.sql === 'string' ? [[`${file} ${name}`, value.sql] as const] : [],
      );
    }),
  )
).flat();

let desk: Desk;
const shops: Record<string, Database.Database> = {};

beforeAll(() => {
  desk = openDesk();
  for (const kind of ['without statistics', 'with those of a large shop']) {
    const file = join(desk.folder, `${kind.replaceAll(' ', '-')}.db`);
    const standing = new Database(desk.file);
    standing.prepare('VACUUM INTO ?').run(file);
    standing.close();
    shops[kind] = new Database(file);
  }
  analysed(shops['with those of a large shop'] as Database.Database);
});
afterAll(() => {
  for (const db of Object.values(shops)) db.close();
  desk.close();
});

/** As ANALYZE would find a shop of a million orders, each column of an index telling ten times more than those before. */
function analysed(db: Database.Database): void {
  db.exec('ANALYZE');
  db.exec(`DELETE FROM sqlite_stat1 WHERE tbl IN (${growing.map((name) => `'${name}'`).join()})`);
  const indexes = db
    .prepare(
      `SELECT index_list.name AS name, tbl.name AS tbl, (SELECT count(*) FROM pragma_index_info(index_list.name)) AS columns
         FROM sqlite_schema AS tbl, pragma_index_list(tbl.name) AS index_list
        WHERE tbl.type = 'table' AND tbl.name IN (${growing.map((name) => `'${name}'`).join()})`,
    )
    .all() as { name: string; tbl: string; columns: number }[];
  const note = db.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
  for (const { name, tbl, columns } of indexes) {
    const shares = Array.from({ length: columns }, (_, place) => Math.max(1, 1000 / 10 ** place));
    note.run(tbl, name, ['1000000', ...shares.map((share) => String(Math.ceil(share)))].join(' '));
  }
  db.exec('ANALYZE sqlite_schema');
}

describe('no statement about orders reads from end to end what grows with them', () => {
  test('the statements and the tables are seen', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(statements.length).toBeGreaterThan(200);
    const db = shops['without statistics'] as Database.Database;
    const known = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    expect(growing.filter((name) => !known.includes(name))).toEqual([]);
  });

  describe.each(['without statistics', 'with those of a large shop'])('%s', (kind) => {
    test.each(statements.filter(([name]) => !mayScan.has(name)))('%s', (_name, sql) => {
      const parameters = Object.fromEntries([...sql.matchAll(/:([a-z]\w*)/gi)].map(([, word]) => [word, 1]));
      const plan = shops[kind]?.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
      const steps = plan.map(({ detail }) => detail);
      // by its name; an alias in a statement is not longer than it must be, so its scan is seen too
      const scans = steps.filter(
        (step) => /^SCAN (?!\w+ VIRTUAL TABLE|CONSTANT)/.test(step) && !isSmall(step, sql),
      );
      expect(scans, steps.join('\n')).toEqual([]);
    });
  });
});

/** Whether what is scanned is a small table, or rows that the statement itself has made. */
function isSmall(step: string, sql: string): boolean {
  const name = /^SCAN (\w+)/.exec(step)?.[1] ?? '';
  if (growing.includes(name)) return false;
  const renamed = new RegExp(`\\b(\\w+) AS ${name}\\b`).exec(sql)?.[1];
  return renamed === undefined || !growing.includes(renamed);
}
