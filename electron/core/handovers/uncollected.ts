import type { z } from 'zod';
import type { handovers as contract, UncollectedRow } from '../../../shared/handovers/handovers.contract.ts';
import {
  bandAfter,
  readySpanOf,
  type UncollectedBand,
  uncollectedBands,
} from '../../../shared/handovers/uncollected.rules.ts';
import { addDays, dayOfInstant, daysBetween, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { sumsOf } from '../../../shared/payments/bill.rules.ts';
import type { Reading } from '../context.ts';
import { balanceOfOrder } from '../payments/account.ts';
import { openBill, orderToBill } from '../payments/bill.ts';
import { policy } from '../settings/policy.ts';
import { countReady, lastLetter, lastStep, readyOrders } from './uncollected.sql.ts';

type Asked = z.output<NonNullable<(typeof contract.uncollected)['~orpc']['inputSchema']>>;

export function uncollected(context: Reading, { band, after, limit }: Asked) {
  const span = band ? spanOf(context, band) : { from: 0, until: context.now + 1 };
  const rows = context.store.all(readyOrders, { ...span, ...place(after), limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => told(context, row)),
    next: last ? `${last.readyAt}-${last.repairId}` : null,
  };
}

/** Where the list goes on: the oldest first. */
function place(after: string | undefined): { at: number; id: number } {
  if (after === undefined) return { at: -1, id: 0 };
  const parts = /^(\d{1,16})-(\d{1,16})$/.exec(after) ?? refuse('invalid', 'common.invalid');
  return { at: Number(parts[1]), id: Number(parts[2]) };
}

export function uncollectedCounts(context: Reading): Record<UncollectedBand, number> {
  const counts = uncollectedBands.map((band) => [
    band,
    context.store.get(countReady, spanOf(context, band))?.count ?? 0,
  ]);
  return Object.fromEntries(counts) as Record<UncollectedBand, number>;
}

/** Between which instants something must have become ready, the second not included. */
function spanOf(context: Reading, band: UncollectedBand): { from: number; until: number } {
  const { zone } = context.shop;
  const { from, until } = readySpanOf(band, policy(context), context.today);
  return {
    from: from === null ? 0 : startOfDay(from, zone),
    until: until === null ? context.now + 1 : startOfDay(addDays(until, 1), zone),
  };
}

type Row = NonNullable<(typeof readyOrders)['_row']>;

function told(context: Reading, row: Row): UncollectedRow {
  const { store, today, shop } = context;
  const readyDays = daysBetween(dayOfInstant(row.readyAt, shop.zone), today);
  const letter = store.get(lastLetter, { repair: row.repairId });
  return {
    ...row,
    readyDays,
    band: bandAfter(readyDays, policy(context)),
    lastStep: store.get(lastStep, { repair: row.repairId }) ?? null,
    letter: letter
      ? { paperId: letter.paperId, writtenOn: letter.takenOn, keptUntil: letter.keptUntil }
      : null,
    isToDecide: letter !== undefined && letter.keptUntil < today,
    ...(context.mayI('payments.read')
      ? sumsFor(context, row.repairId)
      : { storageMinor: null, dueMinor: null }),
  };
}

function sumsFor(context: Reading, repairId: number) {
  const lines = openBill(context, orderToBill(context, repairId));
  return {
    storageMinor: sumsOf(lines.filter(({ kind }) => kind === 'storage')).customerMinor,
    dueMinor: Math.max(0, sumsOf(lines).customerMinor + balanceOfOrder(context, repairId)),
  };
}
