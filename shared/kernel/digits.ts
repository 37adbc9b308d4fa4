import type { Language } from './language.ts';

const decimalDigit = /\p{Nd}/u;
const decimalDigits = /\p{Nd}/gu;

/** Unicode keeps digits in rows from 0 to 9; some rows follow each other without a gap. */
function digitValue(codePoint: number): number {
  let before = 0;
  while (decimalDigit.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}

/** Every decimal digit of any script as 0–9 (Persian, Arabic-Indic, fullwidth, Devanagari, …); the rest stays. */
export function toLatinDigits(text: string): string {
  return text.replace(decimalDigits, (digit) =>
    digit >= '0' && digit <= '9' ? digit : String(digitValue(digit.codePointAt(0) as number)),
  );
}

const persianZero = 0x06f0;

/** The digits 0–9 as the language writes them: ۰–۹ in Persian, unchanged elsewhere. */
export function toDisplayDigits(text: string, language: Language): string {
  if (language !== 'fa') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(persianZero + Number(digit)));
}
