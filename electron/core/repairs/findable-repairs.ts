import { formatPhone, phoneDigits } from '../../../shared/kernel/phone.ts';
import { categoryWords } from '../catalogue/categories.ts';
import type { Writing } from '../context.ts';
import { addFindable, type Findable, makeFindable } from '../search/search.ts';
import { idsOfCustomer, idsOfDevice, phonesOfCustomer, repairToFind } from './findable-repairs.sql.ts';

/** An order is found by its number, its device and what that is in any language, its fault, and by its customer's name and phones. */
export function makeRepairFindable(context: Writing, id: number): void {
  const found = findableRepair(context, id);
  if (found) makeFindable(context.store, found);
}

/** The same of an order that was written just now. */
export function addRepairFindable(context: Writing, id: number): void {
  const found = findableRepair(context, id);
  if (found) addFindable(context.store, found);
}

/** The customer's name or phones have changed, or their orders went to another. */
export function refreshRepairsOf(context: Writing, customerId: number): void {
  for (const { id } of context.store.all(idsOfCustomer, { customer: customerId }))
    makeRepairFindable(context, id);
}

/** The device is called otherwise, or has another serial. */
export function refreshRepairsOfDevice(context: Writing, deviceId: number): void {
  for (const { id } of context.store.all(idsOfDevice, { device: deviceId })) makeRepairFindable(context, id);
}

function findableRepair(context: Writing, id: number): Findable | null {
  const { store, shop } = context;
  const repair = store.get(repairToFind, { id });
  if (!repair) return null;
  const phones = store.all(phonesOfCustomer, { customer: repair.customer_id });
  return {
    kind: 'repair',
    ref: id,
    title: [repair.number, repair.label].filter(Boolean).join(' · '),
    detail: [repair.customer_name, repair.fault.split('\n')[0]?.slice(0, 80)].filter(Boolean).join(' · '),
    words: [repair.fault, repair.finding],
    keys: repair.category_id === null ? [] : categoryWords(context, repair.category_id),
    codes: [
      repair.number,
      repair.serial,
      ...phones.flatMap(({ e164 }) => [phoneDigits(e164), phoneDigits(formatPhone(e164, shop.country))]),
    ],
  };
}
