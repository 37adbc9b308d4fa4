import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** FTS5 keeps an index in pieces: every write adds one, and a question opens them all. */
export const pieces = select(
  z.object({ words: z.number(), codes: z.number() }),
  `SELECT (SELECT count(DISTINCT segid) FROM search_words_idx) AS words,
          (SELECT count(DISTINCT segid) FROM search_codes_idx) AS codes`,
);

/** FTS5's own words for a step towards one piece; below zero, so that all pieces take part, in so many pages a step. */
export const mergeWords = change(`INSERT INTO search_words (search_words, rank) VALUES ('merge', -64)`);
export const mergeCodes = change(`INSERT INTO search_codes (search_codes, rank) VALUES ('merge', -64)`);

export const changesSoFar = select(z.object({ count: z.number() }), 'SELECT total_changes() AS count');
