import { z } from 'zod';
import { answerWays } from '../../../shared/estimates/estimate.rules.ts';
import { change, select } from '../store/statement.ts';

const answer = z.object({
  id: z.number(),
  estimate_id: z.number(),
  verdict: z.enum(['approved', 'refused']),
  option_id: z.number().nullable(),
  line_ids: z.string(),
  how: z.enum(answerWays),
  approver: z.string(),
  amount_minor: z.number(),
  deposit_minor: z.number(),
  fee_minor: z.number(),
  reason: z.string(),
  note: z.string(),
  is_signed: z.number(),
  answered_at: z.number(),
  taken_by: z.string(),
});

const columns = `answer.id, answer.estimate_id, answer.verdict, answer.option_id, answer.line_ids, answer.how,
       answer.approver, answer.amount_minor, answer.deposit_minor, answer.fee_minor, answer.reason, answer.note,
       answer.signature IS NOT NULL AS is_signed, answer.answered_at, person.name AS taken_by`;

export const answersOfRepair = select(
  answer,
  `SELECT ${columns} FROM estimate_answer AS answer JOIN person ON person.id = answer.taken_by
    WHERE answer.repair_id = :repair ORDER BY answer.id`,
);

export const answerOfEstimate = select(
  answer,
  `SELECT ${columns} FROM estimate_answer AS answer JOIN person ON person.id = answer.taken_by
    WHERE answer.estimate_id = :estimate`,
);

export const insertAnswer = change(`
  INSERT INTO estimate_answer (id, estimate_id, repair_id, verdict, option_id, line_ids, how, approver, amount_minor,
                               deposit_minor, fee_minor, reason, note, signature, answered_at, taken_by)
  VALUES (:id, :estimate, :repair, :verdict, :option, :lines, :how, :approver, :amount, :deposit, :fee, :reason, :note,
          :signature, :now, :person)`);

/** Estimates that went to their customers in a time, and how they were answered. */
export const sentIn = select(
  z.object({
    sent_at: z.number(),
    verdict: z.string().nullable(),
    reason: z.string().nullable(),
    answered_at: z.number().nullable(),
  }),
  `SELECT estimate.sent_at, answer.verdict, answer.reason, answer.answered_at
     FROM estimate LEFT JOIN estimate_answer AS answer ON answer.estimate_id = estimate.id
    WHERE estimate.sent_at >= :from AND estimate.sent_at < :until`,
);
