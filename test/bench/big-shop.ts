import Database from 'better-sqlite3';
import { GENESIS, hashOf } from '../../electron/core/audit/seal.ts';
import { categoryNamed } from '../../electron/core/catalogue/categories.ts';
import type { Visitor } from '../../electron/core/context.ts';
import { imeiOf, sampleShop } from '../../electron/core/records/sample-goods.ts';
import { type SeededRandom, seededRandom } from '../../electron/core/records/seeded-random.ts';
import { seedWarranty } from '../../electron/core/warranty/seed.ts';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { type Language, languages } from '../../shared/kernel/language.ts';
import { codeText, searchText } from '../../shared/kernel/search-text.ts';
import { withoutSlips } from '../../shared/search/search.rules.ts';
import { leaveDesk } from '../kit/desk.ts';
import { MONDAY_MORNING } from '../kit/shop.ts';
import { insertInto } from './bulk-insert.ts';

/** What the measurements ask for: things that are in the shop, drawn with the same seed every time. */
export interface BigShop {
  file: string;
  size: number;
  visitor: Visitor;
  serials: string[];
  customerIds: number[];
  /** Customers with a device that is not in the shop. */
  owners: { customerId: number; deviceId: number }[];
}

const DAY_MS = 24 * 3_600_000;
const TEN_YEARS_MS = 3652 * DAY_MS;
/** Orders taken in within this many days are still in the shop. */
const OPEN_MS = 20 * DAY_MS;
const ID_SPAN = 2 ** 40;
const CHUNK = 20_000;
const SAMPLES = 2000;
const syllables = 'ka ne ro mi ta lo sa vi du re pa no ti me la go fe ni su be'.split(' ');

interface Owner {
  id: number;
  name: string;
  phone: string;
}

/**
 * Makes a shop of `size` devices and as many orders over ten years, with its customers, promises, events and search.
 * The same size gives the same shop. Written in bulk without the core: a million in minutes instead of hours.
 */
export async function makeBigShop(file: string, size: number): Promise<BigShop> {
  const categories: number[] = [];
  const visitor = await leaveDesk(file, (desk) =>
    desk.within((context) => {
      seedWarranty(context);
      for (const { category } of sampleShop.goods) categories.push(categoryNamed(context, category));
    }),
  );
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -262144');
  const shop = new Builder(db, size, categories).build();
  db.pragma('journal_mode = WAL');
  db.close();
  return { file, size, visitor, ...shop };
}

