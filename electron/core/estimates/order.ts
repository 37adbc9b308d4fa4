import { refuse } from '../../../shared/kernel/refusal.ts';
import { type ComeBackVerdict, isChargedAfter } from '../../../shared/repairs/come-back.rules.ts';
import type { Reading } from '../context.ts';
import type { Select } from '../store/statement.ts';
import { orderForEstimate } from './estimates.sql.ts';

export type OrderForEstimate = RowOf<typeof orderForEstimate>;

export type RowOf<Statement> = Statement extends Select<infer Row> ? Row : never;

export function orderOf({ store }: Reading, repairId: number): OrderForEstimate {
  return store.get(orderForEstimate, { id: repairId }) ?? refuse('not-found', 'repairs.not-found');
}

/** The order, where something may still be estimated, approved or found. */
export function openOrderOf(context: Reading, repairId: number): OrderForEstimate {
  const order = orderOf(context, repairId);
  if (order.state_group !== 'open') refuse('conflict', 'estimates.order-closed', { number: order.number });
  return order;
}

/** A device that is back: nobody has judged it yet, it is ours to make good, or it is charged like any other. */
export function comeBackStanding({ come_back }: OrderForEstimate): 'undecided' | 'ours' | 'charged' {
  if (come_back === null) return 'undecided';
  if (come_back === '') return 'charged';
  return isChargedAfter({ verdict: come_back as ComeBackVerdict }) ? 'charged' : 'ours';
}
