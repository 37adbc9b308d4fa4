import { Temporal } from 'temporal-polyfill/full';
import { isDay } from '../../../shared/kernel/day.ts';
import { minorDigitsOf } from '../../../shared/kernel/money.ts';
import type { Column, Value } from './list.ts';
import type { Say } from './words.ts';

/** A cell with its real type, whatever file it will stand in. Instants are as the clock on the shop's wall shows them. */
export type Cell =
  | null
  | { is: 'text'; text: string }
  | { is: 'number'; number: number }
  | { is: 'money'; minor: number; digits: 0 | 2 | 3 }
  | { is: 'yes-no'; yes: boolean }
  | { is: 'day'; day: string }
  | { is: 'instant'; local: string; offset: string };

export interface Manner {
  say: Say;
  zone: string;
  /** Of amounts in rows that name none. */
  currency: string;
}

/** Reads a row of a statement as cells, in the order of its columns. */
export function cellsOf(columns: readonly Column[], manner: Manner): (row: Record<string, Value>) => Cell[] {
  const clock = wallClock(manner.zone);
  return (row) => {
    const currency = typeof row.currency === 'string' ? row.currency : manner.currency;
    return columns.map(({ key, kind }): Cell => {
      const value = row[key] ?? null;
      if (value === null || value === '') return null;
      if (kind === 'id') return text(String(value));
      if (kind === 'text' || kind === 'prose') return text(String(value));
      if (kind === 'whole') return { is: 'number', number: Number(value) };
      if (kind === 'money') return { is: 'money', minor: Number(value), digits: minorDigitsOf(currency) };
      if (kind === 'day') return isDay(value) ? { is: 'day', day: value } : text(String(value));
      if (kind === 'yes-no') return { is: 'yes-no', yes: value === 1 };
      if (kind === 'instant') return { is: 'instant', ...clock(Number(value)) };
      if (kind === 'day-of-instant') return { is: 'day', day: clock(Number(value)).local.slice(0, 10) };
      if (kind.startsWith('words:'))
        return text(wordsOf(kind.slice('words:'.length), String(value), manner.say));
      return text(manner.say(`exports.word.${kind.slice('word:'.length)}.${value}`) ?? String(value));
    });
  };
}

const text = (written: string): Cell => ({ is: 'text', text: written });

function wordsOf(kind: string, list: string, say: Say): string {
  return (JSON.parse(list) as string[]).map((code) => say(`exports.word.${kind}.${code}`) ?? code).join(', ');
}

const QUARTER_MS = 15 * 60_000;

/** No zone moves its clock but at a quarter of an hour, so that each quarter is looked up once. */
function wallClock(zone: string) {
  const offsets = new Map<number, { ms: number; offset: string }>();
  return (epochMs: number): { local: string; offset: string } => {
    const quarter = Math.floor(epochMs / QUARTER_MS);
    let known = offsets.get(quarter);
    if (!known) {
      const there = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(zone);
      known = { ms: there.offsetNanoseconds / 1e6, offset: there.offset };
      offsets.set(quarter, known);
    }
    const local = new Date(epochMs + known.ms).toISOString().slice(0, 19);
    return { local, offset: known.offset };
  };
}
