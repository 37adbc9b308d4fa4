import { categoryWords, productNames } from '../catalogue/catalogue.ts';
import type { Writing } from '../context.ts';
import { makeFindable } from '../search/search.ts';
import { deviceById, idsOfCustomer } from './devices.sql.ts';

/** A device is found by what it is in six languages, its codes, its receipt, its seller and its owner's name. */
export function makeDeviceFindable(context: Writing, id: number): void {
  const { store } = context;
  const device = store.get(deviceById, { id });
  if (!device) return;
  const { brand, model } = productNames(context, { brandId: device.brand_id, modelId: device.model_id });
  makeFindable(store, {
    kind: 'device',
    ref: id,
    title: device.label,
    detail: [device.serial, device.customer_name].filter(Boolean).join(' · '),
    words: [brand, model, ...categoryWords(context, device.category_id), device.seller, device.place],
    codes: [device.serial_key, device.imei2_key, device.receipt_number, model],
  });
}

/** The owner's name has changed, or the owner. */
export function refreshDevicesOf(context: Writing, customerId: number): void {
  for (const { id } of context.store.all(idsOfCustomer, { customer: customerId }))
    makeDeviceFindable(context, id);
}
