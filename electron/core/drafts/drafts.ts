import type { drafts as contract } from '../../../shared/drafts/drafts.contract.ts';
import type { Writing } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { discardDraft, draftOf, draftsOfPerson, keepDraft } from './drafts.sql.ts';

export const drafts: UseCases<typeof contract> = { of, list, keep, discard };

function of({ store, actor }: Writing, { form }: { form: string }) {
  const row = store.get(draftOf, { person: actor.id, form });
  return row ? { body: JSON.parse(row.body) as unknown, changedAt: row.changed_at } : null;
}

function list({ store, actor }: Writing) {
  return store
    .all(draftsOfPerson, { person: actor.id })
    .map(({ form, changed_at }) => ({ form, changedAt: changed_at }));
}

function keep({ store, actor, now }: Writing, { form, body }: { form: string; body?: unknown }) {
  store.run(keepDraft, { person: actor.id, form, body: JSON.stringify(body ?? null), now });
  return { changedAt: now };
}

export function discard({ store, actor }: Writing, { form }: { form: string }) {
  store.run(discardDraft, { person: actor.id, form });
  return {};
}
