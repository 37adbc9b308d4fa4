import { z } from 'zod';
import { dayField, idField, line } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { comeBackVerdicts, likenesses } from './come-back.rules.ts';

const verdict = z.enum(comeBackVerdicts, { error: 'common.invalid.choice' });

export const judgeInput = z.object({ id: idField, verdict, reason: line({ max: 300 }) });

/** The repair before, of which this may be a come-back. */
const earlier = z.object({
  id: z.number(),
  number: z.string(),
  closedAt: z.number(),
  technicianName: z.string().nullable(),
});

export const comeBackShape = z.object({
  earlier,
  likeness: z.enum(likenesses),
  foundAt: z.number(),
  /** Null: not decided, and so not charged. */
  verdict: z.enum(comeBackVerdicts).nullable(),
  reason: z.string(),
  decidedAt: z.number().nullable(),
  decidedBy: z.string().nullable(),
});

const undecided = z.object({
  id: z.number(),
  number: z.string(),
  label: z.string(),
  customerName: z.string(),
  fault: z.string(),
  foundAt: z.number(),
  likeness: z.enum(likenesses),
  earlierId: z.number(),
  earlierNumber: z.string(),
  earlierClosedAt: z.number(),
});

const verdictCounts = {
  found: z.number(),
  undecided: z.number(),
  ours: z.number(),
  part: z.number(),
  unrelated: z.number(),
  customer: z.number(),
};

export const comeBacks = {
  /** Whether a device of the books that is brought today would be a come-back, and of what. */
  maybeComeBack: query('repairs.read')
    .input(z.object({ deviceId: idField }))
    .output(
      z.object({ id: z.number(), number: z.string(), closedAt: z.number(), fault: z.string() }).nullable(),
    ),
  judgeComeBack: command('repairs.judgeComeBack').input(judgeInput).output(z.object({})),
  /** What a supervisor has to decide, the longest waiting first. */
  comeBacksToDecide: query('repairs.judgeComeBack').output(z.array(undecided)),
  /** Come-backs found from the first to the last of these days, counted against whoever had worked on the repair before. */
  comeBackChart: query('repairs.judgeComeBack')
    .input(z.object({ from: dayField, until: dayField }))
    .output(
      z.object({
        technicians: z.array(
          z.object({
            /** Null where the repair before names nobody. */
            technicianId: z.number().nullable(),
            name: z.string().nullable(),
            ...verdictCounts,
          }),
        ),
        /** By the cause that was coded in the repair before; one with several causes counts for each of them. */
        causes: z.array(z.object({ cause: z.string(), ...verdictCounts })),
      }),
    ),
};
