import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const insertCountersign = change(`
  INSERT INTO countersign (id, person_id, asked_by, right, at) VALUES (:id, :person, :asker, :right, :now)`);

export const countersignById = select(
  z.object({
    person_id: z.number(),
    person_name: z.string(),
    asked_by: z.number(),
    right: z.string(),
    at: z.number(),
    used_at: z.number().nullable(),
  }),
  `SELECT countersign.person_id, person.name AS person_name, countersign.asked_by, countersign.right, countersign.at,
          countersign.used_at
     FROM countersign JOIN person ON person.id = countersign.person_id WHERE countersign.id = :id`,
);

export const useUpCountersign = change('UPDATE countersign SET used_at = :now WHERE id = :id');
