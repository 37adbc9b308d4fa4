import type { IntakeInput } from '../../shared/repairs/repairs.contract.ts';
import { signatureFor } from '../promises/override.ts';

/** The intake with a signature for each day that is earlier than the shop can honour; null where one is missing. */
export async function signedIntake(intake: IntakeInput, mayOverride: boolean): Promise<IntakeInput | null> {
  const items: IntakeInput['items'] = [];
  for (const item of intake.items) {
    const signed = await signatureFor(item.promisedOn === null ? '' : item.overrideReason, mayOverride);
    if (!signed) return null;
    items.push({ ...item, ...signed });
  }
  return { ...intake, items };
}
