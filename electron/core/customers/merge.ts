import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';
import { forgetFindable } from '../search/search.ts';
import {
  addPhone,
  type CustomerRecord,
  consentsOf,
  customerById,
  phonesOf,
  removePhones,
  setConsent,
} from './customers.sql.ts';
import { refreshAllOf } from './findable-customers.ts';
import {
  becomeSignpost,
  fillIn,
  moveDevices,
  moveOwners,
  moveRepairs,
  moveVisits,
  turnSignposts,
} from './merge.sql.ts';

/**
 * All that `from` has goes to `into`; `from` stays as a signpost. Promises and papers are append-only and stay as
 * they were made: they are found through their repair, or through the signpost.
 */
export function merge(context: Writing, { from, into }: { from: number; into: number }) {
  const { store } = context;
  if (from === into) refuse('conflict', 'customers.merge-itself', { id: from });
  const [source, target] = [recordOf(context, from), recordOf(context, into)];
  const before = { from: wholeOf(context, source), into: wholeOf(context, target) };
  mergeFacts(context, source, target);
  movePhones(context, from, into);
  moveConsents(context, source, into);
  const devices = store.run(moveDevices, { from, into });
  store.run(moveOwners, { from, into });
  const repairs = store.run(moveRepairs, { from, into });
  store.run(moveVisits, { from, into });
  store.run(turnSignposts, { from, into });
  store.run(becomeSignpost, { from, into, now: Math.max(context.now, source.changed_at + 1) });
  forgetFindable(store, 'customer', from);
  refreshAllOf(context, into);
  const after = { into: wholeOf(context, recordOf(context, into)), devices, repairs };
  context.record({ domain: 'customers', subject: into, before, after });
  context.record({ domain: 'customers', subject: from, after: { mergedInto: into } });
  for (const [domain, count] of Object.entries({ devices, repairs })) {
    if (count > 0)
      context.record({ domain, subject: null, after: { customerId: into, movedFrom: from, count } });
  }
  return { devices, repairs };
}

function recordOf({ store }: Writing, id: number): CustomerRecord {
  const record = store.get(customerById, { id }) ?? refuse('not-found', 'customers.unknown', { id });
  if (record.merged_into !== null) refuse('conflict', 'customers.merged', { id, into: record.merged_into });
  return record;
}

function wholeOf({ store }: Writing, record: CustomerRecord) {
  return {
    ...record,
    phones: store.all(phonesOf, { id: record.id }),
    consents: store.all(consentsOf, { id: record.id }),
  };
}

/** What `into` already says stays; what it leaves empty is filled in; notes of both are kept, what both owe adds up. */
function mergeFacts({ store, now }: Writing, from: CustomerRecord, into: CustomerRecord): void {
  store.run(fillIn, {
    id: into.id,
    email: into.email || from.email,
    address: into.address || from.address,
    tax_number: into.tax_number || from.tax_number,
    notes: bothOf(into.notes, from.notes, '\n'),
    flag: bothOf(into.flag, from.flag, ' · '),
    balance_minor: into.balance_minor + from.balance_minor,
    now: Math.max(now, into.changed_at + 1),
  });
}

function bothOf(one: string, other: string, between: string): string {
  return one.includes(other) ? one : [one, other].filter(Boolean).join(between);
}

function movePhones(context: Writing, from: number, into: number): void {
  const { store } = context;
  const kept = store.all(phonesOf, { id: into });
  const known = new Set(kept.map(({ e164 }) => e164));
  const added = store.all(phonesOf, { id: from }).filter(({ e164 }) => !known.has(e164));
  store.run(removePhones, { customer: from });
  store.run(removePhones, { customer: into });
  for (const [position, phone] of [...kept, ...added].entries()) {
    store.run(addPhone, { id: context.newId(), customer: into, position, ...phone });
  }
}

/** What the person said last holds, on whichever card it was written; a box that was never ticked says nothing. */
function moveConsents({ store }: Writing, source: CustomerRecord, into: number): void {
  const standing = new Map(store.all(consentsOf, { id: into }).map((consent) => [consent.purpose, consent]));
  for (const { purpose, is_given, changed_at } of store.all(consentsOf, { id: source.id })) {
    const present = standing.get(purpose);
    const isSaid = is_given === 1 || changed_at > source.created_at;
    if (!isSaid || (present && present.changed_at >= changed_at)) continue;
    store.run(setConsent, { customer: into, purpose, is_given, at: changed_at });
  }
}
