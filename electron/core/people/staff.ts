import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Role } from '../../../shared/kernel/rights.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { PersonFields } from '../../../shared/people/people.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { passOnOrdersOf } from '../repairs/orders-of-person.ts';
import { prepared } from '../use-case.ts';
import {
  allPeople,
  changePerson,
  insertPerson,
  type PersonRow,
  personById,
  setActive,
  setCode,
} from './people.sql.ts';
import { hashSecret } from './secret-hash.ts';
import { endSessionsOf } from './sessions.ts';

const CODE_MS = 72 * 3_600_000;

export interface SecretHashes {
  pin?: string | undefined;
  password?: string | undefined;
  code?: string | undefined;
}

/** Adds somebody who works here. Secrets come hashed: see `hashSecret`. */
export function addPerson(context: Writing, fields: PersonFields, hashes: SecretHashes): number {
  refuseTakenName(context, fields.name, null);
  const id = context.newId();
  context.store.run(insertPerson, {
    ...columnsOf(fields),
    id,
    pin_hash: hashes.pin ?? null,
    password_hash: hashes.password ?? null,
    code_hash: hashes.code ?? null,
    code_until: hashes.code ? context.now + CODE_MS : null,
    now: context.now,
  });
  context.record({ domain: 'people', subject: id, after: fields });
  return id;
}

export function list({ store, now }: Reading) {
  return store.all(allPeople).map((row) => ({
    ...fieldsOf(row),
    id: row.id,
    hasPin: row.pin_hash !== null,
    hasPassword: row.password_hash !== null,
    hasCode: row.code_hash !== null && (row.code_until ?? 0) > now,
    isActive: row.is_active === 1,
    createdAt: row.created_at,
  }));
}

export function names({ store }: Reading) {
  return store.all(allPeople).map((row) => ({
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    isActive: row.is_active === 1,
  }));
}

export const add = prepared({
  before: (_context: Reading, { oneTimeCode }: PersonFields & { oneTimeCode: string }) =>
    hashSecret(oneTimeCode),
  run: (context: Writing, { oneTimeCode: _, ...fields }, code: string) => ({
    id: addPerson(context, fields, { code }),
  }),
});

export function change(
  context: Writing,
  { id, ...fields }: PersonFields & { id: number },
): Record<string, never> {
  const row = personOf(context, id);
  const before = fieldsOf(row);
  if (row.is_active) refuseTakenName(context, fields.name, id);
  if (!fields.roles.includes('owner')) refuseLastOwner(context, row);
  context.store.run(changePerson, { ...columnsOf(fields), id });
  context.record({ domain: 'people', subject: id, before, after: fields });
  return {};
}

/** Their sessions end at once, on every device. Their open orders go to whoever is named. */
export function deactivate(
  context: Writing,
  { id, ordersToId }: { id: number; ordersToId: number | null },
): Record<string, never> {
  const row = personOf(context, id);
  refuseLastOwner(context, row);
  passOnOrdersOf(context, id, ordersToId);
  context.store.run(setActive, { id, is_active: 0 });
  context.store.run(setCode, { id, hash: null, until: null });
  endSessionsOf(context, id);
  context.record({
    domain: 'people',
    subject: id,
    before: { isActive: row.is_active === 1 },
    after: { isActive: false },
  });
  return {};
}

export function reactivate(context: Writing, { id }: { id: number }): Record<string, never> {
  const row = personOf(context, id);
  refuseTakenName(context, row.name, id);
  context.store.run(setActive, { id, is_active: 1 });
  context.record({
    domain: 'people',
    subject: id,
    before: { isActive: row.is_active === 1 },
    after: { isActive: true },
  });
  return {};
}

export const giveCode = prepared({
  before: (_context: Reading, { oneTimeCode }: { id: number; oneTimeCode: string }) =>
    hashSecret(oneTimeCode),
  run(context: Writing, { id }, code: string) {
    const row = personOf(context, id);
    if (!row.is_active) refuse('conflict', 'people.not-active');
    const validUntil = context.now + CODE_MS;
    context.store.run(setCode, { id, hash: code, until: validUntil });
    context.record({ domain: 'people', subject: id, after: { codeValidUntil: validUntil } });
    return { validUntil };
  },
});

function personOf({ store }: Reading, id: number): PersonRow {
  return store.get(personById, { id }) ?? refuse('not-found', 'people.nobody');
}

function refuseTakenName({ store }: Reading, name: string, id: number | null): void {
  const wanted = searchText(name);
  if (wanted === '') refuseField(['name'], 'common.invalid.characters');
  const isTaken = store
    .all(allPeople)
    .some((row) => row.is_active && row.id !== id && searchText(row.name) === wanted);
  if (isTaken) refuseField(['name'], 'people.invalid.name-taken');
}

function refuseLastOwner({ store }: Reading, person: PersonRow): void {
  const owners = store.all(allPeople).filter((row) => row.is_active && fieldsOf(row).roles.includes('owner'));
  if (owners.length === 1 && owners[0]?.id === person.id) refuse('conflict', 'people.last-owner');
}

function fieldsOf(row: PersonRow): PersonFields {
  return {
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    isSupervisor: row.is_supervisor === 1,
    language: row.language as Language,
    calendar: row.calendar as CalendarName,
  };
}

function columnsOf({ name, roles, isSupervisor, language, calendar }: PersonFields) {
  return { name, roles: JSON.stringify(roles), is_supervisor: isSupervisor ? 1 : 0, language, calendar };
}
