import { dayOfInstant } from '../../../shared/kernel/day.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { openDayAfter } from '../../kit/open-day.ts';
import type { Reader } from './reader.ts';

interface Customer {
  id: number;
  name: string;
  language: Language;
  phone: string;
}

/** A customer of the sample shop who reads that language and can be rung up. */
export async function someCustomer(reader: Reader, language: Language): Promise<Customer> {
  const { rows } = await reader.call<{ rows: Customer[] }>('customers.list', { limit: 200 });
  const found = rows.find((customer) => customer.language === language && customer.phone !== '');
  if (!found) throw new Error(`the sample shop has no customer who reads ${language}`);
  return found;
}

export interface TakenIn {
  customer: Customer;
  number: string;
  receiptPaperId: number;
  promisedOn: string;
}

/** What that customer says stands on the receipt as they said it. */
export async function takeInFor(reader: Reader, language: Language, fault: string): Promise<TakenIn> {
  const customer = await someCustomer(reader, language);
  const { zone, country } = await reader.call<{ zone: string; country: string }>('settings.shop');
  const promisedOn = openDayAfter(dayOfInstant(Date.now(), zone), 3, country);
  const { receiptPaperId, repairs } = await reader.call<{
    receiptPaperId: number;
    repairs: { number: string }[];
  }>('repairs.takeIn', {
    customer: { id: customer.id },
    items: [{ device: { none: 'Toaster' }, fault, promisedOn, overrideReason: 'promised on the phone' }],
  });
  return { customer, number: repairs[0]?.number ?? '', receiptPaperId, promisedOn };
}
