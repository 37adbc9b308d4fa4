import { toLatinDigits } from '../kernel/digits.ts';

/** 32 characters that are told apart by eye and ear: no O and 0, no I and 1. Five bits each. */
export const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;

/** Letters of other alphabets that look like one of ours, and what O, 0, I and 1 can only have been. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ '0': 'Q', O: 'Q', '1': 'L', I: 'L' },
  // Greek
  ...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'L', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'Q', Ρ: 'P', Τ: 'T' },
  ...{ Υ: 'Y', Χ: 'X' },
  // Cyrillic
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'Q', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' },
  ...{ Ѕ: 'S', І: 'L', Ј: 'J' },
};

/**
 * A code as somebody typed it, in its own letters: any case, digits of any script, spaces and dashes left out. Null if
 * it cannot be one.
 */
export function readCode(typed: string): string | null {
  const plain = toLatinDigits(typed.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}._·]/gu, '');
  const read = [...plain].map((letter) => lookAlikes[letter] ?? letter).join('');
  return read.length === CODE_LENGTH && [...read].every((letter) => CODE_ALPHABET.includes(letter))
    ? read
    : null;
}

/** In two groups, as it is written and said: `ABCD-EFGH`. */
export function writtenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The first forty bits as a code. Takes at least five bytes. */
export function codeOfBytes(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let place = CODE_LENGTH - 1; place >= 0; place -= 1) {
    code += CODE_ALPHABET[Number((bits >> BigInt(place * 5)) & 31n)];
  }
  return code;
}
