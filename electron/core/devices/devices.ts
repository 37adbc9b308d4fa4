import { deviceLabel, nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import type { devices as contract, Device, DeviceInput } from '../../../shared/devices/devices.contract.ts';
import { earlierOf } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import { categoryById, categoryNameFor } from '../catalogue/categories.ts';
import { brandNamed, modelNamed, productNames } from '../catalogue/products.ts';
import type { Reading, Writing } from '../context.ts';
import { standingCustomer, standingCustomerId } from '../customers/customers.ts';
import { cursorOf, pageOf } from '../list-cursor.ts';
import { refreshRepairsOfDevice } from '../repairs/findable-repairs.ts';
import type { UseCases } from '../use-case.ts';
import { whatChanged } from '../what-changed.ts';
import {
  addDevice,
  addOwner,
  deviceById as byIdStatement,
  changeDevice,
  devicesOfCustomer,
  deviceWithSerial,
  giveTo,
  newestDevices,
  ownersOf,
} from './devices.sql.ts';
import { addDeviceFindable, makeDeviceFindable } from './findable-devices.ts';

export const devices: UseCases<typeof contract> = {
  byId: (context, { id }) => deviceById(context, id),
  bySerial,
  ofCustomer,
  list,
  register: registerDevice,
  change,
  transfer,
};

export function deviceById(context: Reading, id: number): Device {
  const { store } = context;
  const row = store.get(byIdStatement, { id }) ?? refuse('not-found', 'devices.unknown', { id });
  return {
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    categoryId: row.category_id,
    category: categoryNameFor(context, row.category_id),
    brandId: row.brand_id,
    modelId: row.model_id,
    ...productNames(context, { brandId: row.brand_id, modelId: row.model_id }),
    label: row.label,
    serial: row.serial,
    serialKey: row.serial_key,
    imei2: row.imei2_key ?? '',
    purchasedOn: row.purchased_on,
    deliveredOn: row.delivered_on,
    installedOn: row.installed_on,
    manufacturedOn: row.manufactured_on,
    receiptNumber: row.receipt_number,
    proof: row.proof,
    seller: row.seller,
    place: row.place,
    priceMinor: row.price_minor,
    notes: row.notes,
    isRegistered: row.is_registered === 1,
    voidReason: row.void_reason,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    openRepairId: row.open_repair_id,
    owners: store.all(ownersOf, { device: id }),
  };
}

function bySerial(context: Reading, { serial }: { serial: string }) {
  const key = serialKey(serial);
  const row = key ? context.store.get(deviceWithSerial, { key, except: 0 }) : undefined;
  return row ? { ...row, category: categoryNameFor(context, row.category_id) } : null;
}

function ofCustomer(context: Reading, { customerId }: { customerId: number }) {
  return withCategories(context, context.store.all(devicesOfCustomer, { customer: customerId }));
}

function list(context: Reading, { after, limit }: { after?: string | undefined; limit: number }) {
  const found = context.store.all(newestDevices, { ...cursorOf(after), limit: limit + 1 });
  const { rows, next } = pageOf(found, limit, ({ changed_at, id }) => ({ at: changed_at, id }));
  return { rows: withCategories(context, rows), next };
}

function withCategories<Row extends { category_id: number }>(context: Reading, rows: Row[]) {
  const names = new Map<number, string>();
  return rows.map((row) => {
    const category = names.get(row.category_id) ?? categoryNameFor(context, row.category_id);
    names.set(row.category_id, category);
    return { ...row, category };
  });
}

/** Brand and model may be new words: the catalogue learns them. The owner of a merged card is the one it became. */
export function registerDevice(context: Writing, input: DeviceInput): { id: number } {
  const { store, now, today } = context;
  const customer = standingCustomerId(context, input.customerId);
  const columns = columnsOf(context, input, 0);
  const id = context.newId();
  store.run(addDevice, { id, customer_id: customer, ...columns, now });
  const since_on = earlierOf(input.purchasedOn ?? input.deliveredOn ?? today, today);
  store.run(addOwner, { id: context.newId(), device: id, customer, since_on });
  addDeviceFindable(context, id);
  context.record({ domain: 'devices', subject: id, after: { ...input, customerId: customer } });
  return { id };
}

type Change = Omit<DeviceInput, 'customerId'> & { id: number; seenAt: number };

function change(context: Writing, { id, seenAt, ...input }: Change) {
  const { store, now } = context;
  const before = deviceById(context, id);
  if (before.changedAt !== seenAt) refuse('conflict', 'devices.changed-meanwhile', { id });
  const changedAt = Math.max(now, before.changedAt + 1);
  store.run(changeDevice, { id, ...columnsOf(context, input, id), now: changedAt });
  makeDeviceFindable(context, id);
  refreshRepairsOfDevice(context, id);
  const { changedAt: _, ...after } = deviceById(context, id);
  context.record({ domain: 'devices', subject: id, ...whatChanged(before, after as Device) });
  return { changedAt };
}

export function transfer(
  context: Writing,
  { id, customerId, on }: { id: number; customerId: number; on: string },
) {
  const { store, now, today } = context;
  const before = deviceById(context, id);
  const customer = standingCustomer(context, customerId);
  if (customer.id === before.customerId)
    refuse('conflict', 'devices.same-owner', { customerName: customer.name });
  if (on > today) refuseField(['on'], 'devices.invalid.future');
  const since = before.owners.at(-1)?.sinceOn;
  if (since !== undefined && on < since) refuseField(['on'], 'devices.invalid.before-owner', { since });
  store.run(giveTo, { id, customer: customer.id, now: Math.max(now, before.changedAt + 1) });
  store.run(addOwner, { id: context.newId(), device: id, customer: customer.id, since_on: on });
  makeDeviceFindable(context, id);
  context.record({
    domain: 'devices',
    subject: id,
    before: { customerId: before.customerId },
    after: { customerId: customer.id, on },
  });
  return {};
}

function columnsOf(context: Writing, input: Omit<DeviceInput, 'customerId'>, self: number) {
  const { today } = context;
  for (const field of ['purchasedOn', 'manufacturedOn'] as const) {
    const day = input[field];
    if (day !== null && day > today) refuseField([field], 'devices.invalid.future');
  }
  const serial_key = freeKey(context, input.serial, self);
  const imei2_key = freeKey(context, input.imei2, self);
  if (imei2_key !== null && imei2_key === serial_key) refuseField(['imei2'], 'devices.invalid.same-imei');
  const category = categoryById(context, input.categoryId);
  const brandId = brandNamed(context, input.brand);
  const modelId = modelNamed(context, brandId, category.id, input.model);
  return {
    category_id: category.id,
    brand_id: brandId,
    model_id: modelId,
    label: deviceLabel({
      ...productNames(context, { brandId, modelId }),
      category: nameIn(category, context.shop.language),
    }),
    serial: serial_key === null ? '' : input.serial,
    serial_key,
    imei2_key,
    purchased_on: input.purchasedOn,
    delivered_on: input.deliveredOn,
    installed_on: input.installedOn,
    manufactured_on: input.manufacturedOn,
    receipt_number: input.receiptNumber,
    proof: input.proof,
    seller: input.seller,
    place: input.place,
    price_minor: input.priceMinor,
    notes: input.notes,
    is_registered: input.isRegistered ? 1 : 0,
  };
}

/** The serial as a key that no other device has; null for none. */
function freeKey({ store }: Writing, serial: string, self: number): string | null {
  const key = serialKey(serial);
  if (!key) return null;
  const taken = store.get(deviceWithSerial, { key, except: self });
  if (taken) {
    const { id: deviceId, label, customerName } = taken;
    refuse('conflict', 'devices.serial-taken', { deviceId, label, customerName });
  }
  return key;
}
