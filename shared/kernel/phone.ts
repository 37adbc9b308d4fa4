import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { toLatinDigits } from './digits.ts';

const invisible = /\p{Cf}/gu;

/** Any script's digits, `00` for `+`, and the plus that a right-to-left field shows at the wrong end. */
function dialled(text: string): string {
  const latin = toLatinDigits(text.normalize('NFKC').replace(invisible, '')).trim();
  const plusFirst = latin.replace(/^([^+]+)\+$/, '+$1');
  return plusFirst.replace(/^[\s(]*0\s*0(?=[\s\-()]*[1-9])/, '+');
}

function possibleNumber(text: string, country: string): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(dialled(text), {
    defaultCountry: country.toUpperCase() as CountryCode,
    extract: false,
  });
  return parsed?.isPossible() ? parsed : null;
}

/**
 * The number in E.164 (`+302101234567`), by which two spellings of one number are the same. A number without a
 * country is taken as dialled inside `country` (ISO 3166-1, two letters). Null if no such number is possible.
 */
export function phoneKey(text: string, country: string): string | null {
  return possibleNumber(text, country)?.number ?? null;
}

/** The number as people in `country` read it: without the country code at home, with it abroad. Text that is no number stays. */
export function formatPhone(e164: string, country: string): string {
  const parsed = possibleNumber(e164, country);
  if (!parsed) return e164;
  return parsed.country === country.toUpperCase() ? parsed.formatNational() : parsed.formatInternational();
}

/** The digits alone, in Latin script: for finding a number by its last digits. */
export function phoneDigits(text: string): string {
  return toLatinDigits(text.normalize('NFKC')).replace(/[^0-9]/g, '');
}
