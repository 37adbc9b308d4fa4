import { z } from 'zod';
import { dayField, idField, line, optionalLine } from '../kernel/fields.ts';
import { openingHoursSchema } from '../kernel/opening.ts';
import { command, query } from '../kernel/procedure.ts';
import { skillFits } from './skills.rules.ts';

export const absenceKinds = ['holiday', 'sick', 'training', 'other'] as const;

const person = z.object({ id: z.number(), name: z.string() });

const worker = person.extend({
  hours: openingHoursSchema,
  /** Whether the hours are their own; else they work while the shop is open. */
  hasOwnHours: z.boolean(),
});

export type Worker = z.output<typeof worker>;

const absence = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  kind: z.enum(absenceKinds),
  note: z.string(),
});

const skill = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  categoryId: z.number(),
  brandId: z.number().nullable(),
  brand: z.string(),
  level: z.number(),
  validUntil: z.string().nullable(),
  isExpired: z.boolean(),
});

const place = z.object({
  id: z.number(),
  name: z.string(),
  count: z.number(),
  categoryIds: z.array(z.number()),
  isHidden: z.boolean(),
});

export type Place = z.output<typeof place>;

export const hoursInput = z.object({
  personId: idField,
  /** Null: while the shop is open. */
  hours: openingHoursSchema.nullable(),
});

export const absenceInput = z
  .object({
    personId: idField,
    fromOn: dayField,
    untilOn: dayField,
    kind: z.enum(absenceKinds, { error: 'common.invalid.choice' }),
    note: optionalLine(200),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    error: 'capacity.invalid.day-order',
    path: ['untilOn'],
  });

export const skillInput = z.object({
  personId: idField,
  categoryId: idField,
  /** '' for every brand. */
  brand: optionalLine(80),
  level: z.int({ error: 'common.invalid.number' }).min(1).max(3),
  validUntil: dayField.nullable(),
});

const count = z
  .int({ error: 'common.invalid.number' })
  .min(0, { error: 'common.invalid.number' })
  .max(100, { error: 'common.invalid.number' });

const placeFields = {
  name: line({ max: 80 }),
  count,
  categoryIds: z.array(idField).min(1, { error: 'common.invalid.required' }).max(100),
};

export const newPlaceInput = z.object(placeFields);
export const placeInput = z.object({ id: idField, ...placeFields, isHidden: z.boolean() });

const minutes = z.object({ available: z.number(), planned: z.number() });

export const loadWeek = z.object({
  fromOn: z.string(),
  people: z.array(
    person.extend({
      ...minutes.shape,
      /** Seven days from `fromOn`. */
      days: z.array(minutes.extend({ on: z.string(), absence: z.enum(absenceKinds).nullable() })),
    }),
  ),
});

export type LoadWeek = z.output<typeof loadWeek>;

export const capacity = {
  /** Who works at the bench and when, who is away, who can do what, and what places there are. */
  team: query('capacity.read').output(
    z.object({
      people: z.array(worker),
      /** Work here too, but not at the bench: hours of their own would bring them there. */
      others: z.array(person),
      /** Those that are not over. */
      absences: z.array(absence),
      skills: z.array(skill),
      places: z.array(place),
    }),
  ),
  /** Planned against available minutes, week by week from the one of today, the reserve taken off. */
  load: query('capacity.read')
    .input(z.object({ weeks: z.int().min(1).max(26).default(4) }))
    .output(z.array(loadWeek)),
  /** Who has learned the work of an order, everybody at the bench. */
  fits: query('capacity.read')
    .input(z.object({ repairId: idField }))
    .output(
      z.array(
        person.extend({ fit: z.enum(skillFits), needs: z.enum(['nothing', 'warning', 'countersign']) }),
      ),
    ),
  setHours: command('capacity.write').input(hoursInput).output(z.object({})),
  addAbsence: command('capacity.write')
    .input(absenceInput)
    .output(z.object({ id: z.number() })),
  removeAbsence: command('capacity.write')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** One a person, category and brand: the same again changes it. */
  setSkill: command('capacity.write')
    .input(skillInput)
    .output(z.object({ id: z.number() })),
  removeSkill: command('capacity.write')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  addPlace: command('capacity.write')
    .input(newPlaceInput)
    .output(z.object({ id: z.number() })),
  changePlace: command('capacity.write').input(placeInput).output(z.object({})),
};
