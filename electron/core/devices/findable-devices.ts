import { categoryWords } from '../catalogue/categories.ts';
import type { Writing } from '../context.ts';
import { addFindable, type Findable, makeFindable } from '../search/search.ts';
import { deviceToFind, idsOfCustomer } from './devices.sql.ts';

/** A device is found by what it is in six languages, its codes, its receipt, its seller and its owner's name. */
export function makeDeviceFindable(context: Writing, id: number): void {
  const found = findableDevice(context, id);
  if (found) makeFindable(context.store, found);
}

/** The same of a device that was registered just now. */
export function addDeviceFindable(context: Writing, id: number): void {
  const found = findableDevice(context, id);
  if (found) addFindable(context.store, found);
}

/** The owner's name has changed, or the owner. */
export function refreshDevicesOf(context: Writing, customerId: number): void {
  for (const { id } of context.store.all(idsOfCustomer, { customer: customerId }))
    makeDeviceFindable(context, id);
}

function findableDevice(context: Writing, id: number): Findable | null {
  const device = context.store.get(deviceToFind, { id });
  if (!device) return null;
  const { label, brand, model, serial, customer_name } = device;
  return {
    kind: 'device',
    ref: id,
    title: label,
    detail: [serial, customer_name].filter(Boolean).join(' · '),
    words: [brand, model, device.seller, device.place],
    keys: categoryWords(context, device.category_id),
    codes: [device.serial_key, device.imei2_key, device.receipt_number, model],
  };
}
