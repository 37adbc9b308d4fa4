import { z } from 'zod';
import { dayField, idField, optionalLine } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';

export const handOffInput = z.object({ id: idField, toId: idField, note: optionalLine(300) });

export const answerInput = z.object({
  /** The hand-off. */
  id: idField,
  accept: z.boolean(),
  /** Obligatory where it is refused. */
  reason: optionalLine(300),
});

export const handOffOutcomes = ['accepted', 'refused', 'withdrawn'] as const;

/** One hand-off of an order; until it is accepted the giver has the order. */
export const handOffShape = z.object({
  id: z.number(),
  fromId: z.number(),
  fromName: z.string(),
  toId: z.number(),
  toName: z.string(),
  note: z.string(),
  offeredAt: z.number(),
  outcome: z.enum(handOffOutcomes).nullable(),
  reason: z.string(),
  answeredAt: z.number().nullable(),
});

export type HandOff = z.output<typeof handOffShape>;

const offered = z.object({
  id: z.number(),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  customerName: z.string(),
  fromName: z.string(),
  note: z.string(),
  offeredAt: z.number(),
});

const chartRow = z.object({
  personId: z.number(),
  name: z.string(),
  /** What they gave away, however it was answered. */
  given: z.number(),
  /** What was given to them, by what became of it. */
  accepted: z.number(),
  refused: z.number(),
  waiting: z.number(),
  /** How long what was given to them waited for their answer: hours of the wall clock, to a tenth. */
  waitedHours: z.number(),
});

export const handOffs = {
  /** Offers an order to somebody else; its owner (or whoever answers for the shop) gives it. */
  handOff: command('repairs.assign')
    .input(handOffInput)
    .output(z.object({ handOffId: z.number() })),
  answerHandOff: command('repairs.assign').input(answerInput).output(z.object({})),
  withdrawHandOff: command('repairs.assign')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** Has it from now on; counted as a hand-off from whoever had it. */
  take: command('repairs.assign')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** What was given to the asker and waits for an answer, oldest first. */
  handOffsForMe: query('repairs.read').output(z.array(offered)),
  /** Who gave and who took, of what was offered from the first to the last of these days. */
  handOffChart: query('repairs.judgeComeBack')
    .input(z.object({ from: dayField, until: dayField }))
    .output(z.object({ people: z.array(chartRow), ordersWithoutOwner: z.number() })),
  /** Who is to work on these; null: nobody yet. */
  assign: command('repairs.assign')
    .input(
      z.object({
        ids: z
          .array(idField)
          .min(1, { error: 'common.invalid.required' })
          .max(200, { error: 'common.invalid.tooMany' }),
        technicianId: idField.nullable(),
        /** Of somebody who keeps the skills: for warranty work that the technician has not learned. */
        countersignId: idField.nullable().default(null),
      }),
    )
    .output(
      z.object({
        /** Orders whose kind of device this technician has not learned: assigned all the same. */
        unskilled: z.array(z.object({ id: z.number(), number: z.string() })),
      }),
    ),
};
