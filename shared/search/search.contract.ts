import { z } from 'zod';
import { query } from '../kernel/procedure.ts';

export const hitKinds = ['customer', 'device', 'repair'] as const;

export const hit = z.object({
  kind: z.enum(hitKinds),
  /** The record's id in its own table. */
  ref: z.number(),
  title: z.string(),
  detail: z.string(),
});

export type Hit = z.output<typeof hit>;

/** One box over everything: words in any order, and any run of three or more letters or digits of a code. */
export const search = {
  find: query('signed-in')
    .input(
      z.object({
        text: z.string().max(200),
        kinds: z.array(z.enum(hitKinds)).optional(),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ hits: z.array(hit) })),
};
