import { refuseField } from '../../../shared/kernel/refusal.ts';
import {
  type Amount,
  changeOf,
  type Owed,
  type PayMethod,
  type PaymentKind,
  spread,
} from '../../../shared/payments/ledger.rules.ts';
import type { Writing } from '../context.ts';
import { insertPayment, insertTaking } from './takings.sql.ts';

interface Row {
  repairId: number;
  kind: PaymentKind;
  method: PayMethod;
  /** Negative where it goes out. */
  minor: number;
  originalId?: number;
  reason?: string;
  approvedBy?: number | null;
}

/** One act at the till, with all its rows. The event tells sums, so it is of this domain alone. */
export function recordTaking(context: Writing, rows: readonly Row[], tenderedMinor: number | null = null) {
  const { store, now, today, actor } = context;
  const id = context.newId();
  store.run(insertTaking, { id, day: today, now, person: actor.id, tendered: tenderedMinor });
  const paymentIds = rows.map((row) => {
    const paymentId = context.newId();
    store.run(insertPayment, {
      id: paymentId,
      taking: id,
      repair: row.repairId,
      kind: row.kind,
      method: row.method,
      minor: row.minor,
      original: row.originalId ?? null,
      reason: row.reason ?? '',
      approver: row.approvedBy ?? null,
    });
    return paymentId;
  });
  context.record({ domain: 'payments', subject: id, after: { rows, tenderedMinor } });
  return { id, paymentIds };
}

export interface Given {
  amounts: readonly Amount[];
  tenderedMinor: number | null;
}

/** Takes money for these orders in their turn: never more than is owed, and never less cash than is put down. */
export function takeMoney(
  context: Writing,
  kind: 'deposit' | 'payment',
  owed: readonly Owed[],
  { amounts, tenderedMinor }: Given,
) {
  const { rows, overMinor } = spread(amounts, owed);
  if (overMinor > 0)
    refuseField(['amounts'], `payments.invalid.more-than-${kind === 'deposit' ? 'cost' : 'owed'}`);
  const changeMinor =
    changeOf(tenderedMinor, amounts) ?? refuseField(['tenderedMinor'], 'payments.invalid.tendered');
  const { id } = recordTaking(
    context,
    rows.map((row) => ({ ...row, kind })),
    tenderedMinor,
  );
  return { takingId: id, changeMinor };
}
