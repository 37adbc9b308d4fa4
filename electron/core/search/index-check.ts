import type { Reader, Writer } from '../store/store.ts';
import {
  entriesToTry,
  howManyEntries,
  isFoundByCodes,
  isFoundByWords,
  rebuildCodes,
  rebuildWords,
} from './index-check.sql.ts';

/** So many records, spread evenly over all, are looked for. */
const TRIED = 2000;
const RUN = 20;

/**
 * Looks for records by their own words and codes: an index may be whole in itself and yet not answer for its rows.
 * SQLite's own comparison needs the right to write. Answers which entry was not found, or null.
 */
export function firstUnfindable(store: Reader): string | null {
  const { first, last } = store.get(howManyEntries) ?? { first: 0, last: 0 };
  const stride = Math.max(RUN, Math.floor(((last - first + 1) / TRIED) * RUN));
  for (let after = first - 1; after < last; after += stride) {
    for (const { id, words, codes, slips } of store.all(entriesToTry, { after, limit: RUN })) {
      const asked = [...clause('words', words), ...clause('codes', codes)].join(' AND ');
      if (asked && !store.get(isFoundByWords, { match: asked, id })?.found) return `search_words ${id}`;
      const piece = slips.split(' ').find((code) => code.length >= 3);
      if (piece && !store.get(isFoundByCodes, { match: `"${piece}"`, id })?.found)
        return `search_codes ${id}`;
    }
  }
  return null;
}

/** Builds both indexes anew from the rows that they are of. */
export function rebuildIndex(store: Writer): void {
  store.run(rebuildWords);
  store.run(rebuildCodes);
}

function clause(column: string, text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.slice(0, 12).map((word) => `${column} : "${word.replaceAll('"', '""')}"`);
}
