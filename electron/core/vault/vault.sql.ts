import { z } from 'zod';
import { passcodeKinds } from '../../../shared/vault/passcode.ts';
import { change, select } from '../store/statement.ts';

const kind = z.enum(passcodeKinds);

export const entriesOfRepair = select(
  z.object({
    id: z.number(),
    kind,
    has_ciphertext: z.number(),
    kept_at: z.number(),
    kept_by: z.string(),
    destroyed_at: z.number().nullable(),
    destroyed_by: z.string().nullable(),
  }),
  `SELECT entry.id, kind, ciphertext IS NOT NULL AS has_ciphertext, kept_at, keeper.name AS kept_by, destroyed_at,
          destroyer.name AS destroyed_by
     FROM vault_entry AS entry JOIN person AS keeper ON keeper.id = kept_by
     LEFT JOIN person AS destroyer ON destroyer.id = entry.destroyed_by
    WHERE repair_id = :repair ORDER BY entry.id DESC`,
);

export const standingEntry = select(
  z.object({ id: z.number() }),
  'SELECT id FROM vault_entry WHERE repair_id = :repair AND destroyed_at IS NULL',
);

/** Every entry that still has a key. */
/** By the index of those that stand: asked at each start, whatever else a shop has kept in ten years. */
export const standingEntries = select(
  z.object({ id: z.number() }),
  'SELECT id FROM vault_entry INDEXED BY vault_entry_standing WHERE destroyed_at IS NULL',
);

export const insertEntry = change(`
  INSERT INTO vault_entry (id, repair_id, kind, ciphertext, kept_at, kept_by)
  VALUES (:id, :repair, :kind, :ciphertext, :now, :by)`);

export const destroyEntry = change(
  'UPDATE vault_entry SET ciphertext = NULL, destroyed_at = :now, destroyed_by = :by WHERE id = :id',
);

export const insertReveal = change(`
  INSERT INTO vault_reveal (id, entry_id, person_id, reason, at) VALUES (:id, :entry, :person, :reason, :now)`);

export const revealsOfRepair = select(
  z.object({ id: z.number(), at: z.number(), by: z.string(), reason: z.string() }),
  `SELECT reveal.id, reveal.at, person.name AS by, reveal.reason
     FROM vault_entry AS entry CROSS JOIN vault_reveal AS reveal ON reveal.entry_id = entry.id
     CROSS JOIN person ON person.id = reveal.person_id
    WHERE entry.repair_id = :repair ORDER BY reveal.id DESC LIMIT 100`,
);

export const revealById = select(
  z.object({
    person_id: z.number(),
    at: z.number(),
    entry_id: z.number(),
    repair_id: z.number(),
    kind,
    ciphertext: z.instanceof(Uint8Array).nullable(),
  }),
  `SELECT person_id, reveal.at, entry_id, repair_id, kind, ciphertext
     FROM vault_reveal AS reveal JOIN vault_entry AS entry ON entry.id = reveal.entry_id WHERE reveal.id = :id`,
);

export const repairStands = select(
  z.object({ number: z.string(), group: z.string() }),
  'SELECT number, state_group AS "group" FROM repair WHERE id = :repair',
);
