import { z } from 'zod';
import { query } from '../kernel/procedure.ts';

/**
 * What a check found. `pages`: the file's own structure; `index`: a search index that does not answer for its rows;
 * `history-changed`: an event that is not what was sealed; `history-cut`: events that were written here are not in the
 * file; `history-replaced`: other events than those that were written here.
 */
export const findingKinds = ['pages', 'index', 'history-changed', 'history-cut', 'history-replaced'] as const;

const finding = z.object({
  kind: z.enum(findingKinds),
  /** The first event that is wrong, or the last one that is known to have been written here. */
  event: z.number().nullable(),
  /** The last event that the file holds. */
  lastEvent: z.number().nullable(),
  /** What SQLite said, for whoever helps. */
  detail: z.string().nullable(),
});

export type Finding = z.infer<typeof finding>;

const storeState = z.object({
  state: z.enum(['sound', 'full', 'failing']),
  code: z.string().nullable(),
  since: z.number().nullable(),
  isReadable: z.boolean(),
  /** The file is just being opened anew and looked at. */
  isTrying: z.boolean(),
  finding: finding.nullable(),
});

export type StoreState = z.infer<typeof storeState>;

const check = z.object({
  kind: z.enum(['quick', 'full']),
  endedAt: z.number(),
  events: z.number(),
  finding: finding.nullable(),
});

export type Check = z.infer<typeof check>;

const checks = z.object({
  lastQuick: check.nullable(),
  lastFull: check.nullable(),
  /** The last event that was noted outside the file. `isForeign`: what stood there at the start was not of this machine. */
  anchor: z.object({ event: z.number().nullable(), isForeign: z.boolean() }),
  running: z.object({ kind: z.enum(['quick', 'full']), share: z.number().min(0).max(1) }).nullable(),
});

/**
 * Whether the shop's file can be trusted and written. None of it is a command: it must answer while nothing may be
 * written, and asking twice does no harm.
 */
export const health = {
  state: query('open').output(storeState),
  /** Opens the file anew, looks through it and writes again if it is whole. Open: a session may not be readable now. */
  retry: query('open').output(storeState),
  checks: query('audit.read').output(checks),
  startCheck: query('audit.read')
    .input(z.object({ kind: z.enum(['quick', 'full']) }))
    .output(z.object({})),
  cancelCheck: query('audit.read').output(z.object({})),
  /** The owner takes the file as it is, knowing what was found in its history; that is written into it. */
  goOn: query('settings.write').output(storeState),
};
