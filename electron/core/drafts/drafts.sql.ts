import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const draftOf = select(
  z.object({ body: z.string(), changed_at: z.number() }),
  'SELECT body, changed_at FROM draft WHERE person_id = :person AND form = :form',
);

export const draftsOfPerson = select(
  z.object({ form: z.string(), changed_at: z.number() }),
  'SELECT form, changed_at FROM draft WHERE person_id = :person ORDER BY changed_at DESC',
);

export const keepDraft = change(`
  INSERT INTO draft (person_id, form, body, changed_at) VALUES (:person, :form, :body, :now)
  ON CONFLICT (person_id, form) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at`);

export const discardDraft = change('DELETE FROM draft WHERE person_id = :person AND form = :form');
