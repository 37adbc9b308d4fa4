import type Database from 'better-sqlite3';
import { hashOf } from '../../../electron/core/audit/seal.ts';

/** What somebody with the file in hand did to its event log, and what must be said of it. */
export interface Tampering {
  what: string;
  expected: Expected;
}

/** `changed`: the first event whose seal does not hold; the others name the last event that was noted outside. */
export interface Expected {
  kind: 'history-changed' | 'history-cut' | 'history-replaced';
  event: number;
}

/** A whole number from 0 up to and not including `below`, another one each time and the same in each run. */
export type Draw = (below: number) => number;

interface Row {
  id: number;
  at: number;
  actor: number | null;
  station: number | null;
  procedure: string;
  domain: string;
  subject: number | null;
  before: string | null;
  after: string | null;
  previous: string;
  hash: string;
}

const members = ['at', 'actor', 'station', 'procedure', 'domain', 'subject', 'before', 'after'] as const;
const sealedMembers = [...members, 'previous', 'hash'] as const;

/** The events 1 to `last` of an open file without its triggers: whoever has the file can drop them. */
class Log {
  readonly #db: Database.Database;
  readonly last: number;

  constructor(db: Database.Database, last: number) {
    this.#db = db;
    this.last = last;
  }

  row(id: number): Row {
    return this.#db.prepare<[number], Row>('SELECT * FROM event WHERE id = ?').get(id) as Row;
  }

  set(id: number, values: Partial<Row>): void {
    const assignments = Object.keys(values).map((member) => `${member} = :${member}`);
    this.#db
      .prepare(`UPDATE event SET ${assignments.join(', ')} WHERE id = :where`)
      .run({ ...values, where: id });
  }

  add(row: Row): void {
    const names = Object.keys(row);
    const places = names.map((member) => `:${member}`);
    this.#db.prepare(`INSERT INTO event (${names}) VALUES (${places})`).run(row);
  }

  remove(from: number, to = from): void {
    this.#db.prepare('DELETE FROM event WHERE id BETWEEN ? AND ?').run(from, to);
  }

  /** Gives every event from `from` on an id that is greater by `by`. */
  shift(from: number, by: number): void {
    this.#db.prepare('UPDATE event SET id = -id WHERE id >= ?').run(from);
    this.#db.prepare('UPDATE event SET id = ? - id WHERE id < 0').run(by);
  }

  /** Seals everything anew from this event on, as only somebody who knows how it is done can. */
  resealFrom(from: number): void {
    let previous = from > 1 ? this.row(from - 1).hash : this.row(from).previous;
    for (let id = from; id <= this.last; id++) {
      const hash = hashOf({ ...this.row(id), previous });
      this.set(id, { previous, hash });
      previous = hash;
    }
  }
}

type Deed = (log: Log, draw: Draw) => Tampering;

const changed = (event: number): Expected => ({ kind: 'history-changed', event });
const cut = (event: number): Expected => ({ kind: 'history-cut', event });
const replaced = (event: number): Expected => ({ kind: 'history-replaced', event });

/** Something else than is there, of a kind that the column takes. */
function otherThan(row: Row, member: (typeof sealedMembers)[number], draw: Draw): Partial<Row> {
  const held = row[member];
  if (typeof held === 'number')
    return { [member]: draw(4) === 0 && member !== 'at' ? null : held + 1 + draw(9) };
  if (member === 'actor' || member === 'station' || member === 'subject') return { [member]: 1 + draw(9) };
  if (held === null) return { [member]: '{}' };
  const at = draw(held.length || 1);
  return { [member]: `${held.slice(0, at)}${held[at] === '0' ? '1' : '0'}${held.slice(at + 1)}` };
}

/** One event as it would be after the one of `previous`. */
const forged = (row: Row, previous: string): Row => {
  const next = { ...row, after: '{"forged":true}', previous };
  return { ...next, hash: hashOf(next) };
};

export const deeds: Readonly<Record<string, Deed>> = {
  edited: (log, draw) => {
    const id = 1 + draw(log.last);
    const member = sealedMembers[draw(sealedMembers.length)] as (typeof sealedMembers)[number];
    log.set(id, otherThan(log.row(id), member, draw));
    return { what: `${member} of ${id} changed`, expected: changed(id) };
  },
  'edited and sealed anew': (log, draw) => {
    const id = 1 + draw(log.last);
    const member = members[draw(members.length)] as (typeof members)[number];
    log.set(id, otherThan(log.row(id), member, draw));
    log.set(id, { hash: hashOf(log.row(id)) });
    return {
      what: `${member} of ${id} changed, ${id} sealed anew`,
      expected: id < log.last ? changed(id + 1) : replaced(id),
    };
  },
  'edited, and everything after sealed anew': (log, draw) => {
    const id = 1 + draw(log.last);
    log.set(id, otherThan(log.row(id), 'after', draw));
    log.resealFrom(id);
    return { what: `${id} changed, sealed anew to the end`, expected: replaced(log.last) };
  },
  deleted: (log, draw) => {
    const from = 1 + draw(log.last - 1);
    const to = Math.min(log.last - 1, from + draw(3));
    log.remove(from, to);
    return { what: `${from} to ${to} deleted`, expected: changed(to + 1) };
  },
  'deleted, and the gap closed': (log, draw) => {
    const id = 1 + draw(log.last - 1);
    log.remove(id);
    log.shift(id + 1, -1);
    return { what: `${id} deleted, the others renumbered`, expected: changed(id) };
  },
  inserted: (log, draw) => {
    const id = 1 + draw(log.last);
    const model = log.row(id);
    log.shift(id, 1);
    const isSealed = draw(2) === 0;
    log.add(isSealed ? forged(model, model.previous) : { ...model, after: '{"forged":true}' });
    return { what: `one inserted at ${id}`, expected: changed(isSealed ? id + 1 : id) };
  },
  swapped: (log, draw) => {
    const one = 1 + draw(log.last - 1);
    const other = one + 1 + draw(log.last - one);
    const [first, second] = [log.row(one), log.row(other)];
    const wholly = draw(2) === 0;
    const { id: _one, previous: p1, hash: h1, ...of1 } = first;
    const { id: _other, previous: p2, hash: h2, ...of2 } = second;
    log.set(one, wholly ? { ...of2, previous: p2, hash: h2 } : of2);
    log.set(other, wholly ? { ...of1, previous: p1, hash: h1 } : of1);
    return { what: `${one} and ${other} swapped`, expected: changed(one) };
  },
  'tail cut off': (log, draw) => {
    const from = log.last - draw(Math.min(40, log.last - 1));
    log.remove(from, log.last);
    return { what: `${from} to ${log.last} cut off`, expected: cut(log.last) };
  },
  'tail written anew': (log, draw) => {
    const from = log.last - draw(Math.min(20, log.last - 1));
    let previous = log.row(from).previous;
    for (let id = from; id <= log.last; id++) {
      const row = forged(log.row(id), previous);
      log.set(id, row);
      previous = row.hash;
    }
    return { what: `${from} to ${log.last} written anew`, expected: replaced(log.last) };
  },
  renumbered: (log, draw) => {
    log.shift(1, 1 + draw(1000));
    return { what: 'all renumbered', expected: replaced(log.last) };
  },
};

/** Does one of the deeds to an open file. */
export function tamper(db: Database.Database, deed: string, draw: Draw): Tampering {
  db.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted');
  const last = db.prepare<[], number>('SELECT max(id) FROM event').pluck().get() as number;
  return db.transaction(() => (deeds[deed] as Deed)(new Log(db, last), draw))();
}
