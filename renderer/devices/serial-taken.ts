import { refusalOf } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';

/** What to say at the serial's field, if that is why the core refused; null for anything else. */
export function serialTaken(error: unknown): string | null {
  const refusal = refusalOf(error);
  return refusal?.reason === 'devices.serial-taken' ? refusalSentence(refusal) : null;
}
