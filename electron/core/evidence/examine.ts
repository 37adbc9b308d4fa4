import {
  type EvidenceFlaw,
  type EvidenceKind,
  evidenceKinds,
  photoContent,
} from '../../../shared/evidence/entry.ts';
import type { EvidenceCheck } from '../../../shared/evidence/evidence.contract.ts';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Shelf } from '../attachments/shelf.ts';
import { GENESIS } from '../audit/seal.ts';
import type { EvidenceRow } from './evidence.sql.ts';
import { readContent } from './read-content.ts';
import { sealOfRow } from './seal.ts';

interface Told {
  /** How many entries the event log knows of, and the seal of the last. */
  entries: number;
  head: string;
}

type Flaw = EvidenceCheck['flaws'][number];

/** What is not as it was sealed, each entry named. Its files are another matter. */
export function examineSeals(repairId: number, rows: readonly EvidenceRow[], told: Told | null): Flaw[] {
  const flaws: Flaw[] = [];
  const find = (position: number, kind: EvidenceKind | null, flaw: EvidenceFlaw) =>
    flaws.push({ position, kind, flaw });
  let previous = GENESIS;
  let expected = 1;
  for (const row of rows) {
    for (; expected < row.position; expected++) find(expected, null, 'removed');
    const isAsSealed = sealOfRow({ ...row, repairId, takenBy: row.taken_by }) === row.seal;
    // behind an entry that is gone or was changed, the seal before fits no more: that is said of the entry itself
    const isAfterFlaw = flaws.some(({ position }) => position === row.position - 1);
    if (!isAsSealed) find(row.position, kindOf(row), 'changed');
    else if (row.previous !== previous && !isAfterFlaw) find(row.position, kindOf(row), 'moved');
    previous = row.seal;
    expected = row.position + 1;
  }
  for (; told && expected <= told.entries; expected++) find(expected, null, 'cut-off');
  const last = rows[rows.length - 1];
  // the whole chain may have been sealed anew: the event log still knows how it ended
  if (last && told && flaws.length === 0 && last.position === told.entries && last.seal !== told.head) {
    find(last.position, kindOf(last), 'changed');
  }
  return flaws;
}

/** Every photo whose bytes are gone or others than were taken. */
export async function examineFiles(rows: readonly EvidenceRow[], shelf: Shelf): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  for (const { position, kind, content } of rows) {
    if (kind !== 'photo') continue;
    const photo = photoContent.safeParse(readContent(content));
    if (!photo.success) continue; // the entry itself was changed, and is named for that
    try {
      await shelf.take(photo.data.hash);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const flaw = fault.data.reason === 'attachments.missing' ? 'file-missing' : 'file-changed';
      flaws.push({ position, kind: 'photo', flaw });
    }
  }
  return flaws;
}

function kindOf({ kind }: EvidenceRow): EvidenceKind | null {
  return evidenceKinds.find((known) => known === kind) ?? null;
}
