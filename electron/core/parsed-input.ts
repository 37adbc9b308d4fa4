import type { z } from 'zod';
import { Refusal } from '../../shared/kernel/refusal.ts';

/**
 * What a client sent, as its schema reads it.
 * @throws Refusal `common.invalid` with a sentence for each field that is not as it must be.
 */
export function parsedInput(schema: z.ZodType | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal('invalid', {
    reason: 'common.invalid',
    fields: result.error.issues.map((issue) => ({
      path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
      message: /^[a-z]+\.[\w.-]+$/i.test(issue.message) ? issue.message : 'common.invalid.value',
      data: boundsOf(issue),
    })),
  });
}

/** What a sentence such as "at most {{maximum}} characters" needs. */
function boundsOf(issue: z.core.$ZodIssue): Record<string, unknown> | undefined {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  return undefined;
}
