import type { IntakeInput } from '../../../shared/repairs/repairs.contract.ts';
import type { EvidenceKeeper, PhotoEvidence } from '../evidence/evidence.ts';
import { prepared } from '../use-case.ts';
import type { Vault } from '../vault/vault.ts';
import { takeIn } from './intake.ts';

export interface TakingIn {
  evidence: Pick<EvidenceKeeper, 'shelve' | 'letGo'>;
  vault: Pick<Vault, 'keep'>;
}

/** The intake of the counter: photos are on the shelf before the orders are in the books, and are held no longer after. */
export function openTakeIn({ evidence, vault }: TakingIn) {
  return prepared({
    async before(_context, { items }: IntakeInput) {
      const photos: PhotoEvidence[][] = [];
      for (const item of items) photos.push(await evidence.shelve(item.photos));
      return photos;
    },
    run: (context, input: IntakeInput, photos: PhotoEvidence[][]) =>
      takeIn(context, input, { photos, keepPasscode: vault.keep }),
    after({ items }: IntakeInput) {
      for (const { photos } of items) evidence.letGo(photos);
    },
  });
}
