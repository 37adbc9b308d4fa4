import type Database from 'better-sqlite3';
import { GENESIS, hashOf } from '../../electron/core/audit/seal.ts';
import { searchText } from '../../shared/kernel/search-text.ts';
import { withoutSlips } from '../../shared/search/search.rules.ts';
import { type Insert, insertInto } from './bulk-insert.ts';

const ID_SPAN = 2 ** 40;

interface Entry {
  kind: 'customer' | 'device' | 'repair';
  ref: number;
  title: string;
  detail: string;
  more: readonly string[];
  codes: readonly string[];
}

/** Writes rows as the core would have: ids of the branch, entries of the search, the sealed chain of events. */
export class ShopRows {
  readonly insert: Insert;
  /** Its owner. */
  readonly person: number;
  readonly people: readonly [number, ...number[]];
  readonly #db: Database.Database;
  readonly #words = new Map<string, string>();
  #nextId: number;
  #entries = 0;
  #seal = GENESIS;

  constructor(db: Database.Database) {
    this.#db = db;
    this.insert = insertInto(db);
    this.#nextId = db.prepare<[], { next_id: number }>('SELECT next_id FROM branch').get()?.next_id ?? 1;
    const people = db.prepare('SELECT id FROM person ORDER BY id').pluck().all() as [number, ...number[]];
    this.person = people[0];
    this.people = people;
  }

  id(): number {
    return ID_SPAN + this.#nextId++;
  }

  findable({ kind, ref, title, detail, more, codes }: Entry): void {
    const parts = [...title.split(' · '), ...detail.split(' · '), ...more];
    const words = [...new Set(parts.flatMap((part) => this.wordsOf(part).split(' ')))].join(' ');
    const plain = codes.join(' ');
    this.#entries += 1;
    this.insert('search_entry', {
      ...{ id: this.#entries, kind, ref, title, detail, words, codes: plain, slips: withoutSlips(plain) },
    });
  }

  event(at: number, procedure: string, subject: number, facts: unknown, before: unknown = null): void {
    const domain = procedure.split('.', 1)[0] as string;
    const was = before === null ? null : JSON.stringify(before);
    const sealed = { at, actor: this.person, station: null, procedure, domain, subject, before: was };
    const row = { ...sealed, after: JSON.stringify(facts), previous: this.#seal };
    this.#seal = hashOf(row);
    this.insert('event', { ...row, hash: this.#seal });
  }

  /** What is said again and again need not be normalised again and again. */
  wordsOf(text: string): string {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const words = searchText(text);
    if (!/\d{3}/.test(text)) this.#words.set(text, words);
    return words;
  }

  finish(customers: number): void {
    this.#db.prepare('UPDATE branch SET next_id = ?').run(this.#nextId);
    const series = { kind: 'customer', year: 0, prefix: 'C-', next: customers + 1, width: 5 };
    this.insert('number_series', series);
    // in one piece, as the program's own tidying leaves it
    for (const index of ['search_words', 'search_codes']) {
      this.#db.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
      this.#db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    }
  }
}