class Builder {
  readonly #db: Database.Database;
  readonly #size: number;
  readonly #categories: number[];
  readonly #random: SeededRandom = seededRandom(1396);
  readonly #models: { id: number; brandId: number }[][] = [];
  readonly #owners: Owner[] = [];
  readonly #words = new Map<string, string>();
  readonly #insert: ReturnType<typeof insertInto>;
  readonly #owner: number;
  #nextId: number;
  #entries = 0;
  #seal = GENESIS;
  readonly #found: Pick<BigShop, 'serials' | 'customerIds' | 'owners'> = {
    serials: [],
    customerIds: [],
    owners: [],
  };

  constructor(db: Database.Database, size: number, categories: number[]) {
    this.#db = db;
    this.#size = size;
    this.#categories = categories;
    this.#insert = insertInto(db);
    this.#nextId = db.prepare<[], { next_id: number }>('SELECT next_id FROM branch').get()?.next_id ?? 1;
    this.#owner = db.prepare<[], { id: number }>('SELECT id FROM person').get()?.id ?? 0;
  }

  build(): Pick<BigShop, 'serials' | 'customerIds' | 'owners'> {
    const db = this.#db;
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'search_entry'`,
      )
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    this.#inChunks(1, () => this.#catalogue());
    this.#inChunks(Math.ceil(this.#size * 0.6), (index) => this.#customer(index));
    this.#inChunks(this.#size, (index) => this.#deviceWithOrder(index));
    for (const index of ['search_words', 'search_codes']) {
      db.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
    }
    for (const { sql } of triggers) db.exec(sql);
    db.prepare('UPDATE branch SET next_id = ?').run(this.#nextId);
    this.#insert('number_series', {
      kind: 'customer',
      year: 0,
      prefix: 'C-',
      next: this.#owners.length + 1,
      width: 5,
    });
    return this.#found;
  }

  #inChunks(count: number, make: (index: number) => void): void {
    for (let from = 0; from < count; from += CHUNK) {
      this.#db.transaction(() => {
        for (let index = from; index < Math.min(count, from + CHUNK); index++) make(index);
      })();
    }
  }

  #id(): number {
    return ID_SPAN + this.#nextId++;
  }

  #catalogue(): void {
    for (const [index, { brand, models }] of sampleShop.goods.entries()) {
      const brandId = this.#id();
      const isNew =
        this.#db.prepare('SELECT 1 FROM brand WHERE name_key = ?').get(searchText(brand)) === undefined;
      if (isNew) this.#insert('brand', { id: brandId, name: brand, name_key: searchText(brand) });
      const known = this.#db.prepare<[string], { id: number }>('SELECT id FROM brand WHERE name_key = ?');
      const standing = known.get(searchText(brand))?.id ?? brandId;
      this.#models[index] = models.map((name) => {
        const id = this.#id();
        const category_id = this.#categories[index] as number;
        this.#insert('model', {
          id,
          brand_id: standing,
          category_id,
          name,
          name_key: searchText(name),
          is_hidden: 0,
        });
        return { id, brandId: standing };
      });
    }
  }

  #customer(index: number): void {
    const language = this.#random.pick(languages);
    const id = this.#id();
    const name = this.#name(language);
    const phone = `69${40_000_000 + ((index * 7919) % 60_000_000)}`;
    const number = `C-${String(index + 1).padStart(5, '0')}`;
    const at = MONDAY_MORNING - TEN_YEARS_MS + Math.floor((TEN_YEARS_MS * index) / (this.#size * 0.6));
    this.#owners.push({ id, name, phone });
    this.#insert('customer', {
      ...{
        id,
        number,
        kind: 'person',
        name,
        name_key: this.#wordsOf(name),
        email: '',
        address: '',
        tax_number: '',
      },
      ...{
        language,
        calendar: 'gregory',
        channel: 'phone',
        notes: '',
        flag: '',
        created_at: at,
        changed_at: at,
      },
    });
    this.#insert('customer_phone', {
      ...{ id: this.#id(), customer_id: id, position: 0, typed: phone, e164: `+30${phone}`, label: '' },
    });
    for (const purpose of ['service', 'promotion', 'survey']) {
      this.#insert('customer_consent', { customer_id: id, purpose, is_given: 1, changed_at: at });
    }
    this.#findable('customer', id, name, `${number} · ${phone}`, [], [codeText(number), phone, `30${phone}`]);
    this.#event(at, 'customers.register', 'customers', id, { number, name });
    if (this.#found.customerIds.length < SAMPLES && this.#random.below(this.#size) < SAMPLES * 2) {
      this.#found.customerIds.push(id);
    }
  }

  /** Twelve names of each language and many thousands that are put together. */
  #name(language: Language): string {
    const [first, second] = sampleShop.names[language];
    const made = Array.from({ length: 3 }, () => this.#random.pick(syllables)).join('');
    const last = this.#random.chance(40)
      ? this.#random.pick(second)
      : `${made[0]?.toUpperCase()}${made.slice(1)}`;
    return `${this.#random.pick(first)} ${last}`;
  }

  #deviceWithOrder(index: number): void {
    const random = this.#random;
    const kind = random.below(sampleShop.goods.length);
    const good = sampleShop.goods[kind] as (typeof sampleShop.goods)[number];
    const which = random.below(good.models.length);
    const model = this.#models[kind]?.[which];
    const owner = this.#owners[random.below(this.#owners.length)] as Owner;
    const at = MONDAY_MORNING - TEN_YEARS_MS + Math.floor((TEN_YEARS_MS * (index + 1)) / (this.#size + 1));
    const day = dayOfInstant(at, 'UTC');
    const serial = good.imei
      ? imeiOf(index)
      : `${good.brand.slice(0, 3).toUpperCase()}-${1_000_000 + index * 7}-X`;
    const key = codeText(serial);
    const label = `${good.brand} ${good.models[which]}`;
    const id = this.#id();
    this.#insert('device', {
      ...{
        id,
        customer_id: owner.id,
        category_id: this.#categories[kind] as number,
        brand_id: model?.brandId ?? null,
      },
      ...{ model_id: model?.id ?? null, label, serial, serial_key: key, imei2_key: null, purchased_on: day },
      ...{
        delivered_on: null,
        installed_on: null,
        manufactured_on: null,
        receipt_number: `A-${index}`,
        proof: 'seen',
      },
      ...{
        seller: 'Test shop',
        place: '',
        price_minor: good.price,
        notes: '',
        is_registered: 1,
        void_reason: '',
      },
      ...{ created_at: at, changed_at: at },
    });
    this.#insert('device_owner', { id: this.#id(), device_id: id, customer_id: owner.id, since_on: day });
    const codes = [key, codeText(`A-${index}`), codeText(good.models[which] as string)];
    const words = [good.category, 'Test shop'];
    this.#findable('device', id, label, `${serial} · ${owner.name}`, words, codes);
    this.#event(at, 'devices.register', 'devices', id, { label, serial });
    const isOpen = this.#order({
      index,
      at,
      deviceId: id,
      owner,
      label,
      serial: key,
      fault: random.pick(good.faults).en,
    });
    const isSample = random.below(this.#size) < SAMPLES;
    if (isSample && this.#found.serials.length < SAMPLES) this.#found.serials.push(serial);
    if (isSample && !isOpen) this.#found.owners.push({ customerId: owner.id, deviceId: id });
  }

  #order(order: {
    index: number;
    at: number;
    deviceId: number;
    owner: Owner;
    label: string;
    serial: string;
    fault: string;
  }): boolean {
    const { index, at, deviceId, owner, label, serial, fault } = order;
    const isOpen = at > MONDAY_MORNING - OPEN_MS;
    const [id, visitId] = [this.#id(), this.#id()];
    const number = `X-${String(index + 1).padStart(7, '0')}`;
    const promised = isOpen && this.#random.chance(90) ? dayOfInstant(at + 14 * DAY_MS, 'UTC') : null;
    const person = this.#owner;
    const customer_id = owner.id;
    this.#insert('visit', { id: visitId, customer_id, at, taken_by: person });
    this.#insert('repair', {
      ...{ id, number, number_key: codeText(number), visit_id: visitId, customer_id, device_id: deviceId },
      ...{
        state: isOpen ? 'received' : 'closed',
        state_group: isOpen ? 'open' : 'closed',
        fault,
        wishes: '',
      },
      ...{
        condition_note: '',
        finding: '',
        outcome: isOpen ? '' : 'fixed',
        cost_limit_minor: null,
        currency: 'EUR',
      },
      ...{
        coverage: 'notCovered',
        promised_on: promised,
        received_at: at,
        received_by: person,
        owner_id: null,
      },
      ...{ closed_at: isOpen ? null : at + 5 * DAY_MS, changed_at: at, import_id: null },
    });
    if (promised !== null) {
      this.#insert('promise', {
        ...{ id: this.#id(), kind: 'handover', customer_id, repair_id: id, due_on: promised, made_at: at },
        ...{ made_by: person, revises: null, reason: '' },
      });
    }
    const codes = [codeText(number), serial, owner.phone, `30${owner.phone}`];
    this.#findable('repair', id, `${number} · ${label}`, `${owner.name} · ${fault}`, [], codes);
    this.#event(at, 'repairs.takeIn', 'repairs', id, { number, deviceId, fault });
    return isOpen;
  }

  #findable(kind: string, ref: number, title: string, detail: string, more: string[], codes: string[]): void {
    const parts = [...title.split(' · '), ...detail.split(' · '), ...more];
    const words = [...new Set(parts.flatMap((part) => this.#wordsOf(part).split(' ')))].join(' ');
    const plain = codes.join(' ');
    this.#entries += 1;
    this.#insert('search_entry', {
      ...{ id: this.#entries, kind, ref, title, detail, words, codes: plain, slips: withoutSlips(plain) },
    });
  }

  /** What is said again and again need not be normalised again and again. */
  #wordsOf(text: string): string {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const words = searchText(text);
    if (!/\d{3}/.test(text)) this.#words.set(text, words);
    return words;
  }

  #event(at: number, procedure: string, domain: string, subject: number, facts: unknown): void {
    const sealed = { at, actor: this.#owner, station: null, procedure, domain, subject, before: null };
    const row = { ...sealed, after: JSON.stringify(facts), previous: this.#seal };
    this.#seal = hashOf(row);
    this.#insert('event', { ...row, hash: this.#seal });
  }
}
