import { oc } from '@orpc/contract';
import { z } from 'zod';
import { borderCodes } from './refusal.ts';
import type { Right } from './rights.ts';

/**
 * What the core's wrapper knows of a procedure before it runs.
 * `query` reads; `command` changes facts once and leaves an event; `note` keeps what is nobody's fact (a draft).
 * `open`: callable by nobody in particular (first run, sign-in); `signed-in`: by anyone at the desk.
 */
export interface ProcedureMeta {
  kind: 'query' | 'command' | 'note';
  right: Right | 'open' | 'signed-in';
}

const refusalData = z.object({
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  fields: z
    .array(
      z.object({
        path: z.array(z.union([z.string(), z.number()])),
        message: z.string(),
        data: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

const base = oc.$meta<Partial<ProcedureMeta>>({}).errors({
  INVALID: { status: borderCodes.invalid.status, data: refusalData },
  NOT_FOUND: { status: borderCodes['not-found'].status, data: refusalData },
  CONFLICT: { status: borderCodes.conflict.status, data: refusalData },
  FORBIDDEN: { status: borderCodes.forbidden.status, data: refusalData },
  SIGNED_OUT: { status: borderCodes['signed-out'].status, data: refusalData },
});

/** A question: reads one consistent view, changes nothing, may be asked again at will. */
export const query = (right: ProcedureMeta['right']) =>
  base.meta({ kind: 'query', right } satisfies ProcedureMeta);

/** An order to change something: one transaction, an idempotency key, an event. */
export const command = (right: ProcedureMeta['right']) =>
  base.meta({ kind: 'command', right } satisfies ProcedureMeta);

/** Keeps something that is no fact of the shop, such as a draft: no event, harmless to repeat. */
export const note = (right: ProcedureMeta['right']) =>
  base.meta({ kind: 'note', right } satisfies ProcedureMeta);
