import type { z } from 'zod';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { fitsHeadings } from '../../../shared/records/mapping.rules.ts';
import type { profileFields, SavedProfile } from '../../../shared/records/saved-profile.ts';
import type { Reading, Writing } from '../context.ts';
import {
  addProfile,
  allProfiles,
  changeProfile,
  dropProfile,
  profileOfKey,
  renameProfile as rename,
} from './profiles.sql.ts';

export function savedProfiles({ store }: Pick<Reading, 'store'>): SavedProfile[] {
  return store.all(allProfiles).map(({ mapping, shape, date_format, ...row }) => ({
    ...row,
    mapping: JSON.parse(mapping) as SavedProfile['mapping'],
    shape: JSON.parse(shape) as SavedProfile['shape'],
    dateFormat: date_format,
  }));
}

/** Those whose columns all stand in the file; the one that uses most of them first. */
export function profilesFor(context: Pick<Reading, 'store'>, columns: readonly string[]): SavedProfile[] {
  const used = ({ mapping }: SavedProfile) => Object.keys(mapping).length;
  return savedProfiles(context)
    .filter(({ mapping }) => fitsHeadings(mapping, columns))
    .sort((one, other) => used(other) - used(one));
}

type ProfileInput = { [K in keyof typeof profileFields]: z.output<(typeof profileFields)[K]> };

export function saveProfile(context: Writing, { name, mapping, shape, kind, dateFormat }: ProfileInput) {
  const { store, now } = context;
  const key = keyOf(name);
  const known = store.get(profileOfKey, { key });
  const id = known?.id ?? context.newId();
  const fields = {
    id,
    name,
    kind,
    mapping: JSON.stringify(mapping),
    shape: JSON.stringify(shape),
    dateFormat,
    now,
  };
  if (known) store.run(changeProfile, fields);
  else store.run(addProfile, { ...fields, key });
  context.record({ domain: 'records', subject: id, after: { profile: name, kind, mapping } });
  return { id };
}

export function renameProfile(context: Writing, { id, name }: { id: number; name: string }) {
  const { store } = context;
  const before = standingProfile(context, id);
  const key = keyOf(name);
  const taken = store.get(profileOfKey, { key });
  if (taken && taken.id !== id) refuse('conflict', 'records.profile-taken', { name });
  store.run(rename, { id, name, key, now: context.now });
  context.record({
    domain: 'records',
    subject: id,
    before: { profile: before.name },
    after: { profile: name },
  });
  return {};
}

export function removeProfile(context: Writing, { id }: { id: number }) {
  const before = standingProfile(context, id);
  context.store.run(dropProfile, { id });
  context.record({
    domain: 'records',
    subject: id,
    before: { profile: before.name, mapping: before.mapping },
  });
  return {};
}

function standingProfile(context: Writing, id: number): SavedProfile {
  return (
    savedProfiles(context).find((one) => one.id === id) ?? refuse('not-found', 'records.profile-unknown')
  );
}

const keyOf = (name: string) => searchText(name) || name;
