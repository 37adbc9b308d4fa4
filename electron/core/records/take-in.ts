import { instantOfDay } from '../../../shared/kernel/day.ts';
import { defaultCalendarOf } from '../../../shared/kernel/language.ts';
import { phoneKey } from '../../../shared/kernel/phone.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import type { ImportedCustomer, ImportedDevice, ImportedRow } from '../../../shared/records/records.rules.ts';
import { categoryNamed } from '../catalogue/catalogue.ts';
import type { Writing } from '../context.ts';
import { registerCustomer } from '../customers/customers.ts';
import { registerDevice } from '../devices/devices.ts';
import { recordPastRepair } from '../repairs/past-repairs.ts';
import { addImportRow, customerOfName, customerOfPhone, knownSource, ownerOfSerial } from './records.sql.ts';

export interface Taken {
  customers: number;
  devices: number;
  repairs: number;
  rowsKnown: number;
}

/** Makes records of rows that a dry run found good. The caller leaves one event for all of them. */
export function takeIn(context: Writing, rows: Iterable<ImportedRow>, importId: number): Taken {
  const quiet = withoutEvents(context);
  const taken: Taken = { customers: 0, devices: 0, repairs: 0, rowsKnown: 0 };
  const customers = new Map<string, number>();
  const categories = new Map<string, number>();
  for (const row of rows) {
    if (context.store.get(knownSource, { source: row.source })) {
      taken.rowsKnown += 1;
      continue;
    }
    const customerId = customerFor(quiet, row.customer, row.repair !== null, customers, taken);
    const device = row.device ? deviceFor(quiet, row.device, customerId, categories, taken) : null;
    const repairId = row.repair ? repairFor(quiet, row, customerId, device, importId) : null;
    if (repairId !== null) taken.repairs += 1;
    const kind = repairId !== null ? 'repair' : device ? 'device' : 'customer';
    const ref = repairId ?? device?.id ?? customerId;
    context.store.run(addImportRow, { source: row.source, import: importId, line: row.line, kind, ref });
  }
  return taken;
}

/** The same desk, with nothing said of each single row. */
function withoutEvents(context: Writing): Writing {
  return Object.create(context, { record: { value: () => undefined } }) as Writing;
}

function customerFor(
  context: Writing,
  customer: ImportedCustomer,
  hasHistory: boolean,
  known: Map<string, number>,
  taken: Taken,
): number {
  const { store, shop } = context;
  const phone = customer.phone ? (phoneKey(customer.phone, shop.country) ?? '') : '';
  const name = searchText(customer.name);
  const key = phone || `name ${name}`;
  const id =
    known.get(key) ??
    (phone ? store.get(customerOfPhone, { phone })?.id : store.get(customerOfName, { name })?.id) ??
    newCustomer(context, customer, hasHistory, taken);
  known.set(key, id);
  return id;
}

function newCustomer(
  context: Writing,
  customer: ImportedCustomer,
  hasHistory: boolean,
  taken: Taken,
): number {
  const { shop } = context;
  taken.customers += 1;
  return registerCustomer(context, {
    kind: 'person',
    name: customer.name.slice(0, 120),
    phones: phoneKey(customer.phone, shop.country) ? [{ typed: customer.phone, label: '' }] : [],
    email: customer.email,
    address: customer.address,
    taxNumber: '',
    language: shop.language,
    calendar: shop.language === 'fa' ? shop.calendar : defaultCalendarOf(shop.language),
    channel: 'phone',
    consents: { service: hasHistory, promotion: false, survey: false },
    notes: '',
    flag: '',
  }).id;
}

interface DeviceTaken {
  id: number;
  categoryId: number;
  label: string;
}

function deviceFor(
  context: Writing,
  device: ImportedDevice,
  customerId: number,
  categories: Map<string, number>,
  taken: Taken,
): DeviceTaken {
  const name = device.category || device.model;
  const categoryId = categories.get(name) ?? categoryNamed(context, name);
  categories.set(name, categoryId);
  const label = [device.brand, device.model].filter(Boolean).join(' ') || name;
  const serial = serialKey(device.serial);
  const known = serial ? context.store.get(ownerOfSerial, { serial }) : undefined;
  if (known) return { id: known.id, categoryId, label };
  taken.devices += 1;
  const { id } = registerDevice(context, {
    customerId,
    categoryId,
    brand: device.brand,
    model: device.model,
    serial: device.serial,
    imei2: '',
    purchasedOn: device.purchasedOn,
    deliveredOn: null,
    installedOn: null,
    manufacturedOn: device.manufacturedOn,
    receiptNumber: device.receiptNumber,
    proof: 'none',
    seller: '',
    place: '',
    priceMinor: null,
    notes: '',
    isRegistered: device.purchasedOn !== null,
  });
  return { id, categoryId, label };
}

function repairFor(
  context: Writing,
  { repair, customer, source }: ImportedRow,
  customerId: number,
  device: DeviceTaken | null,
  importId: number,
): number | null {
  if (!repair) return null;
  const { zone } = context.shop;
  return recordPastRepair(context, {
    number: repair.number || source.slice(source.indexOf(':') + 1),
    customerId,
    customerName: customer.name,
    deviceId: device?.id ?? null,
    label: device?.label ?? '',
    categoryId: device?.categoryId ?? null,
    fault: repair.fault,
    finding: repair.finding,
    outcome: repair.outcome,
    receivedAt: instantOfDay(repair.receivedOn, zone),
    closedAt: instantOfDay(repair.closedOn, zone),
    importId,
  });
}
