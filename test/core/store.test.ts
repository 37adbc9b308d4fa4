import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Writing } from '../../electron/core/context.ts';
import { buildRouter } from '../../electron/core/procedure.ts';
import { type Migration, readMigrations } from '../../electron/core/store/migrate.ts';
import { configure } from '../../electron/core/store/pragmas.ts';
import { change, select } from '../../electron/core/store/statement.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import type { UseCases } from '../../electron/core/use-case.ts';
import { contract } from '../../shared/contract.ts';
import type { customers } from '../../shared/customers/customers.contract.ts';
import { refuse } from '../../shared/kernel/refusal.ts';
import { openDesk } from '../kit/desk.ts';
import { customerOf } from '../kit/records.ts';
import type { Client } from '../kit/shop.ts';

const now = () => 1_790_000_000_000;
const latest = readMigrations().at(-1)?.version ?? 0;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-store-'));
  file = join(folder, 'aftercare.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Works on the file as another program would. */
function within<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function reasonOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { data?: { reason?: string } }).data?.reason ?? String(error);
  }
}

describe('how the file is opened', () => {
  test('what "saved" needs is set and read back', () => {
    within(file, (db) => {
      configure(db);
      const read = (name: string) => db.pragma(name, { simple: true });
      expect({
        journal: read('journal_mode'),
        synchronous: read('synchronous'),
        foreignKeys: read('foreign_keys'),
        cellSize: read('cell_size_check'),
        trusted: read('trusted_schema'),
        secureDelete: read('secure_delete'),
        recursive: read('recursive_triggers'),
      }).toEqual({
        ...{ journal: 'wal', synchronous: 2, foreignKeys: 1, cellSize: 1 },
        ...{ trusted: 0, secureDelete: 1, recursive: 1 },
      });
    });
  });

  test('a store has them too', () => {
    const store = openStore({ file, now });
    const pragma = (name: string) =>
      store.read((reader) => reader.get(select(z.object({}), `PRAGMA ${name}`)));
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys')]).toEqual([
      { synchronous: 2 },
      { journal_mode: 'wal' },
      { foreign_keys: 1 },
    ]);
    store.close();
  });

  test('a pragma that does not hold is a refusal to run', () => {
    const db = new Database(':memory:');
    expect(() => configure(db)).toThrow('pragma journal_mode is memory');
    db.close();
  });
});

describe('a file that is not ours to open', () => {
  const kinds: Record<string, (path: string) => void> = {
    'is of a newer version': (path) => {
      openStore({ file: path, now }).close();
      within(path, (db) => db.exec(`CREATE TABLE hologram (id); PRAGMA user_version = ${latest + 1}`));
    },
    'is of a newer version that keeps another journal': (path) => {
      openStore({ file: path, now }).close();
      within(path, (db) => db.exec(`PRAGMA journal_mode = DELETE; PRAGMA user_version = ${latest + 7}`));
    },
    'is no database': (path) => writeFileSync(path, 'Dear diary, '.repeat(900)),
    'is a short text': (path) => writeFileSync(path, 'hello'),
    'is half a database': (path) => {
      openStore({ file: path, now }).close();
      writeFileSync(path, readFileSync(path).fill(0x5a, 100, 8192));
    },
    "is another program's": (path) => within(path, (db) => db.exec('CREATE TABLE song (title)')),
    "is another program's, with a version": (path) =>
      within(path, (db) => db.exec('CREATE TABLE song (title); PRAGMA user_version = 2')),
  };

  test.each(Object.keys(kinds))('%s: refused, and every byte as it was', (kind) => {
    kinds[kind]?.(file);
    const before = readFileSync(file);
    const reason = kind.includes('newer') ? 'settings.store-newer' : 'settings.store-damaged';
    expect(reasonOf(() => openStore({ file, now }))).toBe(reason);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    // Nor does a refusal keep the file locked.
    rmSync(file);
    openStore({ file, now }).close();
  });

  test('what a newer program had not yet emptied out of its log stays in the log', () => {
    openStore({ file, now }).close();
    const newer = new Database(file);
    newer.exec(
      `PRAGMA wal_autocheckpoint = 0; CREATE TABLE hologram (id); PRAGMA user_version = ${latest + 1}`,
    );
    const before = [file, `${file}-wal`].map((path) => readFileSync(path));
    expect(reasonOf(() => openStore({ file, now }))).toBe('settings.store-newer');
    expect(
      [file, `${file}-wal`].map((path, index) => readFileSync(path).equals(before[index] as Buffer)),
    ).toEqual([true, true]);
    newer.close();
  });

  test('an empty file is a new one', () => {
    writeFileSync(file, '');
    openStore({ file, now }).close();
    expect(within(file, (db) => db.pragma('user_version', { simple: true }))).toBe(latest);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });
});

