import { codeText, searchText } from '../kernel/search-text.ts';

const slips: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5' };

/** A code with the letters that eyes and readers take for digits read as digits: O, I and S as 0, 1 and 5. */
export function withoutSlips(code: string): string {
  return code.replace(/[OIS]/g, (letter) => slips[letter] as string);
}

/** The words that are asked for, as stored words are written. */
export function askedWords(text: string): string[] {
  return searchText(text).split(' ').filter(Boolean);
}

/** The code that is asked for, if the text can be one: three letters or digits at least; null otherwise. */
export function askedCode(text: string): string | null {
  const code = codeText(text);
  return [...code].length >= 3 ? code : null;
}

/** Whether words are likely meant rather than a code: nothing of a name has digits. */
export function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

/** A number or code so long that few records have it, if one of the words is: the longest. Null otherwise. */
export function tellingWord(words: readonly string[]): string | null {
  const long = words.filter((word) => word.length >= 7 && hasDigit(word));
  return long.reduce<string | null>((best, word) => (best && best.length >= word.length ? best : word), null);
}
