import { z } from 'zod';

export const passcodeKinds = ['pin', 'password', 'pattern'] as const;
export type PasscodeKind = (typeof passcodeKinds)[number];

/** Dots of a 3 × 3 pattern in the order in which they are joined, 1 at the top left, 9 at the bottom right. */
export function isPattern(code: string): boolean {
  return /^[1-9]{3,9}$/.test(code) && new Set(code).size === code.length;
}

const code = z
  .string({ error: 'common.invalid.required' })
  .min(1, { error: 'common.invalid.required' })
  .max(128, { error: 'common.invalid.tooLong' });

/**
 * How a customer's device is opened. Kept letter for letter: a space may belong to it. The member that carries it is
 * called `passcode` everywhere, since that name keeps it out of whatever is remembered of a command.
 */
export const passcodeField = z
  .strictObject({ kind: z.enum(passcodeKinds), code })
  .refine(({ kind, code }) => kind !== 'pattern' || isPattern(code), {
    path: ['code'],
    error: 'vault.invalid.pattern',
  })
  .refine(({ kind, code }) => kind !== 'pin' || /^[\p{Nd}]+$/u.test(code), {
    path: ['code'],
    error: 'vault.invalid.pin',
  });

export type Passcode = z.output<typeof passcodeField>;
