import { toLatinDigits } from './digits.ts';
import { codeText } from './search-text.ts';

/** By what two spellings of one serial number are the same: letters and digits in upper case; '' if none. */
export function serialKey(text: string): string {
  return codeText(text);
}

/** True if the last digit is the check digit of the others (Luhn, ISO/IEC 7812-1 annex B). Spaces and dashes do not count. */
export function isLuhnValid(text: string): boolean {
  const digits = toLatinDigits(text).replace(/[\s\p{Pd}]/gu, '');
  if (!/^[0-9]{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** True for 15 digits, with or without separators, whose check digit is right (3GPP TS 23.003, 6.2.1) and which are not all zero. */
export function looksLikeImei(text: string): boolean {
  const digits = toLatinDigits(text).replace(/[\s\p{Pd}/]/gu, '');
  return /^[0-9]{15}$/.test(digits) && !/^0+$/.test(digits) && isLuhnValid(digits);
}
