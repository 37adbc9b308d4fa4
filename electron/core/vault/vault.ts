import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Passcode } from '../../../shared/vault/passcode.ts';
import { type vault as contract, FETCH_WITHIN_MS } from '../../../shared/vault/vault.contract.ts';
import type { Reading, Writing } from '../context.ts';
import type { Store } from '../store/store.ts';
import type { UseCases } from '../use-case.ts';
import { KEY_BYTES, seal, unseal } from './cipher.ts';
import { destroyPasscode } from './destroy-passcode.ts';
import { openKeys } from './keys.ts';
import {
  entriesOfRepair,
  insertEntry,
  insertReveal,
  repairStands,
  revealById,
  revealsOfRepair,
  standingEntries,
  standingEntry,
} from './vault.sql.ts';

export interface Vault {
  useCases: UseCases<typeof contract>;
  /** Keeps the passcode of an order inside the caller's transaction; its key is on the disk before the row is. */
  keep(context: Writing, repairId: number, passcode: Passcode): void;
  /** Destroys the keys of what the store does not keep any more. Called when the program opens and after commits. */
  sweep(store: Pick<Store, 'read'>): void;
}

/** @param file the shop's file; keys lie beside it in a folder that no backup and no export reads. */
export function openVault({ file }: { file: string }): Vault {
  const keys = openKeys(join(dirname(file), 'vault'));
  /** What was asked for and not fetched yet. A restart forgets it: then it is asked for again. */
  const asked = new Set<number>();
  const boundTo = (entryId: number, repairId: number) => `aftercare passcode ${entryId} ${repairId}`;

  const keep = (context: Writing, repairId: number, { kind, code }: Passcode) => {
    const { store, now, actor } = context;
    destroyPasscode(context, repairId);
    const id = context.newId();
    const key = randomBytes(KEY_BYTES);
    keys.put(id, key);
    const ciphertext = seal(code, key, boundTo(id, repairId));
    store.run(insertEntry, { id, repair: repairId, kind, ciphertext, now, by: actor.id });
    context.record({ domain: 'vault', subject: repairId, after: { kept: id, kind } });
  };

  const read = ({ store, actor, now }: Reading, { revealId }: { revealId: number }) => {
    const row = store.get(revealById, { id: revealId });
    if (!row || row.person_id !== actor.id) return refuse('not-found', 'vault.not-asked');
    const isFresh = now >= row.at && now - row.at <= FETCH_WITHIN_MS;
    if (!isFresh || !asked.delete(revealId)) return refuse('conflict', 'vault.asked-too-long-ago');
    if (!row.ciphertext) return refuse('conflict', 'vault.destroyed');
    const key = keys.get(row.entry_id) ?? refuse('conflict', 'vault.key-lost');
    const code = unseal(row.ciphertext, key, boundTo(row.entry_id, row.repair_id));
    return { kind: row.kind, code: code ?? refuse('conflict', 'vault.key-lost') };
  };

  const useCases: UseCases<typeof contract> = {
    ofRepair: ({ store }, { repairId }) => ({
      entries: store.all(entriesOfRepair, { repair: repairId }).map((row) => ({
        id: row.id,
        kind: row.kind,
        state:
          row.destroyed_at !== null
            ? ('destroyed' as const)
            : row.has_ciphertext === 1 && keys.isThere(row.id)
              ? ('kept' as const)
              : ('lost' as const),
        keptAt: row.kept_at,
        keptBy: row.kept_by,
        destroyedAt: row.destroyed_at,
        destroyedBy: row.destroyed_by,
      })),
      reveals: store.all(revealsOfRepair, { repair: repairId }),
    }),
    keep(context, { repairId, passcode }) {
      const order = context.store.get(repairStands, { repair: repairId });
      if (!order) return refuse('not-found', 'repairs.not-found');
      // the device is gone: nothing would ever destroy it
      if (order.group === 'closed') refuse('conflict', 'repairs.not-open', { number: order.number });
      keep(context, repairId, passcode);
      context.record({ domain: 'repairs', subject: repairId, after: { passcodeKept: passcode.kind } });
      return {};
    },
    reveal(context, { repairId, reason }) {
      const { store, now, actor } = context;
      const entry =
        store.get(standingEntry, { repair: repairId }) ?? refuse('not-found', 'vault.nothing-kept');
      if (!keys.isThere(entry.id)) refuse('conflict', 'vault.key-lost');
      const revealId = context.newId();
      store.run(insertReveal, { id: revealId, entry: entry.id, person: actor.id, reason, now });
      asked.add(revealId);
      context.record({ domain: 'vault', subject: repairId, after: { revealedTo: actor.name, reason } });
      context.record({ domain: 'repairs', subject: repairId, after: { passcodeRevealed: true, reason } });
      return { revealId };
    },
    read,
    destroy(context, { repairId }) {
      if (!destroyPasscode(context, repairId)) refuse('not-found', 'vault.nothing-kept');
      context.record({ domain: 'repairs', subject: repairId, after: { passcodeDestroyed: true } });
      return {};
    },
  };

  return {
    useCases,
    keep,
    sweep(store) {
      const standing = store.read((reader) => reader.all(standingEntries));
      keys.keepOnly(new Set(standing.map(({ id }) => id)));
    },
  };
}
