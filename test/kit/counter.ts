import type { z } from 'zod';
import { defaultOpeningHours } from '../../shared/kernel/opening.ts';
import type { openShopSchema } from '../../shared/settings/settings.contract.ts';
import { type Client, openTestCore, type TestCore } from './shop.ts';

type Opening = z.input<typeof openShopSchema>;

/** A shop in Athens that is open, with its owner at the counter. */
export interface Counter {
  test: TestCore;
  /** Of the core as it is open now: ask anew after a `reopen`. */
  readonly client: Client;
  /** The first category of that English name, adding it where the catalogue has none. */
  category(name: string): Promise<number>;
  /** After hours in which the session ended. */
  signIn(): Promise<unknown>;
  close(): void;
}

export const athens: Opening = {
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

export async function openCounter(): Promise<Counter> {
  const test = openTestCore();
  const visitor = test.visitor();
  const client = () => test.clientOf(visitor);
  await client().settings.openShop(athens);
  return {
    test,
    get client() {
      return client();
    },
    async category(name) {
      const known = (await client().catalogue.categories()).find(
        (one) => (one.names.en ?? one.name) === name,
      );
      return known?.id ?? (await client().catalogue.addCategory({ name, names: { en: name } })).id;
    },
    signIn: () => client().people.signIn({ name: athens.owner.name, password: athens.owner.password }),
    close: () => test.close(),
  };
}

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
