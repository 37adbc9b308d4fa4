import type { Gate } from '../repairs/gate.ts';
import { balanceOfOrder } from './account.ts';

/** An order is not closed while something is owed for it. How much is not everybody's to know. */
export const paymentsGate: Gate = (context, { id }, to) =>
  to === 'closed' && balanceOfOrder(context, id) > 0 ? [{ reason: 'payments.owed' }] : [];
