import { z } from 'zod';
import { daySchema } from './day.ts';

/** Control characters other than new line and tab, and halves of surrogate pairs: no text of a person has them. */
const unfitCharacters = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
const lineBreaks = /[\n\u2028\u2029]/;

const required = 'common.invalid.required';

/** Windows and pasted mail end lines with CR LF; a cell of a spreadsheet brings tabs along. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function withoutTabs(text: string): string {
  return withPlainLineEnds(text).replace(/\t/g, ' ');
}

function text(min: number, max: number, isOneLine: boolean) {
  return z
    .string({ error: required })
    .overwrite(isOneLine ? withoutTabs : withPlainLineEnds)
    .trim()
    .min(min, { error: min <= 1 ? required : 'common.invalid.tooShort' })
    .max(max, { error: 'common.invalid.tooLong' })
    .refine((value) => !unfitCharacters.test(value) && !(isOneLine && lineBreaks.test(value)), {
      error: 'common.invalid.characters',
    });
}

/** One trimmed line that must be filled in, `min` to `max` characters (UTF-16 units). */
export function line({ max = 200, min = 1 }: { max?: number; min?: number } = {}) {
  return text(min, max, true);
}

/** One trimmed line that may stay empty: then ''. */
export function optionalLine(max = 200) {
  return text(0, max, true).default('');
}

/** Trimmed text of several lines that must be filled in. Line ends become `\n`. */
export function prose(max = 4000) {
  return text(1, max, false);
}

/** Trimmed text of several lines that may stay empty: then ''. */
export function optionalProse(max = 4000) {
  return text(0, max, false).default('');
}

/** The id of a row: a positive safe integer (branch × 2^40 + n). */
export const idField = z.int({ error: required }).positive({ error: required });

/** A day that exists, in the years 1900 to 2200. */
export const dayField = daySchema;

/** Money in minor units, zero or more. */
export const minorField = z
  .int({ error: 'common.invalid.amount' })
  .nonnegative({ error: 'common.invalid.amount' });

/** A UTC instant in milliseconds since the epoch, from 1900 to the end of 2200. */
export const instantField = z
  .int({ error: 'common.invalid.instant' })
  .min(Date.UTC(1900, 0, 1), { error: 'common.invalid.instant' })
  .max(Date.UTC(2201, 0, 1) - 1, { error: 'common.invalid.instant' });

/** A share in hundredths of a percent: 0 to 10 000. */
export const basisPoints = z
  .int({ error: 'common.invalid.share' })
  .min(0, { error: 'common.invalid.share' })
  .max(10_000, { error: 'common.invalid.share' });

/** The pattern of HTML's `<input type="email">`, with a dot in the domain; letters of every script are let in. */
const email =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u;

/** An e-mail address, or '' if there is none. */
export const emailField = optionalLine(254).refine((value) => value === '' || email.test(value), {
  error: 'common.invalid.email',
});

export { calendarSchema as calendarField, languageSchema as languageField } from './language.ts';

/** The fields by which a list is read on: the cursor that the page before ended with, and how many rows. */
export const page = {
  after: z
    .string({ error: required })
    .min(1, { error: required })
    .max(1000, { error: 'common.invalid.tooLong' })
    .optional(),
  limit: z
    .int({ error: 'common.invalid.limit' })
    .min(1, { error: 'common.invalid.limit' })
    .max(200, { error: 'common.invalid.limit' })
    .default(50),
};
