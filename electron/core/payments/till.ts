import type { Day } from '../../../shared/kernel/day.ts';
import { balanceOf } from '../../../shared/payments/ledger.rules.ts';
import type { Till } from '../../../shared/payments/payments.contract.ts';
import { byMethod, byPerson } from '../../../shared/payments/till.rules.ts';
import type { Reading } from '../context.ts';
import { unsettledOrders } from './account.sql.ts';
import { paymentsOfDay } from './takings.sql.ts';

const MOST_OWING = 100;

export function till(context: Reading, { on = context.today }: { on?: Day | undefined }): Till {
  const { store, shop } = context;
  const rows = store.all(paymentsOfDay, { day: on });
  const owing = store
    .all(unsettledOrders)
    .map(({ repairId, number, customerName, since, ...account }) => ({
      repairId,
      number,
      customerName,
      since,
      balanceMinor: balanceOf(account),
    }))
    .filter(({ balanceMinor }) => balanceMinor > 0)
    .slice(0, MOST_OWING);
  return {
    on,
    currency: shop.currency,
    byMethod: byMethod(rows),
    byPerson: byPerson(rows),
    rows,
    owing,
  };
}
