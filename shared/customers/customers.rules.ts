import { phoneDigits, phoneKey } from '../kernel/phone.ts';
import { searchText } from '../kernel/search-text.ts';

/** By what two spellings of a number are the same: E.164, or the digits alone where no country fits; '' for no number. */
export function phoneIdentity(typed: string, country: string): string {
  return phoneKey(typed, country) ?? phoneDigits(typed);
}

/** Whether two names are likely one person's: the same words after normalising, in any order. */
export function isSameName(one: string, other: string): boolean {
  const words = wordsInOrder(one);
  return words !== '' && words === wordsInOrder(other);
}

function wordsInOrder(name: string): string {
  return searchText(name).split(' ').sort().join(' ');
}
