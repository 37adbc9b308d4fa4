import { phoneDigits, phoneKey } from '../kernel/phone.ts';
import { searchText } from '../kernel/search-text.ts';

/** Inside lines have three digits; fewer ring nobody. */
const SHORTEST_NUMBER = 3;

/**
 * By what two spellings of a number are the same: E.164, or the digits alone where no country fits (at least three);
 * '' for what is no telephone number.
 */
export function phoneIdentity(typed: string, country: string): string {
  const digits = phoneDigits(typed);
  return phoneKey(typed, country) ?? (digits.length >= SHORTEST_NUMBER ? digits : '');
}

/** Whether two names are likely one person's: the same words after normalising, in any order. */
export function isSameName(one: string, other: string): boolean {
  const words = wordsInOrder(one);
  return words !== '' && words === wordsInOrder(other);
}

function wordsInOrder(name: string): string {
  return searchText(name).split(' ').sort().join(' ');
}