describe('the lock', () => {
  const source = new URL('../../electron/core/store/store.ts', import.meta.url).href;

  async function anotherProcess(): Promise<ChildProcess> {
    const program = `
      const { openStore } = await import(${JSON.stringify(source)});
      openStore({ file: ${JSON.stringify(file)}, now: () => 0 });
      console.log('open');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program]);
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('close', () => reject(new Error('it ended')));
    });
    return child;
  }

  test('keeps a second process out, and is free when the first was killed', async () => {
    const child = await anotherProcess();
    expect(reasonOf(() => openStore({ file, now }))).toBe('settings.store-locked');
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    openStore({ file, now }).close();
  });

  test('keeps a second store of the same process out, and is given back', () => {
    const store = openStore({ file, now });
    expect(reasonOf(() => openStore({ file, now }))).toBe('settings.store-locked');
    store.close();
    store.close();
    openStore({ file, now }).close();
  });
});

describe('ids', () => {
  const draftIds = (store: Store, many: number) =>
    store.write((writer) => Array.from({ length: many }, () => writer.newId()));

  test('differ between all branches and are whole numbers', () => {
    const branches = [1, 2, 8191].map((branch) => {
      const store = openStore({ file: join(folder, `${branch}.db`), now });
      store.write((writer) => writer.chooseBranch(branch));
      const ids = [...draftIds(store, 50), ...draftIds(store, 50)];
      expect(store.branch).toBe(branch);
      store.close();
      return ids;
    });
    const all = branches.flat();
    expect(new Set(all).size).toBe(300);
    expect(all.every(Number.isSafeInteger)).toBe(true);
  });

  test('go on after a restart, and those of a command that failed are given out again', () => {
    const first = openStore({ file, now });
    const [one] = draftIds(first, 1);
    expect(() =>
      first.write((writer) => {
        writer.newId();
        throw new Error('no');
      }),
    ).toThrow('no');
    first.close();
    const second = openStore({ file, now });
    expect(draftIds(second, 2)).toEqual([(one as number) + 1, (one as number) + 2]);
    second.close();
  });

  test('a branch is chosen before the first id, from 1 to 8191', () => {
    const store = openStore({ file, now });
    expect(() => store.write((writer) => writer.chooseBranch(8192))).toThrow(/CHECK/);
    draftIds(store, 1);
    expect(() => store.write((writer) => writer.chooseBranch(2))).toThrow('before the first id');
    expect(store.branch).toBe(1);
    store.close();
  });
});

describe('a migration', () => {
  const migrations = readMigrations();
  const before = migrations.slice(0, -1);
  const broken: Migration = {
    version: latest + 1,
    sql: 'CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);',
  };

  /** A file of the version before, with a row in it. */
  function live(): void {
    const store = openStore({ file, now, migrations: before });
    store.write((writer) => {
      writer.run(
        change(`INSERT INTO number_series (kind, year, prefix, next) VALUES ('repair', 2026, 'R-', 17)`),
      );
      writer.newId();
    });
    store.close();
  }

  const contents = (path: string) =>
    within(path, (db) => ({
      version: db.pragma('user_version', { simple: true }),
      series: db.prepare('SELECT * FROM number_series').all(),
      branch: db.prepare('SELECT * FROM branch').all(),
      tables: db
        .prepare<[], { name: string }>('SELECT name FROM sqlite_schema ORDER BY name')
        .all()
        .map(({ name }) => name),
    }));

  test('brings the version before to this one with all its rows, after a backup that opens', () => {
    live();
    const old = contents(file);
    openStore({ file, now }).close();
    const fresh = join(folder, 'fresh.db');
    openStore({ file: fresh, now }).close();
    expect(contents(file)).toEqual({ ...old, version: latest, tables: contents(fresh).tables });
    const [backup, ...others] = readdirSync(join(folder, 'backups'));
    expect([backup, others]).toEqual([`aftercare-v${before.at(-1)?.version}-${now()}.db`, []]);
    expect(contents(join(folder, 'backups', backup as string))).toEqual(old);
  });

  test('that fails leaves the file as it was, and the next start tries again', () => {
    live();
    const old = contents(file);
    expect(() => openStore({ file, now, migrations: [...migrations, broken] })).toThrow('nowhere');
    expect(contents(file)).toEqual(old);
    openStore({ file, now: () => now() + 1 }).close();
    expect(contents(file).version).toBe(latest);
  });

  test('is not begun where the backup cannot be made', () => {
    live();
    const old = contents(file);
    writeFileSync(join(folder, 'backups'), 'a file in the way of the folder');
    expect(() => openStore({ file, now })).toThrow();
    expect(contents(file)).toEqual(old);
  });

  test('of nothing makes no backup', () => {
    openStore({ file, now }).close();
    openStore({ file, now }).close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });
});

describe('a ledger', () => {
  const ledgers = [
    ...['event', 'promise', 'promise_end', 'paper', 'paper_image', 'warranty_decision', 'warranty_void'],
    ...['work_note', 'check_point', 'check_answer', 'estimate_answer', 'damage_finding', 'cost_share'],
    ...['write_off', 'uncollected_step', 'uncollected_decision'],
    ...['custody_item', 'custody_move', 'evidence', 'vault_reveal'],
    ...[
      'invoice',
      'invoice_line',
      'credit_note',
      'credit_note_line',
      'taking',
      'payment',
      'handover',
      'handover_order',
    ],
  ];
  /** Rows that are finished once, here finished already, and then stand like the others. */
  const finishedOnce = ['hand_off', 'work_time', 'check_round'];
  const given: Record<string, string> = {
    kind: `'receipt'`,
    'warranty_decision.kind': `'computed'`,
    'paper_image.body': `x'01'`,
  };

  const refused = /append-only|not rewritten|once/;

  function withRow<T>(table: string, work: (db: Database.Database) => T): T {
    openStore({ file, now }).close();
    return within(file, (db) => {
      configure(db);
      db.pragma('foreign_keys = OFF');
      db.pragma('ignore_check_constraints = ON');
      const atInsert = db.prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '${table}' AND sql LIKE '% INSERT ON %'`,
      );
      for (const { name } of atInsert.all()) db.exec(`DROP TRIGGER ${name}`);
      const columns = db
        .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
        .all();
      const values = columns.map(({ name }) => given[`${table}.${name}`] ?? given[name] ?? '1');
      const names = columns.map(({ name }) => `"${name}"`);
      db.exec(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`);
      return work(db);
    });
  }

  test.each([...ledgers, ...finishedOnce])('%s takes rows and changes none', (table) => {
    withRow(table, (db) => {
      const before = db.prepare(`SELECT * FROM ${table}`).all();
      const columns = Object.keys(before[0] as object);
      for (const column of columns) {
        expect(() => db.exec(`UPDATE ${table} SET "${column}" = "${column}"`), column).toThrow(refused);
      }
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(refused);
      expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(refused);
      expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
    });
  });

  test('a version of warranty terms keeps its body, but may end', () => {
    withRow('warranty_terms', (db) => {
      for (const column of ['body', 'layer', 'valid_from', 'version']) {
        expect(() => db.exec(`UPDATE warranty_terms SET ${column} = '2'`), column).toThrow('never changed');
      }
      db.exec(`UPDATE warranty_terms SET valid_until = '2026-12-31'`);
    });
  });

  test('every append-only trigger of the schema is tested here', () => {
    openStore({ file, now }).close();
    const guarded = within(file, (db) =>
      db
        .prepare<[], { tbl_name: string }>(
          `SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND (sql LIKE '%append-only%' OR sql LIKE '%not rewritten%') ORDER BY tbl_name`,
        )
        .all(),
    );
    expect(guarded.map(({ tbl_name }) => tbl_name)).toEqual([...ledgers, ...finishedOnce].sort());
  });
});

describe('a use case', () => {
  type Register = Pick<UseCases<typeof customers>, 'register'>;

  test('may not be a promise', () => {
    const honest: Register = { register: () => ({ id: 1, number: 'C-1' }) };
    // @ts-expect-error one transaction, one consistent view: nothing in it may wait
    const waiting: Register = { register: async () => ({ id: 1, number: 'C-1' }) };
    const later = Promise.resolve({ id: 1, number: 'C-1' });
    const prepared: Register = {
      // @ts-expect-error nor may the part of a prepared one that runs inside the transaction
      register: { before: async () => 1, run: () => later },
    };
    const wrong: Register = {
      // @ts-expect-error nor answer what its contract does not say
      register: () => ({ id: 1 }),
    };
    expect([honest, waiting, prepared, wrong]).toHaveLength(4);
  });

  /** Every domain of the contract, deaf to all but `customers.register`. */
  function deskThatOnly(register: (context: Writing) => unknown) {
    const deaf = () => {
      throw new Error('not asked here');
    };
    const domains = Object.entries(contract).map(([domain, procedures]) => [
      domain,
      Object.fromEntries(Object.keys(procedures).map((name) => [name, deaf])),
    ]);
    return {
      ...Object.fromEntries(domains),
      customers: { ...Object.fromEntries(domains).customers, register },
    };
  }

  test('that nothing answers stops the start', () => {
    const desk = openDesk();
    const { customers: _, ...others } = deskThatOnly(() => null);
    const machinery = { store: desk.core.store, now: () => 0, log: () => undefined, tell: () => undefined };
    expect(() => buildRouter(others as never, machinery)).toThrow('nothing answers customers.');
    desk.close();
  });

  /** A desk whose `customers.register` does what the test says. */
  async function outcomeOf(register: (context: Writing) => unknown) {
    const desk = openDesk();
    const told: unknown[] = [];
    const logged: unknown[] = [];
    const router = buildRouter(deskThatOnly(register) as never, {
      store: desk.core.store,
      now: () => desk.clock.now,
      log: (fault) => logged.push(fault),
      tell: (domains) => told.push(domains),
    });
    const context = () => ({ visitor: desk.owner, key: randomUUID() });
    const client = createRouterClient(router as never, { context: context as never }) as unknown as Client;
    const dump = () =>
      within(desk.file, (db) => ({
        customers: db.prepare('SELECT * FROM customer').all(),
        events: db.prepare('SELECT * FROM event').all(),
        answers: db.prepare('SELECT * FROM command').all(),
        series: db.prepare('SELECT * FROM number_series').all(),
        branch: db.prepare('SELECT * FROM branch').all(),
      }));
    const before = dump();
    const error = await client.customers.register(customerOf({ name: 'Anna' })).then(
      () => null,
      (problem: { code: string }) => problem.code,
    );
    const isUntouched = JSON.stringify(dump()) === JSON.stringify(before);
    desk.close();
    return { error, isUntouched, told, logged: logged.map(String) };
  }

  /** What a real one does, up to its answer. */
  function writeSomething(context: Writing): { id: number } {
    const id = context.newId();
    context.store.run(
      change(`INSERT INTO customer SELECT :id, 'C-1', 'person', 'Anna', 'anna', '', '', '', 'en', 'gregory', 'phone', '',
                                          '', 0, NULL, 0, 0`),
      { id },
    );
    context.record({ domain: 'customers', subject: id });
    return { id };
  }

  test('that ends well is there whole', async () => {
    expect(await outcomeOf((context) => ({ ...writeSomething(context), number: 'C-1' }))).toEqual({
      error: null,
      isUntouched: false,
      told: [['customers']],
      logged: [],
    });
  });

  test('that throws leaves nothing and is logged as a fault', async () => {
    const outcome = await outcomeOf((context) => {
      writeSomething(context);
      throw new Error('a slip');
    });
    const logged = ['Error: a slip'];
    expect(outcome).toEqual({ error: 'INTERNAL_SERVER_ERROR', isUntouched: true, told: [], logged });
  });

  test('that refuses leaves nothing and is no fault', async () => {
    const outcome = await outcomeOf((context) => {
      writeSomething(context);
      refuse('conflict', 'customers.merged');
    });
    expect(outcome).toEqual({ error: 'CONFLICT', isUntouched: true, told: [], logged: [] });
  });

  test('whose answer does not fit the contract leaves nothing', async () => {
    const outcome = await outcomeOf((context) => ({ ...writeSomething(context), number: 7 }));
    expect(outcome).toMatchObject({ error: 'INTERNAL_SERVER_ERROR', isUntouched: true, told: [] });
    expect(outcome.logged[0]).toContain('expected string, received number');
  });

  test('that records nothing leaves nothing', async () => {
    const outcome = await outcomeOf((context) => {
      const silent = Object.create(context, { record: { value: () => undefined } }) as Writing;
      return { ...writeSomething(silent), number: 'C-1' };
    });
    const logged = ['Error: customers.register left no event'];
    expect(outcome).toEqual({ error: 'INTERNAL_SERVER_ERROR', isUntouched: true, told: [], logged });
  });

  test('that answers a promise all the same leaves nothing', async () => {
    const outcome = await outcomeOf((context) =>
      Promise.resolve({ ...writeSomething(context), number: 'C-1' }),
    );
    expect(outcome).toMatchObject({ error: 'INTERNAL_SERVER_ERROR', isUntouched: true, told: [] });
  });
});
