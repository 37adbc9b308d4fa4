import i18next from 'i18next';
import { countersign } from '../people/Countersign.tsx';

/**
 * The signature that a day needs which is earlier than the shop can honour: none where no reason was given or the asker
 * answers for it, null where nobody signed.
 */
export async function signatureFor(
  overrideReason: string,
  mayOverride: boolean,
): Promise<{ countersignId?: number } | null> {
  if (overrideReason.trim() === '' || mayOverride) return {};
  const countersignId = await countersign({
    right: 'promises.override',
    sentence: i18next.t('promises.field.override-sentence', { reason: overrideReason }),
  });
  return countersignId === null ? null : { countersignId };
}
