import { codeText } from '../../../shared/kernel/search-text.ts';
import type { Reading } from '../context.ts';
import { find } from '../search/search.ts';
import { lastOfCustomer, openOfCustomer, phonesOfFound, promisesToCustomer } from './caller.sql.ts';
import { toldRepairs } from './repair-rows.ts';

/** Fewer digits fit half of the town. */
const FEWEST_DIGITS = 3;
const mostFound = 60;
const mostShown = 8;

/** Customers one of whose numbers ends in the digits that were typed, in any script, the last changed first. */
export function whoCalls(context: Reading, { digits: typed }: { digits: string }) {
  const digits = codeText(typed).replaceAll(/\D/g, '').replace(/^0+/, '');
  if (digits.length < FEWEST_DIGITS) return [];
  const { hits } = find(context, { text: digits, kinds: ['customer'], limit: mostFound });
  const phones = context.store.all(phonesOfFound, { ids: JSON.stringify(hits.map(({ ref }) => ref)) });
  const callers = new Map<number, (typeof phones)[number]>();
  for (const phone of phones) {
    if (phone.phone.replaceAll(/\D/g, '').endsWith(digits) && !callers.has(phone.id))
      callers.set(phone.id, phone);
  }
  return [...callers.values()]
    .sort((one, other) => other.openRepairs - one.openRepairs || other.changedAt - one.changedAt)
    .slice(0, mostShown)
    .map(({ changedAt: _, ...shown }) => shown);
}

export function callersOrders(context: Reading, { customerId }: { customerId: number }) {
  const { store } = context;
  return {
    open: toldRepairs(context, store.all(openOfCustomer, { customer: customerId })),
    past: toldRepairs(context, store.all(lastOfCustomer, { customer: customerId })),
    promises: store
      .all(promisesToCustomer, { customer: customerId })
      .map(({ last, open, ...promise }) => ({ ...promise, isLast: last === 1, isOpen: open === 1 })),
  };
}
