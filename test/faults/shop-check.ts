import Database from 'better-sqlite3';
import { firstBrokenSeal } from '../../electron/core/audit/seal.ts';
import type { TestCore } from '../kit/shop.ts';
import type { LedgerEntry } from './killed-desk.ts';
import { shopRules } from './shop-rules.ts';

export type Counts = Record<string, number>;

/** What is known of a shop from outside: every call that was made, and what each step adds to each table. */
export interface Ledger {
  entries: LedgerEntry[];
  /** The rows of each table before the first entry. */
  before: Counts;
  /** What each step adds where nothing disturbs it, by its place. */
  added: Counts[];
}

/** The rows of each table. Drafts are left out: how many there are depends on how the visit before ended. */
export function countsOf(db: Database.Database): Counts {
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'draft'
          AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all()
    .map(({ name }) => `SELECT '${name}' AS name, count(*) AS count FROM "${name}"`);
  const rows = db.prepare<[], { name: string; count: number }>(tables.join(' UNION ALL ')).all();
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

export function difference(after: Counts, before: Counts): Counts {
  const changed = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count !== 0));
}

/**
 * Everything that is wrong with the shop's file after its process was killed; empty where nothing is. Of the calls in
 * the ledger at most the last one has no answer: it must be there whole or not at all.
 */
export function violationsOf(shop: TestCore, ledger: Ledger): string[] {
  const db = new Database(shop.file, { readonly: true });
  const { entries } = ledger;
  const looks: (() => string[])[] = [
    ...Object.entries(shopRules).map(
      ([rule, sql]) =>
        () =>
          brokenRule(db, rule, sql),
    ),
    () => brokenSeal(shop),
    () => brokenSearch(shop.file),
    () => wrongAnswers(db, entries),
    () => wrongCounts(db, ledger),
    () => wrongDrafts(db, entries),
    ...entries.map((entry) => () => missingEffects(db, entry)),
  ];
  try {
    return looks.flatMap(orItsFault);
  } finally {
    db.close();
  }
}

/** A file that cannot even be read is a finding like any other. */
function orItsFault(look: () => string[]): string[] {
  try {
    return look();
  } catch (error) {
    return [`it cannot be read: ${String(error)}`];
  }
}

export function brokenRule(db: Database.Database, rule: string, sql: string): string[] {
  const found = db.prepare<[], { found: unknown }>(sql).all();
  return found.length === 0 ? [] : [`${rule}: ${found.map((row) => row.found).slice(0, 3)}`];
}

function brokenSeal(shop: TestCore): string[] {
  const broken = shop.core.store.read(firstBrokenSeal);
  return broken === null ? [] : [`the chain of events breaks at ${broken}`];
}

/** The index against what it indexes: a statement of FTS5 that has the form of a change and changes nothing. */
export function brokenSearch(file: string): string[] {
  const db = new Database(file);
  try {
    for (const index of ['search_words', 'search_codes']) {
      db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    }
    return [];
  } catch (error) {
    return [`the search's index is not that of its entries: ${String(error)}`];
  } finally {
    db.close();
  }
}

/** Drafts: nobody's fact, kept without an answer to remember. */
export function isNote({ path }: LedgerEntry): boolean {
  return path.startsWith('drafts.');
}

function wrongAnswers(db: Database.Database, entries: readonly LedgerEntry[]): string[] {
  const rows = db.prepare<[], { key: string; procedure: string; answer: string }>(
    'SELECT key, procedure, answer FROM command',
  );
  const kept = new Map(rows.all().map((row) => [row.key, row]));
  return entries.flatMap((entry) => {
    if (isNote(entry) || !entry.answered) return [];
    const row = kept.get(entry.key);
    if (!row) return [`${entry.path} was answered and is not there`];
    const isSame = row.procedure === entry.path && row.answer === JSON.stringify(entry.answered.answer);
    return isSame ? [] : [`${entry.path} has another answer than was given`];
  });
}

/** Every table has the rows of the answered calls, and those of the unanswered one all or none. */
function wrongCounts(db: Database.Database, { entries, before, added }: Ledger): string[] {
  const expected = { ...before };
  const isKept = db.prepare<[string], { key: string }>('SELECT key FROM command WHERE key = ?');
  for (const entry of entries) {
    if (!entry.answered && !isKept.get(entry.key)) continue;
    for (const [name, count] of Object.entries(added[entry.step] ?? {})) {
      expected[name] = (expected[name] ?? 0) + count;
    }
  }
  const wrong = Object.entries(difference(countsOf(db), expected));
  return wrong.map(
    ([name, count]) => `${name} has ${count > 0 ? count : -count} rows too ${count > 0 ? 'many' : 'few'}`,
  );
}

