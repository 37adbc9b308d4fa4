import { toLatinDigits } from './digits.ts';

/** Letters that Unicode does not take apart, though people type one for the other. All lower case. */
const sameLetter: Readonly<Record<string, string>> = {
  ς: 'σ',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ك: 'ک',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
};
const foldedLetters = new RegExp(`[${Object.keys(sameLetter).join('')}]`, 'gu');

const loneSurrogates = /\p{Cs}/gu;
const zeroWidthNonJoiners = /\u200c/g;
const invisibleOrStretching = /[\p{Cf}\u0640]/gu;
/** A letter of its own in Russian, unlike ё, which people write as е. */
const shortI = /и\u0306/g;
/** Vowel signs that are letters to Unicode by now, and marks still to the index of the store (FTS5's unicode61). */
const oldMarks = '\\u19b0-\\u19c0\\u19c8\\u19c9\\u1cf2\\u1cf3';
const marks = new RegExp(`[\\p{M}${oldMarks}]`, 'gu');
const notOfWords = new RegExp(`(?:[^\\p{L}\\p{N}]|[${oldMarks}])+`, 'gu');
const writtenWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Most of what is typed. Nothing of it is folded or taken apart, so that all but case and spaces can be spared. */
const plainLatin = /^[ -~]*$/;

/** By way of upper case, where more spellings meet (ß and SS, ς and Σ). */
function lower(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Twice: NFKD brings forth capitals (℡ → TEL) and lower case brings forth marks (İ → i̇). */
function lowerAndTakenApart(text: string): string {
  return lower(lower(text).normalize('NFKD')).normalize('NFKD');
}

/**
 * What the search compares, made the same way of what is stored and of what is asked: words in lower case,
 * separated by single spaces, without accents, vowel marks or punctuation, with Latin digits. Greek final sigma
 * is σ, đ is d, ё is е, Arabic ي and ك are Persian ی and ک, a zero-width non-joiner is a space, and every Chinese
 * or Japanese character is a word. `searchText(searchText(x)) === searchText(x)`; never throws.
 */
export function searchText(text: string): string {
  if (plainLatin.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return toLatinDigits(
    lowerAndTakenApart(text.replace(loneSurrogates, ' ').replace(zeroWidthNonJoiners, ' '))
      .replace(invisibleOrStretching, '')
      .replace(shortI, 'й')
      .replace(marks, '')
      .replace(foldedLetters, (letter) => sameLetter[letter] ?? letter),
  )
    .normalize('NFC')
    .replace(writtenWithoutSpaces, ' $& ')
    .replace(notOfWords, ' ')
    .trim();
}

/**
 * The core of a code (serial number, receipt number, part number), however it was typed: upper case, Latin
 * digits, only letters and digits, no accents. Empty if nothing is left. Idempotent; never throws.
 */
export function codeText(text: string): string {
  if (plainLatin.test(text)) return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
  const plain = text
    .replace(loneSurrogates, '')
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .toUpperCase();
  return toLatinDigits(plain.replace(invisibleOrStretching, '').replace(notOfWords, '')).normalize('NFC');
}
