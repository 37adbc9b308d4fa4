import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';
import { words } from './words.ts';

/** The part of a schema's definition that its values can be made from (zod 4: `schema._zod.def`). */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  items?: readonly z.ZodType[];
  innerType?: z.ZodType;
  in?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
  getter?: () => z.ZodType;
  checks?: readonly { _zod: { def: CheckDefinition } }[];
}

interface CheckDefinition {
  check: string;
  minimum?: number;
  maximum?: number;
  value?: number;
}

/** The ids that a generated value may name. */
export type Ids = readonly number[];

type Make = (schema: z.ZodType, def: Definition, ids: Ids) => Arbitrary<unknown>;

/** Values that the schema lets in, nearly always: a rule over many fields may still refuse one. */
export function arbitraryOf(schema: z.ZodType, ids: Ids): Arbitrary<unknown> {
  const def = definitionOf(schema);
  const make = makers[def.type];
  if (!make) throw new Error(`no values are made for a schema of type ${def.type} yet`);
  const made = make(schema, def, ids);
  return def.checks?.some((check) => check._zod.def.check === 'custom') ? luckily(made, schema) : made;
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** Takes another draw where a rule of the schema refuses one, but not for ever. */
function luckily(made: Arbitrary<unknown>, schema: z.ZodType): Arbitrary<unknown> {
  let misses = 0;
  return made.filter((value) => {
    const isLetIn = schema.safeParse(value).success || misses >= 50;
    misses = isLetIn ? 0 : misses + 1;
    return isLetIn;
  });
}

const inner: Make = (_, { innerType }, ids) => arbitraryOf(innerType as z.ZodType, ids);

const makers: Record<string, Make> = {
  object: objects,
  record: records,
  array: arrays,
  tuple: (_, { items = [] }, ids) => fc.tuple(...items.map((item) => arbitraryOf(item, ids))),
  union: (_, { options = [] }, ids) => fc.oneof(...options.map((option) => arbitraryOf(option, ids))),
  enum: (_, { entries = {} }) => fc.constantFrom(...Object.values(entries)),
  literal: (_, { values = [] }) => fc.constantFrom(...values),
  string: strings,
  number: numbers,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  undefined: () => fc.constant(undefined),
  any: () => fc.jsonValue(),
  unknown: () => fc.jsonValue(),
  nullable: (schema, def, ids) => fc.option(inner(schema, def, ids), { nil: null, freq: 4 }),
  optional: maybeAbsent,
  default: maybeAbsent,
  prefault: maybeAbsent,
  readonly: inner,
  nonoptional: inner,
  catch: inner,
  pipe: (_, def, ids) => arbitraryOf(def.in as z.ZodType, ids),
  lazy: (_, { getter }, ids) => arbitraryOf((getter as () => z.ZodType)(), ids),
};

function maybeAbsent(schema: z.ZodType, def: Definition, ids: Ids): Arbitrary<unknown> {
  return fc.option(inner(schema, def, ids), { nil: undefined, freq: 4 });
}

function objects(_: z.ZodType, { shape = {} }: Definition, ids: Ids): Arbitrary<unknown> {
  const members = Object.entries(shape);
  const model = Object.fromEntries(members.map(([name, member]) => [name, arbitraryOf(member, ids)]));
  const requiredKeys = members.filter(([, member]) => member._zod.optin === undefined).map(([name]) => name);
  return fc.record(model, { requiredKeys });
}

function records(_: z.ZodType, { keyType, valueType }: Definition, ids: Ids): Arbitrary<unknown> {
  const entry = fc.tuple(arbitraryOf(keyType as z.ZodType, ids), arbitraryOf(valueType as z.ZodType, ids));
  return fc
    .array(entry, { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries as [string, unknown][]));
}

function arrays(_: z.ZodType, def: Definition, ids: Ids): Arbitrary<unknown> {
  const [minLength, maxLength] = boundsOf(def, 0, Number.MAX_SAFE_INTEGER);
  const element = arbitraryOf(def.element as z.ZodType, ids);
  return fc.array(element, { minLength, maxLength: Math.min(maxLength, minLength + 3) });
}

/** Words that the schema lets in, and texts of any script wherever it lets those in too. */
function strings(schema: z.ZodType, def: Definition): Arbitrary<unknown> {
  const [, most] = boundsOf(def, 0, 200);
  return fitting(schema, words, fc.string({ unit: 'grapheme', maxLength: Math.min(most, 60) }));
}

function numbers(schema: z.ZodType, def: Definition, ids: Ids): Arbitrary<unknown> {
  const [min, max] = boundsOf(def, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const [least, most] = [Math.ceil(min), Math.floor(max)];
  return fitting(schema, [...ids, 0, 1, 2, 12, 100, least, most], fc.integer({ min: least, max: most }));
}

/** What is known and let in, and what was drawn wherever that is let in too. */
function fitting(
  schema: z.ZodType,
  known: readonly unknown[],
  drawn: Arbitrary<unknown>,
): Arbitrary<unknown> {
  const letIn = (value: unknown) => schema.safeParse(value).success;
  const good = known.filter(letIn);
  if (good.length === 0)
    throw new Error('a field takes nothing that is known here: add a word that it takes');
  const certain = fc.constantFrom(...good);
  const orCertain = fc.tuple(drawn, certain).map(([value, sure]) => (letIn(value) ? value : sure));
  return fc.oneof({ arbitrary: certain, weight: 2 }, orCertain);
}

function boundsOf({ checks = [] }: Definition, min: number, max: number): [least: number, most: number] {
  let [least, most] = [min, max];
  for (const { _zod } of checks) {
    const { check, minimum, maximum, value } = _zod.def;
    if (check === 'greater_than') least = Math.max(least, value ?? least);
    if (check === 'less_than') most = Math.min(most, value ?? most);
    least = Math.max(least, minimum ?? least);
    most = Math.min(most, maximum ?? most);
  }
  return [least, most];
}
