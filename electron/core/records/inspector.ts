import { isSameName } from '../../../shared/customers/customers.rules.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import { categoryWord, identityOf } from '../../../shared/records/identity.rules.ts';
import type { ImportedCustomer, ImportedDevice } from '../../../shared/records/imported-row.ts';
import type { CountsMade, Difference } from '../../../shared/records/tried-row.ts';
import type { Reader } from '../store/store.ts';
import type { Finding, Inspector } from './dry-run.ts';
import {
  customerOfName,
  customersOfPhone,
  knownSource,
  ownerOfSerial,
  repairOfNumber,
  whatIsThere,
} from './records.sql.ts';
import { brandOfKey, categoryOfKey } from './standing.sql.ts';
import { standingIn } from './standing.ts';

const SHOWN_CATEGORIES = 50;

/**
 * Looks each row up in the shop's file, in the same way in which it would be taken in: who is known already, what
 * would be new, what the shop says otherwise, and what it holds against the row.
 */
export function inspectorOver(store: Reader, shop: { country: string; zone: string }): Inspector {
  const there = store.get(whatIsThere) ?? { hasRows: 1, hasRepairs: 1, hasCustomers: 1 };
  const made: CountsMade = { customers: 0, devices: 0, repairs: 0, categories: 0, brands: 0 };
  const newCategories: string[] = [];
  const fresh = freshCustomers();
  const freshSerials = new Set<string>();
  const wordsKnown = { category: new Set<string>(), brand: new Set<string>() };
  const standing = standingIn(store, shop);

  const customerIdOf = (customer: ImportedCustomer): number | null => {
    const { phone, name } = identityOf(customer, shop.country);
    if (there.hasCustomers === 0) return null;
    if (!phone) return store.get(customerOfName, { name })?.id ?? null;
    const held = store.all(customersOfPhone, { phone });
    return held.find((one) => name === '' || isSameName(one.name, customer.name))?.id ?? null;
  };

  const learnWords = ({ category, model, brand }: ImportedDevice) => {
    const word = categoryWord({ category, model });
    const key = searchText(word);
    if (!wordsKnown.category.has(key)) {
      wordsKnown.category.add(key);
      if (!store.get(categoryOfKey, { key })) {
        made.categories += 1;
        if (newCategories.length < SHOWN_CATEGORIES) newCategories.push(word);
      }
    }
    const brandKey = searchText(brand);
    if (brandKey && !wordsKnown.brand.has(brandKey)) {
      wordsKnown.brand.add(brandKey);
      if (!store.get(brandOfKey, { key: brandKey })) made.brands += 1;
    }
  };

  return {
    inspect(row) {
      const { source, customer, device, repair } = row;
      const taken = there.hasRows === 1 ? store.get(knownSource, { source }) : undefined;
      if (taken) return known(standing.ofTaken(row, taken));
      if (repair && there.hasRepairs === 1 && store.get(repairOfNumber, { number: repair.number })) {
        return { bad: { reason: 'number-taken', column: '', value: repair.number } };
      }
      const customerId = customerIdOf(customer);
      const serial = serialKey(device?.serial ?? '');
      const owned = serial && there.hasCustomers === 1 ? store.get(ownerOfSerial, { serial }) : undefined;
      if (owned && owned.customer_id !== customerId && owned.name_key !== searchText(customer.name)) {
        return { bad: { reason: 'serial-of-other', column: '', value: device?.serial ?? '' } };
      }
      const isNewCustomer = customerId === null && !fresh.has(customer, shop.country);
      const isNewDevice = device !== null && !owned && !(serial && freshSerials.has(serial));
      if (!isNewCustomer && !isNewDevice && !repair && (owned || !device) && customerId !== null) {
        return known(standing.of(row, { customerId, deviceId: owned?.id ?? null }));
      }
      if (isNewCustomer) {
        fresh.add(customer, shop.country);
        made.customers += 1;
      }
      if (serial) freshSerials.add(serial);
      if (isNewDevice) made.devices += 1;
      if (repair) made.repairs += 1;
      if (device && isNewDevice) learnWords(device);
      const differences = standing.of(row, { customerId, deviceId: owned?.id ?? null });
      return { isKnown: false, isNewCustomer, isNewDevice, differences };
    },
    made: () => ({ made, newCategories }),
  };
}

function known(differences: Difference[]): Finding {
  return { isKnown: true, isNewCustomer: false, isNewDevice: false, differences };
}

/** Customers that earlier rows of the same file bring. */
function freshCustomers() {
  const namesOfPhone = new Map<string, string[]>();
  const names = new Set<string>();
  return {
    has(customer: ImportedCustomer, country: string): boolean {
      const { phone, name } = identityOf(customer, country);
      if (!phone) return names.has(name);
      return (namesOfPhone.get(phone) ?? []).some((one) => name === '' || isSameName(one, customer.name));
    },
    add(customer: ImportedCustomer, country: string): void {
      const { phone, name } = identityOf(customer, country);
      if (phone) namesOfPhone.set(phone, [...(namesOfPhone.get(phone) ?? []), customer.name]);
      names.add(name || searchText(customer.name));
    },
  };
}
