import type { Reading, Writing } from '../context.ts';
import {
  clockWentBack,
  countMiss,
  forgive,
  type Guessed,
  mustWait,
  refuseToWait,
  waitAnew,
} from './misses.ts';
import { isSecret } from './secret-hash.ts';

/** What was found out about a typed secret before the transaction. */
export interface SecretCheck {
  guessed: Guessed;
  /** The hash that the secret was found to fit, if any. */
  fits: string | null;
  cameDuringWait: boolean;
}

/**
 * Compares a typed secret with the hashes that it may fit, off the main thread. Nothing is compared while the
 * person must wait on this device. Where there is no hash the comparison takes as long as with one.
 */
export async function checkSecret(
  context: Reading,
  guessed: Guessed,
  secret: string,
  hashes: readonly (string | null | undefined)[],
): Promise<SecretCheck> {
  if (mustWait(context, guessed)) return { guessed, fits: null, cameDuringWait: true };
  const known = hashes.filter((hash) => typeof hash === 'string');
  let fits: string | null = null;
  for (const hash of known.length > 0 ? known : [null]) {
    if (await isSecret(secret, hash)) fits ??= hash;
  }
  return { guessed, fits, cameDuringWait: false };
}

/**
 * Settles the check inside the transaction: null if the secret holds, otherwise the seconds to wait. Of tries made
 * at the same time those that end after a wait began count as misses, right or wrong: no flood tries more secrets
 * than a patient person could.
 */
export function missedBy(context: Writing, check: SecretCheck, stillHolds: boolean): number | null {
  const { guessed, fits, cameDuringWait } = check;
  if (cameDuringWait) {
    return clockWentBack(context, guessed) ? waitAnew(context, guessed) : refuseToWait(context, guessed);
  }
  if (fits === null || !stillHolds || mustWait(context, guessed)) return countMiss(context, guessed);
  forgive(context, guessed);
  return null;
}
