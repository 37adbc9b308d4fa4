import type { z } from 'zod';
import type { customers as contract, customerRow } from '../../../shared/customers/customers.contract.ts';
import { isSameName, phoneIdentity } from '../../../shared/customers/customers.rules.ts';
import type { Reading } from '../context.ts';
import { find } from '../search/search.ts';
import { customersWithPhone, customerRow as rowById } from './customers.sql.ts';

type Row = z.output<typeof customerRow>;
type Alike = z.output<(typeof contract.alike)['~orpc']['outputSchema'] & z.ZodType>;

/** Shorter numbers are still being typed. */
const shortestPhone = 7;
const most = 10;

/** Customers who may be the one being typed: the same phone in any form, or the same name after normalising. */
export function alike(
  context: Reading,
  { name, phones, except }: { name: string; phones: string[]; except?: number | undefined },
): Alike {
  const found = new Map<number, Row & { because: 'phone' | 'name' }>();
  for (const row of [...withPhones(context, phones), ...withName(context, name)]) {
    if (row.id !== except && !found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, most);
}

function withPhones({ store, shop }: Reading, phones: string[]) {
  return phones
    .map((typed) => phoneIdentity(typed, shop.country))
    .filter((e164) => e164.length >= shortestPhone)
    .flatMap((e164) => store.all(customersWithPhone, { e164 }))
    .map((row) => ({ ...row, because: 'phone' as const }));
}

function withName(context: Reading, name: string) {
  return find(context, { text: name, kinds: ['customer'], limit: 50 })
    .hits.filter(({ title }) => isSameName(title, name))
    .map(({ ref }) => context.store.get(rowById, { id: ref }))
    .filter((row) => row !== undefined)
    .map((row) => ({ ...row, because: 'name' as const }));
}
