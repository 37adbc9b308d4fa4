import { z } from 'zod';
import { toLatinDigits } from '../kernel/digits.ts';

const required = 'common.invalid.required';

/** A new PIN: four to eight digits of any script, kept as Latin ones. */
export const pinField = z
  .string({ error: required })
  .overwrite((text) => toLatinDigits(text).trim())
  .regex(/^[0-9]{4,8}$/, { error: 'people.invalid.pin' });

/** A new password: eight characters or more, composed (NFC) so that every keyboard types the same. */
export const passwordField = z
  .string({ error: required })
  .overwrite((text) => text.normalize('NFC'))
  .min(8, { error: 'people.invalid.password-short' })
  .max(128, { error: 'people.invalid.password-long' });

/** A secret as somebody types it to be checked: whatever it is, it is compared and never judged. */
export const typedSecretField = z
  .string({ error: required })
  .min(1, { error: required })
  .max(200, { error: required });

/** Without letters and digits that are taken for one another on paper. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const codeLength = 10;

/** A one-time code of ten characters, 49 bits. */
export const oneTimeCodeField = z
  .string({ error: required })
  .regex(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`), { error: 'people.invalid.code' });
