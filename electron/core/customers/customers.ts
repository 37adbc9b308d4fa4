import type { z } from 'zod';
import type {
  Customer,
  CustomerInput,
  customers as contract,
  customerRow as rowSchema,
} from '../../../shared/customers/customers.contract.ts';
import { consentPurposes } from '../../../shared/customers/customers.contract.ts';
import { phoneIdentity } from '../../../shared/customers/customers.rules.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import { cursorOf, pageOf } from '../list-cursor.ts';
import { find } from '../search/search.ts';
import { nextNumber } from '../settings/number-series.ts';
import type { UseCases } from '../use-case.ts';
import { whatChanged } from '../what-changed.ts';
import { alike } from './alike.ts';
import {
  addCustomer,
  addPhone,
  customerById as byIdStatement,
  changeCustomer,
  consentsOf,
  customerRow,
  newestCustomers,
  phonesOf,
  removePhones,
  setConsent,
  signpostOf,
  standingOf,
} from './customers.sql.ts';
import { makeCustomerFindable, refreshAllOf } from './findable-customers.ts';
import { merge } from './merge.ts';

export const customers: UseCases<typeof contract> = {
  byId: (context, { id }) => customerById(context, id),
  list,
  alike,
  standing,
  register: registerCustomer,
  change,
  merge,
};

type CustomerRow = z.output<typeof rowSchema>;

/** The card as it stands; of a merged customer the signpost, `mergedInto` saying where to go on. */
export function customerById({ store }: Pick<Reading, 'store'>, id: number): Customer {
  const row = store.get(byIdStatement, { id }) ?? refuse('not-found', 'customers.unknown', { id });
  const { tax_number, balance_minor, merged_into, created_at, changed_at, ...facts } = row;
  const given = new Map(
    store.all(consentsOf, { id }).map(({ purpose, is_given }) => [purpose, is_given === 1]),
  );
  return {
    ...facts,
    phones: store.all(phonesOf, { id }),
    taxNumber: tax_number,
    consents: {
      service: given.get('service') ?? false,
      promotion: given.get('promotion') ?? false,
      survey: given.get('survey') ?? false,
    },
    balanceMinor: balance_minor,
    mergedInto: merged_into,
    createdAt: created_at,
    changedAt: changed_at,
  };
}

/** The customer that a record may be added to: the one itself, or the one that it was merged into. */
export function standingCustomer(context: Pick<Reading, 'store'>, id: number): Customer {
  const customer = customerById(context, id);
  return customer.mergedInto === null ? customer : customerById(context, customer.mergedInto);
}

/** The same where only its id is wanted. */
export function standingCustomerId({ store }: Pick<Reading, 'store'>, id: number): number {
  const row = store.get(signpostOf, { id }) ?? refuse('not-found', 'customers.unknown', { id });
  return row.merged_into ?? id;
}

function list(
  context: Reading,
  { after, limit, text }: { after?: string | undefined; limit: number; text: string },
) {
  const { store } = context;
  if (searchText(text) !== '') {
    const { hits } = find(context, { text, kinds: ['customer'], limit });
    const rows = hits
      .map(({ ref }) => store.get(customerRow, { id: ref }))
      .filter((row) => row !== undefined);
    return { rows, next: null };
  }
  const rows = store.all(newestCustomers, { ...cursorOf(after), limit: limit + 1 });
  return pageOf<CustomerRow>(rows, limit, ({ changedAt, id }) => ({ at: changedAt, id }));
}

function standing(context: Reading, { id }: { id: number }) {
  const { store, shop, today } = context;
  const { balanceMinor, flag } = customerById(context, id);
  const counted = store.get(standingOf, { id }) ?? refuse('not-found', 'customers.unknown', { id });
  const { repairs, openRepairs, devices, firstDeviceAt, lastRepairAt, lastVisitAt } = counted;
  const boughtEarlier = firstDeviceAt !== null && dayOfInstant(firstDeviceAt, shop.zone) < today;
  return {
    isReturning: repairs > 0 || lastVisitAt !== null || boughtEarlier,
    repairs,
    openRepairs,
    devices,
    lastVisitAt: laterInstant(lastRepairAt, lastVisitAt),
    balanceMinor,
    flag,
  };
}

/** Two customers may share a telephone; whoever registers has been shown the one `alike`. */
export function registerCustomer(context: Writing, input: CustomerInput): { id: number; number: string } {
  const { store, now, today } = context;
  const id = context.newId();
  const number = nextNumber(context, 'customer', today);
  store.run(addCustomer, { id, number, ...columnsOf(input), now });
  keepPhones(context, id, input.phones);
  keepConsents(context, id, input.consents);
  makeCustomerFindable(context, id);
  context.record({ domain: 'customers', subject: id, after: { number, ...input } });
  return { id, number };
}

type Change = CustomerInput & { id: number; seenAt: number };

function change(context: Writing, { id, seenAt, ...input }: Change) {
  const { store } = context;
  const before = customerById(context, id);
  if (before.mergedInto !== null) refuse('conflict', 'customers.merged', { into: before.mergedInto });
  if (before.changedAt !== seenAt) refuse('conflict', 'customers.changed-meanwhile', { id });
  const changedAt = Math.max(context.now, before.changedAt + 1);
  store.run(changeCustomer, { id, ...columnsOf(input), now: changedAt });
  keepPhones(context, id, input.phones);
  keepConsents(context, id, input.consents);
  const { changedAt: _, ...after } = customerById(context, id);
  const isKnownOtherwise =
    before.name !== after.name || String(numbersOf(before)) !== String(numbersOf(after));
  if (isKnownOtherwise) refreshAllOf(context, id);
  else makeCustomerFindable(context, id);
  context.record({ domain: 'customers', subject: id, ...whatChanged(before, after as Customer) });
  return { changedAt };
}

function numbersOf({ phones }: Pick<Customer, 'phones'>): string[] {
  return phones.map(({ e164 }) => e164);
}

function columnsOf({ phones: _, consents: __, taxNumber, ...input }: CustomerInput) {
  return { ...input, tax_number: taxNumber, name_key: searchText(input.name) };
}

function keepPhones(context: Writing, customer: number, phones: CustomerInput['phones']): void {
  const { store, shop } = context;
  store.run(removePhones, { customer });
  const kept = new Set<string>();
  for (const [position, { typed, label }] of phones.entries()) {
    const e164 = phoneIdentity(typed, shop.country);
    if (!e164) refuseField(['phones', position, 'typed'], 'common.invalid.phone');
    if (kept.has(e164)) continue;
    kept.add(e164);
    store.run(addPhone, { id: context.newId(), customer, position, typed, e164, label });
  }
}

function keepConsents({ store, now }: Writing, customer: number, consents: CustomerInput['consents']): void {
  for (const purpose of consentPurposes) {
    store.run(setConsent, { customer, purpose, is_given: consents[purpose] ? 1 : 0, at: now });
  }
}

function laterInstant(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
