import { z } from 'zod';
import { checkAnswers, checkMoments } from '../../../shared/bench/checks.rules.ts';
import { change, select } from '../store/statement.ts';

export const templatesOf = select(
  z.object({ moment: z.enum(checkMoments), items: z.string() }),
  'SELECT moment, items FROM bench_template WHERE ifnull(category_id, 0) = ifnull(:category, 0)',
);

export const keepTemplate = change(`
  INSERT INTO bench_template (id, category_id, moment, items, changed_at) VALUES (:id, :category, :moment, :items, :now)
  ON CONFLICT (ifnull(category_id, 0), moment)
  DO UPDATE SET items = excluded.items, changed_at = excluded.changed_at`);

export const removeTemplates = change(
  'DELETE FROM bench_template WHERE ifnull(category_id, 0) = ifnull(:category, 0)',
);

export const roundsOfRepair = select(
  z.object({
    id: z.number(),
    moment: z.enum(checkMoments),
    begunAt: z.number(),
    overAt: z.number().nullable(),
  }),
  `SELECT id, moment, begun_at AS begunAt, over_at AS overAt FROM check_round
    WHERE repair_id = :repair ORDER BY moment, id DESC`,
);

export const roundThatCounts = select(
  z.object({ id: z.number() }),
  'SELECT id FROM check_round WHERE repair_id = :repair AND moment = :moment AND over_at IS NULL',
);

export const insertRound = change(`
  INSERT INTO check_round (id, repair_id, moment, begun_at, begun_by) VALUES (:id, :repair, :moment, :now, :person)`);

export const insertPoint = change(
  'INSERT INTO check_point (id, round_id, position, names) VALUES (:id, :round, :position, :names)',
);

export const insertAnswer = change(`
  INSERT INTO check_answer (id, point_id, answer, note, answered_at, answered_by)
  VALUES (:id, :point, :answer, :note, :now, :person)`);

/** Each with its last answer. */
export const pointsOfRound = select(
  z.object({
    id: z.number(),
    names: z.string(),
    answer: z.enum(checkAnswers).nullable(),
    note: z.string(),
    answeredAt: z.number().nullable(),
    answeredBy: z.string().nullable(),
  }),
  `SELECT check_point.id, check_point.names, check_answer.answer, ifnull(check_answer.note, '') AS note,
          check_answer.answered_at AS answeredAt, person.name AS answeredBy
     FROM check_point
     LEFT JOIN check_answer ON check_answer.id = (SELECT max(last.id) FROM check_answer AS last
                                                   WHERE last.point_id = check_point.id)
     LEFT JOIN person ON person.id = check_answer.answered_by
    WHERE check_point.round_id = :round ORDER BY check_point.position`,
);

export const pointById = select(
  z.object({
    id: z.number(),
    roundId: z.number(),
    repairId: z.number(),
    moment: z.enum(checkMoments),
    overAt: z.number().nullable(),
    names: z.string(),
  }),
  `SELECT check_point.id, check_point.round_id AS roundId, check_round.repair_id AS repairId, check_round.moment,
          check_round.over_at AS overAt, check_point.names
     FROM check_point CROSS JOIN check_round ON check_round.id = check_point.round_id
    WHERE check_point.id = :id`,
);
