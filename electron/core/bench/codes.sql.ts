import { z } from 'zod';
import { codeKinds, topics } from '../../../shared/bench/codes.rules.ts';
import { causes } from '../../../shared/warranty/warranty.terms.ts';
import { change, select } from '../store/statement.ts';

/** What the shop has changed of the program's codes, and its own: a hundred at most. */
export const keptCodes = select(
  z.object({
    word: z.string(),
    kind: z.enum(codeKinds),
    topic: z.enum(topics),
    names: z.string(),
    known_by: z.string(),
    answers_to: z.enum(causes).or(z.literal('')),
    is_hidden: z.number(),
  }),
  'SELECT word, kind, topic, names, known_by, answers_to, is_hidden FROM service_code ORDER BY changed_at, word',
);

export const keepCode = change(`
  INSERT INTO service_code (word, kind, topic, names, known_by, answers_to, is_hidden, changed_at)
  VALUES (:word, :kind, :topic, :names, :known_by, :answers_to, :is_hidden, :now)
  ON CONFLICT (word) DO UPDATE SET topic = excluded.topic, names = excluded.names, known_by = excluded.known_by,
                                   answers_to = excluded.answers_to, is_hidden = excluded.is_hidden`);

export const forgetCode = change('DELETE FROM service_code WHERE word = :word');

export const habitsOf = select(
  z.object({ word: z.string(), chosen: z.string(), times: z.number() }),
  `SELECT coding_habit.word, coding_habit.chosen, coding_habit.times
     FROM json_each(:words) AS asked CROSS JOIN coding_habit
    WHERE coding_habit.kind = :kind AND coding_habit.word = asked.value`,
);

export const countHabit = change(`
  INSERT INTO coding_habit (kind, word, chosen, times) VALUES (:kind, :word, :chosen, max(0, :times))
  ON CONFLICT (kind, word, chosen) DO UPDATE SET times = max(0, times + :times)`);

export const faultOfRepair = select(
  z.object({ fault: z.string(), device_id: z.number().nullable() }),
  'SELECT fault, device_id FROM repair WHERE id = :id',
);
