import { z } from 'zod';
import { idField, line } from '../kernel/fields.ts';
import { languages } from '../kernel/language.ts';
import { command, query } from '../kernel/procedure.ts';

/** A name by language; `name` stands where a language is missing. */
export const names = z.partialRecord(z.enum(languages), z.string().max(120));

export const category = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  name: z.string(),
  names,
  isHidden: z.boolean(),
});

export const unit = z.object({
  id: z.number(),
  categoryId: z.number().nullable(),
  modelId: z.number().nullable(),
  parent: z.number().nullable(),
  /** The component's word in warranty terms, e.g. `battery`. */
  code: z.string(),
  name: z.string(),
  names,
  isServiceable: z.boolean(),
});

export type Category = z.output<typeof category>;
export type Unit = z.output<typeof unit>;

export const catalogue = {
  categories: query('catalogue.read').output(z.array(category)),
  brands: query('catalogue.read')
    .input(z.object({ text: z.string().max(80).default(''), limit: z.int().min(1).max(50).default(20) }))
    .output(z.array(z.object({ id: z.number(), name: z.string() }))),
  models: query('catalogue.read')
    .input(
      z.object({
        text: z.string().max(120).default(''),
        brand: z.string().max(80).default(''),
        categoryId: idField.optional(),
        withHidden: z.boolean().default(false),
        limit: z.int().min(1).max(200).default(20),
      }),
    )
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          brand: z.string(),
          categoryId: z.number(),
          isHidden: z.boolean(),
        }),
      ),
    ),
  /** What can be serviced by itself in this model or, where it says nothing, in its category. */
  units: query('catalogue.read')
    .input(z.object({ categoryId: idField, modelId: idField.optional() }))
    .output(z.array(unit)),
  addCategory: command('catalogue.write')
    .input(
      z.object({
        name: line({ max: 80 }),
        names: names.default({}),
        parent: idField.nullable().default(null),
      }),
    )
    .output(z.object({ id: z.number() })),
  changeCategory: command('catalogue.write')
    .input(z.object({ id: idField, name: line({ max: 80 }), names, isHidden: z.boolean() }))
    .output(z.object({})),
  addModel: command('catalogue.write')
    .input(z.object({ name: line({ max: 120 }), brand: line({ max: 80 }), categoryId: idField }))
    .output(z.object({ id: z.number() })),
  changeModel: command('catalogue.write')
    .input(z.object({ id: idField, name: line({ max: 120 }), categoryId: idField, isHidden: z.boolean() }))
    .output(z.object({})),
  addUnit: command('catalogue.write')
    .input(unit.omit({ id: true }).extend({ name: line({ max: 80 }), code: line({ max: 40 }) }))
    .output(z.object({ id: z.number() })),
  changeUnit: command('catalogue.write')
    .input(z.object({ id: idField, name: line({ max: 80 }), names, isServiceable: z.boolean() }))
    .output(z.object({})),
};
