import { phoneKey } from '../kernel/phone.ts';
import { searchText } from '../kernel/search-text.ts';
import type { ImportedCustomer } from './imported-row.ts';

/** By what a customer of a file is known again. */
export interface CustomerIdentity {
  /** E.164; '' where the file names none that can be dialled. */
  phone: string;
  /** As the search compares names; '' where the telephone stands for the name. */
  name: string;
}

/** The same telephone and name, or the same name where there is no telephone: a family may share one number. */
export function identityOf({ name, phone }: ImportedCustomer, country: string): CustomerIdentity {
  const e164 = phone ? (phoneKey(phone, country) ?? '') : '';
  const isNameless = e164 !== '' && name === phone;
  return { phone: e164, name: isNameless ? '' : searchText(name) || name };
}

/** By which two words of a file name one category. */
export function categoryWord({ category, model }: { category: string; model: string }): string {
  return category || model;
}
