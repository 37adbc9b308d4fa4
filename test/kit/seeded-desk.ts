import { seedCatalogue } from '../../electron/core/catalogue/seed.ts';
import type { Visitor, Writing } from '../../electron/core/context.ts';
import { beginSession } from '../../electron/core/people/sessions.ts';
import { addPerson } from '../../electron/core/people/staff.ts';
import { readingFor } from '../../electron/core/reading.ts';
import { beginShop } from '../../electron/core/settings/shop.ts';
import type { CustomerInput } from '../../shared/customers/customers.contract.ts';
import type { DeviceInput } from '../../shared/devices/devices.contract.ts';
import { defaultCalendarOf, type Language } from '../../shared/kernel/language.ts';
import type { Role } from '../../shared/kernel/rights.ts';
import { suggestFor } from '../../shared/settings/country.rules.ts';
import { type Client, openTestCore, type TestCore } from './shop.ts';

export interface TestDesk extends TestCore {
  owner: Visitor;
  /** The owner's client. */
  client: Client;
  /** A client of somebody else, signed in. */
  clientAs(name: string, roles: Role[]): Client;
  /** Runs inside one transaction, as a use case would. */
  within<T>(work: (context: Writing) => T): T;
}

/** A shop that is open, with its catalogue and its owner signed in: without the seconds that hashing takes. */
export function openTestDesk({
  country = 'GR',
  language = 'en',
}: {
  country?: string;
  language?: Language;
} = {}): TestDesk {
  const shop = openTestCore();
  const owner = shop.visitor();
  const within = <T>(visitor: Visitor, work: (context: Writing) => T): T =>
    shop.core.store.write((store) => {
      const context = Object.create(readingFor(store, visitor, shop.clock.now), {
        store: { value: store },
        newId: { value: () => store.newId() },
        record: { value: () => undefined },
      }) as Writing;
      return work(context);
    });
  const signIn = (visitor: Visitor, name: string, roles: Role[]) =>
    within(visitor, (context) => {
      const calendar = defaultCalendarOf(language);
      const person = addPerson(
        context,
        { name, roles, isSupervisor: roles.includes('owner'), language, calendar },
        {},
      );
      beginSession(context, person, 'Counter');
    });
  const { zone, currency, hours, taxBasisPoints } = suggestFor(country);
  within(owner, (context) =>
    beginShop(
      context,
      {
        name: 'Test shop',
        address: '',
        phone: '',
        email: '',
        website: '',
        taxNumber: '',
        country,
        zone,
        currency,
        taxBasisPoints,
        language,
        calendar: defaultCalendarOf(language),
        paperLanguages: [language],
        hours,
        keepsPublicHolidays: true,
        closedDays: [],
        openDays: [],
        lockAfterMinutes: 10,
      },
      false,
    ),
  );
  within(owner, seedCatalogue);
  signIn(owner, 'Owner', ['owner', 'counter', 'technician']);
  return {
    ...shop,
    owner,
    client: shop.clientOf(owner),
    clientAs(name, roles) {
      const visitor = shop.visitor();
      signIn(visitor, name, roles);
      return shop.clientOf(visitor);
    },
    within: (work) => within(owner, work),
  };
}

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

export async function categoryId(client: Client, name: string): Promise<number> {
  const found = (await client.catalogue.categories()).find((category) => category.names.en === name);
  if (!found) throw new Error(`no category ${name}`);
  return found.id;
}
