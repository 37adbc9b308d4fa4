import { z } from 'zod';
import { idField, page } from '../kernel/fields.ts';
import { query } from '../kernel/procedure.ts';

const domainField = z.string().regex(/^[a-z][A-Za-z]{0,39}$/, { error: 'common.invalid.choice' });

const entry = z.object({
  id: z.number(),
  at: z.number(),
  actor: z.object({ id: z.number(), name: z.string() }).nullable(),
  station: z.string().nullable(),
  procedure: z.string(),
  domain: z.string(),
  subject: z.number().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});

export type AuditEntry = z.infer<typeof entry>;

const entries = z.object({ rows: z.array(entry), next: z.string().nullable() });

/** The log of what was done, newest first. */
export const audit = {
  ofSubject: query('audit.read')
    .input(z.object({ ...page, domain: domainField, subject: idField }))
    .output(entries),
  list: query('audit.read')
    .input(z.object({ ...page, domain: domainField.optional(), actor: idField.optional() }))
    .output(entries),
  /** Walks the whole chain of seals; `firstBroken` is the first event that was changed afterwards. */
  check: query('audit.read').output(z.object({ events: z.number(), firstBroken: z.number().nullable() })),
};
