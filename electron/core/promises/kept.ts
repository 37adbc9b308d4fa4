import { Temporal } from 'temporal-polyfill/full';
import type { z } from 'zod';
import { addDays, addMonths, type Day } from '../../../shared/kernel/day.ts';
import type { CalendarName } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import {
  countOutcomes,
  keptShare,
  type PromiseOutcome,
  promiseKinds,
} from '../../../shared/promises/outcome.rules.ts';
import type {
  promises as contract,
  KeptCount,
  PromiseRow,
} from '../../../shared/promises/promises.contract.ts';
import type { Reading } from '../context.ts';
import { outcomeToday, told } from './ledger.ts';
import { ordersDue, othersDue, outcomesDue, promisesDue } from './promises.sql.ts';

const MONTHS = 6;
const MOST = 200;
/** The days to come in which a promise is due soon. */
const SOON_DAYS = 2;
/** What was broken earlier and is still not done is looked for among the orders. */
const BROKEN_DAYS = 366;

function countOf(outcomes: readonly PromiseOutcome[]): KeptCount {
  const count = countOutcomes(outcomes);
  return { ...count, share: keptShare(count) };
}

/** The first day of the month in which a day lies, as that calendar counts. */
function monthOf(day: Day, calendar: CalendarName): Day {
  const date = Temporal.PlainDate.from(day).withCalendar(calendar === 'persian' ? 'persian' : 'iso8601');
  return date.with({ day: 1 }).withCalendar('iso8601').toString();
}

/** What became of the promises of a month: by kind, by who made them, and in the months before. */
export function kept(context: Reading, { on }: { on?: Day | undefined }) {
  const calendar = context.maybeActor?.calendar ?? context.shop.calendar;
  const fromOn = monthOf(on ?? context.today, calendar);
  const untilOn = addMonths(fromOn, 1, calendar);
  const rowsOf = (from: Day, until: Day) =>
    context.store
      .all(outcomesDue, { from_on: from, until_on: until })
      .map((row) => ({ ...row, outcome: outcomeToday(context, row) }));
  const rows = rowsOf(fromOn, untilOn);
  const outcomes = (some: typeof rows) => countOf(some.map(({ outcome }) => outcome));
  const people = new Map(rows.map(({ madeById, madeBy }) => [madeById, madeBy]));
  return {
    ...{ fromOn, untilOn, all: outcomes(rows) },
    byKind: promiseKinds
      .filter((kind) => rows.some((row) => row.kind === kind))
      .map((kind) => ({ kind, ...outcomes(rows.filter((row) => row.kind === kind)) })),
    byPerson: [...people]
      .map(([personId, name]) => ({
        personId,
        name,
        ...outcomes(rows.filter((row) => row.madeById === personId)),
      }))
      .sort((a, b) => b.kept + b.revised + b.broken - (a.kept + a.revised + a.broken)),
    months: Array.from({ length: MONTHS }, (_, index) => {
      const from = addMonths(fromOn, index - MONTHS + 1, calendar);
      const month = from === fromOn ? rows : rowsOf(from, addMonths(from, 1, calendar));
      return { fromOn: from, ...outcomes(month) };
    }),
  };
}

type Asked = z.output<NonNullable<(typeof contract.ledger)['~orpc']['inputSchema']>>;

/** The outcome is reckoned, not stored: rows that do not fit are passed over while reading on. */
export function ledger(context: Reading, { fromOn, untilOn, kind, outcome, personId, after, limit }: Asked) {
  const rows: PromiseRow[] = [];
  let cursor = cursorOf(after);
  for (;;) {
    const read = context.store.all(promisesDue, {
      from_on: fromOn,
      until_on: untilOn,
      ...cursor,
      limit: MOST,
    });
    for (const row of read) {
      cursor = { day: row.dueOn, id: row.id };
      if ((kind && row.kind !== kind) || (personId && row.madeById !== personId)) continue;
      const found = told(context, row);
      if (outcome && found.outcome !== outcome) continue;
      if (rows.length === limit) {
        const last = rows[limit - 1] as PromiseRow;
        return { rows, next: `${last.dueOn}~${last.id}` };
      }
      rows.push(found);
    }
    if (read.length < MOST) return { rows, next: null };
  }
}

function cursorOf(after: string | undefined): { day: string; id: number } {
  if (after === undefined) return { day: '', id: 0 };
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})~(\d{1,16})$/.exec(after) ?? [];
  return day ? { day, id: Number(id) } : refuse('invalid', 'common.invalid');
}

/** What is due today and in the days to come, and what was broken and still waits. */
export function standing(context: Reading) {
  const { store, today } = context;
  const between = (fromOn: Day, untilOn: Day) => {
    const span = { from_on: fromOn, until_on: untilOn, limit: MOST };
    return [...store.all(ordersDue, span), ...store.all(othersDue, span)]
      .sort((a, b) => (a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1))
      .map((row) => told(context, row));
  };
  return {
    due: between(today, addDays(today, SOON_DAYS + 1)),
    broken: between(addDays(today, -BROKEN_DAYS), today).reverse(),
  };
}
