import { isSameName } from '../../../shared/customers/customers.rules.ts';
import { type Day, instantOfDay } from '../../../shared/kernel/day.ts';
import { defaultCalendarOf } from '../../../shared/kernel/language.ts';
import { phoneKey } from '../../../shared/kernel/phone.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import { categoryWord, identityOf } from '../../../shared/records/identity.rules.ts';
import type { ImportedCustomer, ImportedRow } from '../../../shared/records/imported-row.ts';
import { categoryNamed } from '../catalogue/categories.ts';
import type { Writing } from '../context.ts';
import { registerCustomer } from '../customers/customers.ts';
import { registerDevice } from '../devices/devices.ts';
import { recordPastRepair } from '../repairs/past-repairs.ts';
import {
  addImportRow,
  customerOfName,
  customersOfPhone,
  knownSource,
  ownerOfSerial,
  repairOfNumber,
  whatIsThere,
} from './records.sql.ts';

export interface Taken {
  customers: number;
  devices: number;
  repairs: number;
  rowsTaken: number;
  rowsKnown: number;
}

/** What many rows of one file have in common is looked up once. */
interface Memory {
  customers: Map<string, number>;
  categories: Map<string, number>;
  noons: Map<Day, number>;
  /** Whether there were repairs before, whose numbers are taken; the file's own numbers are told apart already. */
  hasRepairs: boolean;
}

/**
 * Makes records of rows that a dry run found good. The caller leaves one event for all of them.
 * @throws Refusal `records.changed-meanwhile` where a row is not good any more: somebody was at work since.
 */
export function takeIn(context: Writing, rows: Iterable<ImportedRow>, importId: number): Taken {
  const quiet = withoutEvents(context);
  const taken: Taken = { customers: 0, devices: 0, repairs: 0, rowsTaken: 0, rowsKnown: 0 };
  const { hasRows, hasRepairs } = context.store.get(whatIsThere) ?? { hasRows: 1, hasRepairs: 1 };
  const memory: Memory = {
    customers: new Map(),
    categories: new Map(),
    noons: new Map(),
    hasRepairs: hasRepairs === 1,
  };
  for (const row of rows) {
    if (hasRows === 1 && context.store.get(knownSource, { source: row.source })) {
      taken.rowsKnown += 1;
      continue;
    }
    const customerId = customerFor(quiet, row, memory, taken);
    const deviceId = deviceFor(quiet, row, customerId, memory, taken);
    const repairId = repairFor(quiet, row, { customerId, deviceId, importId }, memory, taken);
    const kind = repairId !== null ? 'repair' : deviceId !== null ? 'device' : 'customer';
    const ref = repairId ?? deviceId ?? customerId;
    context.store.run(addImportRow, { source: row.source, import: importId, line: row.line, kind, ref });
    taken.rowsTaken += 1;
  }
  return taken;
}

/** The same desk, with nothing said of each single row. */
function withoutEvents(context: Writing): Writing {
  return Object.create(context, { record: { value: () => undefined } }) as Writing;
}

function customerFor(
  context: Writing,
  { customer, repair }: ImportedRow,
  { customers: known }: Memory,
  taken: Taken,
): number {
  const { phone, name } = identityOf(customer, context.shop.country);
  const key = `${phone} ${name}`;
  const id =
    known.get(key) ??
    (phone ? withPhone(context, phone, customer.name, name === '') : withName(context, name)) ??
    newCustomer(context, customer, repair !== null, taken);
  known.set(key, id);
  return id;
}

function withPhone({ store }: Writing, phone: string, name: string, isNameless: boolean): number | undefined {
  return store.all(customersOfPhone, { phone }).find((one) => isNameless || isSameName(one.name, name))?.id;
}

function withName({ store }: Writing, name: string): number | undefined {
  return store.get(customerOfName, { name })?.id;
}

function newCustomer(
  context: Writing,
  customer: ImportedCustomer,
  hasHistory: boolean,
  taken: Taken,
): number {
  const { shop } = context;
  const hasPhone = customer.phone !== '' && phoneKey(customer.phone, shop.country) !== null;
  taken.customers += 1;
  return registerCustomer(context, {
    kind: 'person',
    name: customer.name,
    phones: hasPhone ? [{ typed: customer.phone, label: '' }] : [],
    email: customer.email,
    address: customer.address,
    taxNumber: '',
    language: shop.language,
    calendar: shop.language === 'fa' ? shop.calendar : defaultCalendarOf(shop.language),
    channel: 'phone',
    consents: { service: hasHistory, promotion: false, survey: false },
    notes: [hasPhone ? '' : customer.phone, customer.notes].filter(Boolean).join('\n'),
    flag: '',
  }).id;
}

function deviceFor(
  context: Writing,
  { device, customer }: ImportedRow,
  customerId: number,
  { categories }: Memory,
  taken: Taken,
): number | null {
  if (!device) return null;
  const name = categoryWord(device);
  const categoryId = categories.get(name) ?? categoryNamed(context, name);
  categories.set(name, categoryId);
  const serial = serialKey(device.serial);
  const known = serial ? context.store.get(ownerOfSerial, { serial }) : undefined;
  if (known) {
    const isTheirs = known.customer_id === customerId || known.name_key === searchText(customer.name);
    return isTheirs ? known.id : refuse('conflict', 'records.changed-meanwhile');
  }
  taken.devices += 1;
  return registerDevice(context, {
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
  }).id;
}

function repairFor(
  context: Writing,
  { repair }: ImportedRow,
  of: { customerId: number; deviceId: number | null; importId: number },
  { noons, hasRepairs }: Memory,
  taken: Taken,
): number | null {
  if (!repair) return null;
  const { number, fault, finding, outcome, receivedOn, closedOn } = repair;
  if (hasRepairs && context.store.get(repairOfNumber, { number }))
    refuse('conflict', 'records.changed-meanwhile');
  const noonOf = (day: Day) => {
    const noon = noons.get(day) ?? instantOfDay(day, context.shop.zone);
    noons.set(day, noon);
    return noon;
  };
  taken.repairs += 1;
  return recordPastRepair(context, {
    ...of,
    number,
    fault,
    finding,
    outcome,
    receivedAt: noonOf(receivedOn),
    closedAt: noonOf(closedOn),
  });
}
