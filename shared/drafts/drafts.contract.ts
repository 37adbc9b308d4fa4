import { z } from 'zod';
import { note, query } from '../kernel/procedure.ts';

/** Names a form, and the record it is about: `repairs.takeIn`, `customers.edit:12`. */
const form = z.string().regex(/^[\w.:-]{1,80}$/);

/** What somebody typed and did not save yet: kept for the person, over windows, crashes and restarts. */
export const drafts = {
  of: query('signed-in')
    .input(z.object({ form }))
    .output(z.object({ body: z.unknown(), changedAt: z.number() }).nullable()),
  list: query('signed-in').output(z.array(z.object({ form: z.string(), changedAt: z.number() }))),
  keep: note('signed-in')
    .input(z.object({ form, body: z.unknown() }))
    .output(z.object({ changedAt: z.number() })),
  discard: note('signed-in').input(z.object({ form })).output(z.object({})),
};
