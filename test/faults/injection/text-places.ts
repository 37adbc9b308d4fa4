import type { z } from 'zod';

/** One text of a call, as the steps that lead to it. */
export type Place = readonly (string | number)[];

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
}

/** Where a value holds free text by its schema: no word of a list, no day, no code with a pattern. */
export function textPlacesIn(schema: z.ZodType, value: unknown, at: Place = []): Place[] {
  const def = schema._zod.def as unknown as Definition;
  const inner = def.innerType ?? def.in;
  if (inner) return textPlacesIn(inner, value, at);
  if (typeof value === 'string') return takesText(schema) ? [at] : [];
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => textPlacesIn(def.element as z.ZodType, one, [...at, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  if (def.options) {
    const option = def.options.find((one) => one.safeParse(value).success);
    return option ? textPlacesIn(option, value, at) : [];
  }
  return Object.entries(value).flatMap(([member, held]) => {
    const of = def.shape?.[member] ?? def.valueType;
    return of ? textPlacesIn(of, held, [...at, member]) : [];
  });
}

function takesText(schema: z.ZodType): boolean {
  return schema.safeParse('Some words').success;
}

/** Whether anything that the schema lets in holds free text. */
export function mayHoldText(schema: z.ZodType): boolean {
  const def = schema._zod.def as unknown as Definition;
  if (def.type === 'string') return takesText(schema);
  const parts = [def.innerType, def.in, def.element, def.valueType, ...(def.options ?? [])];
  return [...parts, ...Object.values(def.shape ?? {})].some((part) => part && mayHoldText(part));
}

/** The same value with the text in that place. */
export function withText(value: unknown, place: Place, text: string): unknown {
  const [step, ...further] = place;
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((one, index) => (index === step ? withText(one, further, text) : one));
  }
  const holder = value as Record<string, unknown>;
  return { ...holder, [step]: withText(holder[step], further, text) };
}

export function textAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((held, step) => (held as Record<string | number, unknown>)?.[step], value);
}
