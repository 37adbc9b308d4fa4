import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const entriesToTry = select(
  z.object({ id: z.number(), words: z.string(), codes: z.string(), slips: z.string() }),
  'SELECT id, words, codes, slips FROM search_entry WHERE id > :after ORDER BY id LIMIT :limit',
);

export const howManyEntries = select(
  z.object({ first: z.number(), last: z.number() }),
  'SELECT coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last FROM search_entry',
);

const found = z.object({ found: z.number() });

export const isFoundByWords = select(
  found,
  'SELECT count(*) AS found FROM search_words WHERE search_words MATCH :match AND rowid = :id',
);

export const isFoundByCodes = select(
  found,
  'SELECT count(*) AS found FROM search_codes WHERE search_codes MATCH :match AND rowid = :id',
);

export const rebuildWords = change(`INSERT INTO search_words (search_words) VALUES ('rebuild')`);

export const rebuildCodes = change(`INSERT INTO search_codes (search_codes) VALUES ('rebuild')`);
