import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import {
  mayVoid,
  needsSecond,
  type PayMethod,
  restOf,
  sumOf,
  waysBack,
} from '../../../shared/payments/ledger.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { secondPerson } from '../people/countersign.ts';
import { policy } from '../settings/policy.ts';
import { balanceOfOrder } from './account.ts';
import { closeIfSettled } from './closing.ts';
import { insertWriteOff } from './invoices.sql.ts';
import { paymentById, paymentsOfRepair } from './takings.sql.ts';
import { recordTaking } from './takings.ts';

interface Refund {
  paymentId: number;
  minor: number;
  method: PayMethod;
  reason: string;
  countersignId?: number | undefined;
}

/** Only what stands to the customer's credit goes back: for anything else the invoice is credited first. */
export function refund(context: Writing, { paymentId, minor, method, reason, countersignId }: Refund) {
  const { original, rows } = ledgerAround(context, paymentId);
  if (original.kind === 'refund' || original.kind === 'void') refuse('conflict', 'payments.not-a-payment');
  if (minor > restOf(original, rows)) refuseField(['minor'], 'payments.invalid.more-than-paid');
  if (minor > -balanceOfOrder(context, original.repairId)) refuse('conflict', 'payments.credit-first');
  if (!waysBack(original.method).includes(method)) refuseField(['method'], 'payments.invalid.way-back');
  const undone = new Set(rows.flatMap(({ kind, originalId }) => (kind === 'void' ? [originalId] : [])));
  const before = -sumOf(rows.filter(({ id, kind }) => kind === 'refund' && !undone.has(id)));
  const approver = secondAbove(context, before + minor, countersignId);
  const { paymentIds } = recordTaking(context, [
    {
      repairId: original.repairId,
      kind: 'refund',
      method,
      minor: -minor,
      originalId: original.id,
      reason,
      approvedBy: approver,
    },
  ]);
  context.record({ domain: 'repairs', subject: original.repairId, after: { isPaid: 'refund', reason } });
  return { paymentId: paymentIds[0] as number };
}

/** Whoever stands by above the house's limit: what was refunded of one order counts together. */
export function secondAbove(context: Writing, minor: number, countersignId?: number): number | null {
  if (!needsSecond(minor, policy(context).refundLimitMinor)) return null;
  return secondPerson(context, 'payments.approve', countersignId).id;
}

interface Void {
  paymentId: number;
  reason: string;
  countersignId?: number | undefined;
}

export function makeVoid(context: Writing, { paymentId, reason, countersignId }: Void) {
  const { original, rows } = ledgerAround(context, paymentId);
  if (!mayVoid(original, rows)) refuse('conflict', 'payments.gone-back');
  const approver = secondPerson(context, 'payments.approve', countersignId).id;
  const { paymentIds } = recordTaking(context, [
    {
      repairId: original.repairId,
      kind: 'void',
      method: original.method,
      minor: -original.minor,
      originalId: original.id,
      reason,
      approvedBy: approver,
    },
  ]);
  context.record({ domain: 'repairs', subject: original.repairId, after: { isPaid: 'void', reason } });
  return { paymentId: paymentIds[0] as number };
}

function ledgerAround({ store }: Reading, paymentId: number) {
  const original =
    store.get(paymentById, { id: paymentId }) ?? refuse('not-found', 'payments.no-such-payment');
  return { original, rows: store.all(paymentsOfRepair, { repair: original.repairId }) };
}

interface WriteOff {
  repairId: number;
  reason: string;
  countersignId?: number | undefined;
}

export function writeOff(context: Writing, { repairId, reason, countersignId }: WriteOff) {
  const minor = balanceOfOrder(context, repairId);
  if (minor <= 0) refuse('conflict', 'payments.nothing-owed');
  const approver = secondPerson(context, 'payments.approve', countersignId).id;
  letOff(context, { repairId, minor, reason, approver });
  return { isClosed: closeIfSettled(context, repairId) };
}

interface LetOff {
  repairId: number;
  minor: number;
  reason: string;
  /** Who stood by. */
  approver: number;
}

export function letOff(context: Writing, { repairId, minor, reason, approver }: LetOff): void {
  const id = context.newId();
  context.store.run(insertWriteOff, {
    id,
    repair: repairId,
    minor,
    reason,
    now: context.now,
    person: context.actor.id,
    approver,
  });
  context.record({ domain: 'payments', subject: id, after: { writtenOff: minor, reason } });
  context.record({ domain: 'repairs', subject: repairId, after: { isPaid: 'writtenOff', reason } });
}
