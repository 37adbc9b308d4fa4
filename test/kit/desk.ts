import { copyFileSync, rmSync } from 'node:fs';
import { seedCatalogue } from '../../electron/core/catalogue/seed.ts';
import type { Visitor, Writing } from '../../electron/core/context.ts';
import { beginSession } from '../../electron/core/people/sessions.ts';
import { addPerson } from '../../electron/core/people/staff.ts';
import { readingFor } from '../../electron/core/reading.ts';
import { beginShop } from '../../electron/core/settings/shop.ts';
import { seedWarranty } from '../../electron/core/warranty/seed.ts';
import { defaultCalendarOf, type Language } from '../../shared/kernel/language.ts';
import type { Role } from '../../shared/kernel/rights.ts';
import { suggestFor } from '../../shared/settings/country.rules.ts';
import type { Profile } from '../../shared/settings/settings.contract.ts';
import { cheapHash } from './cheap-hash.ts';
import { athens } from './records.ts';
import { type Client, openTestCore, type TestCore } from './shop.ts';

/** A shop that is open, with its catalogue and its owner at the desk. */
export interface Desk extends TestCore {
  owner: Visitor;
  /** The owner's client, of the core as it is open now. */
  readonly client: Client;
  /** After hours in which the owner's session ended. */
  signIn(): Promise<unknown>;
  /** A client of somebody else, signed in. */
  clientAs(name: string, roles: Role[]): Client;
  /** The category of that English name. */
  category(name: string): Promise<number>;
  /** Runs inside one transaction, as a use case would, and leaves no events. */
  within<T>(work: (context: Writing) => T): T;
}

export interface DeskOptions {
  country?: string;
  language?: Language;
  /** Whether the shop begins with the terms and services of its country, as a new shop does. */
  hasTerms?: boolean;
}

/** Opens a desk as a first run does, without the seconds that hashing takes. */
export function openDesk({ country = 'GR', language = 'en', hasTerms = false }: DeskOptions = {}): Desk {
  const test = openTestCore();
  const owner = test.visitor();
  const calendar = defaultCalendarOf(language);
  const hire = (visitor: Visitor, name: string, roles: Role[]) =>
    within(test, visitor, (context) => {
      const isSupervisor = roles.includes('owner');
      const hashes = isSupervisor ? { password: cheapHash(athens.owner.password) } : {};
      const person = addPerson(context, { name, roles, isSupervisor, language, calendar }, hashes);
      beginSession(context, person, 'Counter');
    });
  within(test, owner, (context) => {
    beginShop(context, profileIn(country, language), false);
    seedCatalogue(context);
    if (hasTerms) seedWarranty(context);
  });
  hire(owner, athens.owner.name, ['owner', 'counter', 'technician']);
  return Object.defineProperty(
    Object.assign(test, {
      owner,
      signIn: () =>
        test.clientOf(owner).people.signIn({ name: athens.owner.name, password: athens.owner.password }),
      clientAs(name: string, roles: Role[]) {
        const visitor = test.visitor();
        hire(visitor, name, roles);
        return test.clientOf(visitor);
      },
      category: (name: string) => categoryId(test.clientOf(owner), name),
      within: <T>(work: (context: Writing) => T) => within(test, owner, work),
    }),
    'client',
    { get: () => test.clientOf(owner) },
  ) as Desk;
}

function profileIn(country: string, language: Language): Profile {
  const { zone, currency, hours, taxBasisPoints } = suggestFor(country);
  return {
    ...(athens.profile as Profile),
    country,
    zone,
    currency,
    hours,
    taxBasisPoints,
    language,
    calendar: defaultCalendarOf(language),
  };
}

/** Opens a desk, prepares it, and leaves it behind as one closed file: who was signed in there still is. */
export async function leaveDesk(
  file: string,
  prepare: (desk: Desk) => void | Promise<void> = () => undefined,
): Promise<Visitor> {
  const desk = openDesk();
  await prepare(desk);
  desk.core.close();
  copyFileSync(desk.file, file);
  rmSync(desk.folder, { recursive: true, force: true });
  return desk.owner;
}

function within<T>(test: TestCore, visitor: Visitor, work: (context: Writing) => T): T {
  return test.core.store.write((store) => {
    const context = Object.create(readingFor(store, visitor, test.clock.now), {
      store: { value: store },
      newId: { value: () => store.newId() },
      record: { value: () => undefined },
    }) as Writing;
    return work(context);
  });
}

export async function categoryId(client: Client, name: string): Promise<number> {
  const found = (await client.catalogue.categories()).find((category) => category.names.en === name);
  if (!found) throw new Error(`no category ${name}`);
  return found.id;
}
