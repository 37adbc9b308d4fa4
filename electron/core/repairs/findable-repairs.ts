import { formatPhone, phoneDigits } from '../../../shared/kernel/phone.ts';
import { categoryWords } from '../catalogue/catalogue.ts';
import type { Writing } from '../context.ts';
import { makeFindable } from '../search/search.ts';
import { idsOfCustomer, phonesOfCustomer, repairById } from './repairs.sql.ts';

/** An order is found by its number, its device and what that is in any language, its fault, and by its customer's name and phones. */
export function makeRepairFindable(context: Writing, id: number): void {
  const { store, shop } = context;
  const repair = store.get(repairById, { id });
  if (!repair) return;
  const phones = store.all(phonesOfCustomer, { customer: repair.customerId });
  makeFindable(store, {
    kind: 'repair',
    ref: id,
    title: [repair.number, repair.label].join(' · '),
    detail: [repair.customerName, repair.fault.split('\n')[0]?.slice(0, 80)].filter(Boolean).join(' · '),
    words: [
      repair.fault,
      repair.finding,
      ...(repair.categoryId === null ? [] : categoryWords(context, repair.categoryId)),
    ],
    codes: [
      repair.number,
      repair.serial,
      ...phones.flatMap(({ e164 }) => [phoneDigits(e164), phoneDigits(formatPhone(e164, shop.country))]),
    ],
  });
}

/** The customer's name or phones have changed, or their orders went to another. */
export function refreshRepairsOf(context: Writing, customerId: number): void {
  for (const { id } of context.store.all(idsOfCustomer, { customer: customerId }))
    makeRepairFindable(context, id);
}
