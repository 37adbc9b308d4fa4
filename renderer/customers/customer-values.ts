import type { CustomerInput } from '../../shared/customers/customers.contract.ts';
import { defaultCalendarOf } from '../../shared/kernel/language.ts';
import { useMe } from '../app/me.ts';

/** What the fields of a customer card hold. */
export type CustomerValues = CustomerInput;

/** A new card as most will be: the shop's language and calendar, told of the repair by telephone, asked for nothing else. */
export function useNewCustomer(name = ''): CustomerValues {
  const shop = useMe()?.shop;
  const language = shop?.language ?? 'en';
  return {
    kind: 'person',
    name,
    phones: [],
    email: '',
    address: '',
    taxNumber: '',
    language,
    calendar: shop?.calendar ?? defaultCalendarOf(language),
    channel: 'phone',
    consents: { service: true, promotion: false, survey: false },
    notes: '',
    flag: '',
  };
}

/** Without the phone rows that were left empty: what the contract is to check. */
export function customerInputOf<Values extends CustomerValues>(values: Values): Values {
  return { ...values, phones: values.phones.filter(({ typed }) => typed.trim() !== '') };
}