function wrongDrafts(db: Database.Database, entries: readonly LedgerEntry[]): string[] {
  const kept = db
    .prepare<[], { form: string; body: string }>('SELECT form, body FROM draft ORDER BY form')
    .all();
  const actual = JSON.stringify(kept.map(({ form, body }) => [form, body]));
  const answered = entries.filter((entry) => entry.answered);
  const allowed = [draftsAfter(answered), draftsAfter(entries)].map((drafts) => JSON.stringify(drafts));
  return allowed.includes(actual) ? [] : [`the drafts are ${actual} and should be ${allowed.join(' or ')}`];
}

function draftsAfter(entries: readonly LedgerEntry[]): [string, string][] {
  const drafts = new Map<string, string>();
  for (const { path, input } of entries) {
    const { form, body, draft } = input as { form?: string; body?: unknown; draft?: string };
    if (path === 'drafts.keep') drafts.set(form ?? '', JSON.stringify(body));
    if (path === 'drafts.discard') drafts.delete(form ?? '');
    if (path === 'repairs.takeIn' && draft !== undefined) drafts.delete(draft);
  }
  return [...drafts].sort(([one], [other]) => (one < other ? -1 : 1));
}

type Effect = (answer: never, input: never) => [sql: string, ...params: (string | number)[]][];

interface TakenIn {
  visitId: number;
  customerId: number;
  receiptPaperId: number;
  repairs: { id: number; number: string; labelPaperId: number }[];
}

/** Of what each answer speaks: every statement must find exactly one row. */
const effects: Record<string, Effect> = {
  'customers.register': ({ id, number }: { id: number; number: string }, { name }: { name: string }) => [
    ['SELECT 1 FROM customer WHERE id = ? AND number = ?', id, number],
    ['SELECT 1 FROM customer WHERE name = ?', name],
  ],
  'customers.change': (_: unknown, { id, notes }: { id: number; notes: string }) => [
    ['SELECT 1 FROM customer WHERE id = ? AND notes = ?', id, notes],
  ],
  'devices.register': ({ id }: { id: number }, { serial }: { serial: string }) => [
    ['SELECT 1 FROM device WHERE id = ? AND serial = ?', id, serial],
  ],
  'repairs.takeIn': (answer: TakenIn, { items }: { items: { wishes: string }[] }) => [
    ['SELECT 1 FROM visit WHERE id = ? AND customer_id = ?', answer.visitId, answer.customerId],
    ['SELECT 1 FROM paper WHERE id = ? AND visit_id = ?', answer.receiptPaperId, answer.visitId],
    ...answer.repairs.flatMap(({ id, number, labelPaperId }, index): ReturnType<Effect> => {
      const wishes = items[index]?.wishes ?? '';
      return [
        ['SELECT 1 FROM repair WHERE id = ? AND number = ? AND wishes = ?', id, number, wishes],
        ['SELECT 1 FROM repair WHERE wishes = ?', wishes],
        ['SELECT 1 FROM paper WHERE id = ? AND repair_id = ?', labelPaperId, id],
      ];
    }),
  ],
  'repairs.promise': ({ promiseId }: { promiseId: number }, { id, dueOn }: { id: number; dueOn: string }) => [
    ['SELECT 1 FROM promise WHERE id = ? AND repair_id = ? AND due_on = ?', promiseId, id, dueOn],
    ['SELECT 1 FROM promise WHERE repair_id = ? AND due_on = ?', id, dueOn],
  ],
  'repairs.change': (_: unknown, { id, fault }: { id: number; fault: string }) => [
    ['SELECT 1 FROM repair WHERE id = ? AND fault = ?', id, fault],
  ],
  'papers.issue': ({ id }: { id: number }, { kind }: { kind: string }) => [
    ['SELECT 1 FROM paper WHERE id = ? AND kind = ?', id, kind],
  ],
  'papers.recordPrint': (_: unknown, { id }: { id: number }) => [
    [`SELECT 1 FROM event WHERE procedure = 'papers.recordPrint' AND subject = ?`, id],
  ],
};

function missingEffects(db: Database.Database, { path, input, answered }: LedgerEntry): string[] {
  if (!answered) return [];
  const said = effects[path]?.(answered.answer as never, input as never) ?? [];
  return said.flatMap(([sql, ...params]) => {
    const rows = db.prepare(sql).all(...params).length;
    return rows === 1 ? [] : [`${path} was answered and ${rows} rows are as it said: ${sql} ${params}`];
  });
}
