import type { z } from 'zod';

interface Called<Schema extends z.ZodType> {
  '~orpc': { inputSchema?: Schema | undefined };
}

/** The schema by which the contract checks what this command is given, for a form of it. */
export function inputSchemaOf<Schema extends z.ZodType>(procedure: Called<Schema>): Schema {
  const schema = procedure['~orpc'].inputSchema;
  if (!schema) throw new Error('this command is given nothing');
  return schema;
}
