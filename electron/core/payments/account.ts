import { refuse } from '../../../shared/kernel/refusal.ts';
import { type Account, balanceOf } from '../../../shared/payments/ledger.rules.ts';
import type { Reading } from '../context.ts';
import { accountOfCustomer, accountOfRepair } from './account.sql.ts';

/** What the books say of an order: all of it is in rows that stand for good. */
export function accountOf({ store }: Pick<Reading, 'store'>, repairId: number): Account {
  return store.get(accountOfRepair, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
}

export function balanceOfOrder(context: Pick<Reading, 'store'>, repairId: number): number {
  return balanceOf(accountOf(context, repairId));
}

/** Over all orders of a customer; negative: to their credit. */
export function balanceOfCustomer({ store }: Pick<Reading, 'store'>, customerId: number): number {
  const account = store.get(accountOfCustomer, { customer: customerId });
  return account ? balanceOf(account) : 0;
}
