import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const row = z.object({
  id: z.number(),
  kind: z.enum(['customer', 'device', 'repair']),
  ref: z.number(),
  title: z.string(),
  detail: z.string(),
});

/** Newest first, never ranked: rowids rise with every change, and ranking all matches of a short word is slow. */
export const byWords = select(
  row,
  `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
     FROM search_words CROSS JOIN search_entry AS entry ON entry.id = search_words.rowid
    WHERE search_words MATCH :match
    ORDER BY search_words.rowid DESC LIMIT :limit`,
);

/** A number that few records have, and of those the ones where each other word, or code, begins a word or a code too. */
export const byTellingWord = select(
  row,
  `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
     FROM search_words CROSS JOIN search_entry AS entry ON entry.id = search_words.rowid
    WHERE search_words MATCH :match
      AND NOT EXISTS (SELECT 1 FROM json_each(:others) AS other
                       WHERE instr(' ' || entry.words, ' ' || (other.value ->> 0)) = 0
                         AND instr(' ' || entry.codes, ' ' || (other.value ->> 1)) = 0)
    ORDER BY search_words.rowid DESC LIMIT :limit`,
);

/** Slips of reading are in the index; `:code` is what must stand there letter for letter ('' forgives the slips). */
export const byCodes = select(
  row,
  `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
     FROM search_codes CROSS JOIN search_entry AS entry ON entry.id = search_codes.rowid
    WHERE search_codes MATCH :match AND instr(entry.codes, :code) > 0
      AND (:kinds = '' OR instr(:kinds, entry.kind) > 0)
    ORDER BY search_codes.rowid DESC LIMIT :limit`,
);

/** Words together with pieces of codes. The plus keeps the words in charge of the order; the codes are looked up once. */
export const byWordsAndCodes = select(
  row,
  `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
     FROM search_words CROSS JOIN search_entry AS entry ON entry.id = search_words.rowid
    WHERE search_words MATCH :words
      AND +search_words.rowid IN (SELECT rowid FROM search_codes WHERE search_codes MATCH :codes)
    ORDER BY search_words.rowid DESC LIMIT :limit`,
);

export const removeEntry = change('DELETE FROM search_entry WHERE kind = :kind AND ref = :ref');

export const addEntry = change(`
  INSERT INTO search_entry (id, kind, ref, title, detail, words, codes, slips)
  SELECT ifnull(max(id), 0) + 1, :kind, :ref, :title, :detail, :words, :codes, :slips FROM search_entry`);

/** FTS5's own words for how it tidies its index: not while a bulk comes in, and as usual (four segments) after it. */
export const leaveUntidy = change(`INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0)`);
export const tidyAsUsual = change(`INSERT INTO search_words (search_words, rank) VALUES ('automerge', 4)`);
