import { createHash } from 'node:crypto';
import { evidenceContents, type NewEvidence } from '../../../shared/evidence/entry.ts';
import { GENESIS } from '../audit/seal.ts';
import type { Reading, Writing } from '../context.ts';
import { insertEvidence, lastEvidence } from './evidence.sql.ts';

export interface SealedRow {
  repairId: number;
  position: number;
  kind: string;
  /** JSON. */
  content: string;
  at: number;
  takenBy: number | null;
  previous: string;
}

/** SHA-256 over the seal before and the row as a JSON array in this fixed order. */
export function sealOfRow({ previous, repairId, position, kind, at, takenBy, content }: SealedRow): string {
  const canonical = JSON.stringify([repairId, position, kind, at, takenBy, content]);
  return createHash('sha256').update(previous).update(canonical).digest('hex');
}

/**
 * Adds entries to the evidence of an order, each sealed over the one before, and answers the last seal. The files of
 * photos must be on the shelf already. The event log keeps the count and the seal, so that a cut-off end is seen.
 */
export function sealEvidence(context: Writing, repairId: number, entries: readonly NewEvidence[]): string {
  const { store, now } = context;
  const last = store.get(lastEvidence, { repair: repairId });
  let position = last?.position ?? 0;
  let previous = last?.seal ?? GENESIS;
  for (const { kind, content } of entries) {
    position += 1;
    const row = {
      ...{ repairId, position, kind, previous },
      content: JSON.stringify(evidenceContents[kind].parse(content)),
      at: now,
      takenBy: context.maybeActor?.id ?? null,
    };
    const seal = sealOfRow(row);
    store.run(insertEvidence, {
      ...{ id: context.newId(), repair: repairId, position, kind, previous, seal },
      ...{ content: row.content, at: row.at, by: row.takenBy },
    });
    previous = seal;
  }
  const kinds = entries.map(({ kind }) => kind);
  context.record({
    domain: 'evidence',
    subject: repairId,
    after: { entries: position, head: previous, kinds },
  });
  return previous;
}

/** The last seal of an order's evidence, printed on its receipt; null where there is none. */
export function evidenceHead({ store }: Pick<Reading, 'store'>, repairId: number): string | null {
  return store.get(lastEvidence, { repair: repairId })?.seal ?? null;
}
