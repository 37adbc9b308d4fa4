import type { z } from 'zod';
import type { CustomerInput } from '../../shared/customers/customers.contract.ts';
import type { DeviceInput } from '../../shared/devices/devices.contract.ts';
import { defaultOpeningHours } from '../../shared/kernel/opening.ts';
import type { openShopSchema } from '../../shared/settings/settings.contract.ts';

/** What a first run sends: a shop in Athens and its owner. */
export const athens: z.input<typeof openShopSchema> = {
  profile: {
    name: 'Mending & Co.',
    address: 'Ermou 12, Athens',
    phone: '+302105550100',
    email: 'desk@mending.example',
    website: '',
    taxNumber: '123456789',
    country: 'GR',
    zone: 'Europe/Athens',
    currency: 'EUR',
    taxBasisPoints: 2400,
    language: 'en',
    calendar: 'gregory',
    paperLanguages: ['en', 'el'],
    hours: defaultOpeningHours('GR'),
    keepsPublicHolidays: true,
    closedDays: [],
    openDays: [],
    lockAfterMinutes: 10,
  },
  owner: { name: 'Eleni', password: 'a long password', pin: '2580' },
  stationName: 'Counter',
};

export const maria = {
  name: 'Μαρία Παπαδοπούλου',
  phones: [{ typed: '694 123 4567' }],
  language: 'el' as const,
  calendar: 'gregory' as const,
  consents: { service: true, promotion: false, survey: false },
};

export const reza = {
  name: 'رضا احمدی',
  phones: [{ typed: '+98 912 345 6789' }],
  language: 'fa' as const,
  calendar: 'persian' as const,
  consents: { service: true, promotion: false, survey: false },
};

/** A customer card as a form sends it, with what the test is about. */
export function customerOf(facts: Partial<CustomerInput> & { name: string }): CustomerInput {
  return {
    kind: 'person',
    phones: [],
    email: '',
    address: '',
    taxNumber: '',
    language: 'en',
    calendar: 'gregory',
    channel: 'phone',
    consents: { service: true, promotion: false, survey: false },
    notes: '',
    flag: '',
    ...facts,
  };
}

/** A device as a form sends it, with what the test is about. */
export function deviceOf(
  facts: Partial<DeviceInput> & Pick<DeviceInput, 'customerId' | 'categoryId'>,
): DeviceInput {
  return {
    brand: '',
    model: '',
    serial: '',
    imei2: '',
    purchasedOn: null,
    deliveredOn: null,
    installedOn: null,
    manufacturedOn: null,
    receiptNumber: '',
    proof: 'none',
    seller: '',
    place: '',
    priceMinor: null,
    notes: '',
    isRegistered: true,
    ...facts,
  };
}
