import { type Day, dayOfInstant } from '../../../shared/kernel/day.ts';
import { phoneKey } from '../../../shared/kernel/phone.ts';
import { codeText, searchText } from '../../../shared/kernel/search-text.ts';
import type { ImportedRow } from '../../../shared/records/imported-row.ts';
import type { Target } from '../../../shared/records/targets.ts';
import type { Difference } from '../../../shared/records/tried-row.ts';
import type { Reader } from '../store/store.ts';
import {
  categoryOfKey,
  customerStanding,
  deviceStanding,
  phonesStanding,
  repairStanding,
} from './standing.sql.ts';

interface Known {
  customerId: number | null;
  deviceId: number | null;
}

/** Compares rows with what the shop holds of the same customer, device or repair. */
export interface Standing {
  /** Of a row that is new, what is known of its customer and device. */
  of(row: ImportedRow, known: Known): Difference[];
  /** Of a row that an earlier import took in. */
  ofTaken(row: ImportedRow, taken: { kind: string; ref: number }): Difference[];
}

type Note = (
  field: Target,
  inShop: string,
  inFile: string,
  alike?: (one: string, other: string) => boolean,
) => void;

const isSameText = (one: string, other: string) => one === other;
const isSameWord = (one: string, other: string) => searchText(one) === searchText(other);
const isSameCode = (one: string, other: string) => codeText(one) === codeText(other);

const LONGEST_SHOWN = 200;

export function standingIn(store: Reader, { country, zone }: { country: string; zone: string }): Standing {
  const days = new Map<number, Day>();
  const dayOf = (at: number): Day => {
    const day = days.get(at) ?? dayOfInstant(at, zone);
    days.set(at, day);
    return day;
  };

  /** Where the file says nothing, it says nothing otherwise. */
  const noterFor = (
    found: Difference[],
    about: Pick<Difference, 'line' | 'kind' | 'ref' | 'title'>,
  ): Note => {
    return (field, inShop, inFile, alike = isSameText) => {
      if (inFile === '' || alike(inShop, inFile)) return;
      const shown = { inShop: inShop.slice(0, LONGEST_SHOWN), inFile: inFile.slice(0, LONGEST_SHOWN) };
      found.push({ ...about, field, ...shown });
    };
  };

  const ofCustomer = ({ line, customer }: ImportedRow, id: number, isSure: boolean, found: Difference[]) => {
    const held = store.get(customerStanding, { id });
    if (!held) return;
    const note = noterFor(found, { line, kind: 'customer', ref: id, title: held.name });
    if (isSure && customer.name !== customer.phone)
      note('customer.name', held.name, customer.name, isSameWord);
    const phones = store.all(phonesStanding, { id }).map(({ e164 }) => e164);
    const phone = phoneKey(customer.phone, country);
    if (phone && !phones.includes(phone)) note('customer.phone', phones.join(', '), customer.phone);
    note('customer.email', held.email.toLowerCase(), customer.email.toLowerCase());
    note('customer.address', held.address, customer.address, isSameWord);
  };

  const ofDevice = ({ line, device }: ImportedRow, id: number, found: Difference[]) => {
    const held = device ? store.get(deviceStanding, { id }) : undefined;
    if (!held || !device) return;
    const note = noterFor(found, { line, kind: 'device', ref: id, title: held.label });
    note('device.brand', held.brand ?? '', device.brand, isSameWord);
    const named = device.category
      ? store.get(categoryOfKey, { key: searchText(device.category) })?.category_id
      : held.category_id;
    if (named !== held.category_id) note('device.category', held.category, device.category);
    if (device.category) note('device.model', held.model ?? '', device.model, isSameWord);
    note('device.serial', held.serial, device.serial, isSameCode);
    note('device.purchasedOn', held.purchased_on ?? '', device.purchasedOn ?? '');
    note('device.manufacturedIn', held.manufactured_on ?? '', device.manufacturedOn ?? '');
    note('device.receiptNumber', held.receipt_number, device.receiptNumber, isSameCode);
  };

  const ofRepair = ({ line, repair }: ImportedRow, ref: number, found: Difference[]): Known => {
    const held = store.get(repairStanding, { id: ref });
    if (!held) return { customerId: null, deviceId: null };
    if (repair) {
      const note = noterFor(found, { line, kind: 'repair', ref, title: held.number });
      note('repair.number', held.number, repair.number, isSameCode);
      note('repair.receivedOn', dayOf(held.received_at), repair.receivedOn);
      if (held.closed_at !== null) note('repair.closedOn', dayOf(held.closed_at), repair.closedOn);
      note('repair.fault', held.fault, repair.fault);
      note('repair.finding', held.finding, repair.finding);
      note('repair.outcome', held.outcome, repair.outcome === 'unknown' ? '' : repair.outcome);
    }
    return { customerId: held.customer_id, deviceId: held.device_id };
  };

  return {
    of(row, { customerId, deviceId }) {
      const found: Difference[] = [];
      if (customerId !== null) ofCustomer(row, customerId, false, found);
      if (deviceId !== null) ofDevice(row, deviceId, found);
      return found;
    },
    ofTaken(row, { kind, ref }) {
      const found: Difference[] = [];
      const known: Known =
        kind === 'repair'
          ? ofRepair(row, ref, found)
          : kind === 'device'
            ? { deviceId: ref, customerId: store.get(deviceStanding, { id: ref })?.customer_id ?? null }
            : { deviceId: null, customerId: ref };
      if (known.deviceId !== null) ofDevice(row, known.deviceId, found);
      if (known.customerId !== null) ofCustomer(row, known.customerId, true, found);
      return found;
    },
  };
}
