import { formatPhone, phoneDigits } from '../../../shared/kernel/phone.ts';
import type { Writing } from '../context.ts';
import { refreshDevicesOf } from '../devices/findable-devices.ts';
import { refreshRepairsOf } from '../repairs/findable-repairs.ts';
import { makeFindable } from '../search/search.ts';
import { customerById, phonesOf } from './customers.sql.ts';

/** A customer is found by name, number, e-mail, address, and by each phone as dialled at home or from abroad. */
export function makeCustomerFindable({ store, shop }: Writing, id: number): void {
  const customer = store.get(customerById, { id });
  if (!customer) return;
  const phones = store.all(phonesOf, { id });
  const numbers = phones.flatMap(({ e164, typed }) => [
    phoneDigits(e164),
    phoneDigits(formatPhone(e164, shop.country)),
    phoneDigits(typed),
  ]);
  const firstPhone = phones[0] ? formatPhone(phones[0].e164, shop.country) : '';
  makeFindable(store, {
    kind: 'customer',
    ref: id,
    title: customer.name,
    detail: [customer.number, firstPhone].filter(Boolean).join(' · '),
    words: [customer.email, customer.address, customer.tax_number],
    codes: [customer.number, customer.tax_number, ...numbers],
  });
}

/** The customer's devices and repairs are found by the customer's name and phones too. */
export function refreshAllOf(context: Writing, customer: number): void {
  refreshDevicesOf(context, customer);
  refreshRepairsOf(context, customer);
  makeCustomerFindable(context, customer);
}
