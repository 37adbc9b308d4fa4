import type { NewEvidence } from '../../../shared/evidence/entry.ts';
import type { Signature } from '../../../shared/evidence/signature.ts';
import type { IntakeItem } from '../../../shared/repairs/repairs.contract.ts';
import type { Writing } from '../context.ts';
import { languageOf, termsEvidence } from '../evidence/evidence.ts';
import { sealEvidence } from '../evidence/seal.ts';

interface Seen {
  item: IntakeItem;
  photos: readonly NewEvidence[];
  /** Once for the visit, and evidence of each of its orders. */
  signature: Signature | null;
}

/** Seals what was seen and agreed at the counter: the checklists, the photos, the terms and who signed them. */
export function sealIntake(context: Writing, repairId: number, { item, photos, signature }: Seen): void {
  const linesOf = (checks: IntakeItem['condition']) =>
    checks.map(({ label, isTicked, note }) => ({ label, isTicked, note }));
  const entries: NewEvidence[] = [
    {
      kind: 'checklist',
      content: { title: 'condition', lines: linesOf(item.condition), note: item.conditionNote },
    },
  ];
  if (item.accessories.length > 0) {
    const lines = linesOf(item.accessories);
    entries.push({ kind: 'checklist', content: { title: 'accessories', lines, note: '' } });
  }
  entries.push(...photos);
  if (signature) {
    entries.push(termsEvidence(languageOf(context, repairId)));
    entries.push({ kind: 'signature', content: { purpose: 'intake', signature } });
  }
  sealEvidence(context, repairId, entries);
}
