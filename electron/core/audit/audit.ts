import type { AuditEntry, audit as contract } from '../../../shared/audit/audit.contract.ts';
import type { Reading } from '../context.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { type EntryRow, entries, entriesOfActor, entriesOfDomain, entriesOfSubject } from './audit.sql.ts';

interface Page {
  after?: string | undefined;
  limit: number;
}

/** @param walk looks through the whole chain outside this thread, so that the counter does not wait for it. */
export function openAudit(
  walk: () => Promise<{ events: number; firstBroken: number | null }>,
): UseCases<typeof contract> {
  return { ofSubject, list, check: prepared({ before: walk, run: (_context, _input, walked) => walked }) };
}

function ofSubject(
  { store }: Reading,
  { domain, subject, after, limit }: Page & { domain: string; subject: number },
) {
  return pageOf(
    store.all(entriesOfSubject, { domain, subject, before: beforeOf(after), limit: limit + 1 }),
    limit,
  );
}

function list(
  { store }: Reading,
  { after, limit, domain, actor }: Page & { domain?: string | undefined; actor?: number | undefined },
) {
  const scope = { before: beforeOf(after), limit: limit + 1 };
  if (actor !== undefined) {
    return pageOf(store.all(entriesOfActor, { ...scope, actor, domain: domain ?? null }), limit);
  }
  if (domain !== undefined) return pageOf(store.all(entriesOfDomain, { ...scope, domain }), limit);
  return pageOf(store.all(entries, scope), limit);
}

/** The cursor is the id of the last event shown; anything else begins at the newest. */
function beforeOf(after: string | undefined): number {
  return after !== undefined && /^[0-9]{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
}

function pageOf(rows: EntryRow[], limit: number): { rows: AuditEntry[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { rows: shown.map(entryOf), next: rows.length > limit && last ? String(last.id) : null };
}

function entryOf({ actor, actor_name, station_name, before, after, ...row }: EntryRow): AuditEntry {
  return {
    ...row,
    actor: actor === null ? null : { id: actor, name: actor_name ?? '' },
    station: station_name,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  };
}
