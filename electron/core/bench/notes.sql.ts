import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const notesOfRepair = select(
  z.object({
    id: z.number(),
    audience: z.enum(['internal', 'customer']),
    text: z.string(),
    writtenAt: z.number(),
    writtenBy: z.string().nullable(),
  }),
  `SELECT work_note.id, work_note.audience, work_note.text, work_note.written_at AS writtenAt, person.name AS writtenBy
     FROM work_note LEFT JOIN person ON person.id = work_note.written_by
    WHERE work_note.repair_id = :repair ORDER BY work_note.id`,
);

export const insertNote = change(`
  INSERT INTO work_note (id, repair_id, audience, text, written_at, written_by)
  VALUES (:id, :repair, :audience, :text, :now, :person)`);
