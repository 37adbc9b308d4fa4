import { z } from 'zod';
import { line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import { reasons } from './manifest.ts';
import { longJob, restoreSteps } from './restore-steps.ts';

const jobId = z.uuid();

export const placeStates = [
  'none',
  'ready',
  'missing',
  'not-a-folder',
  'not-writable',
  'inside-data',
  'relative',
] as const;

export const backupWishes = z.object({
  warnAfterDays: z
    .int({ error: 'common.invalid.number' })
    .min(1, { error: 'backups.invalid.days' })
    .max(60, { error: 'backups.invalid.days' }),
  /** A folder on another drive, '' for none. */
  secondPlace: line({ max: 2000, min: 0 }),
});

/** Copies of the whole shop, and the way back to one. */
export const backups = {
  state: query('backups.make').output(
    backupWishes.extend({
      last: z
        .object({ fileName: z.string(), madeAt: z.number(), bytes: z.number(), why: z.enum(reasons) })
        .nullable(),
      failure: z.object({ at: z.number(), reason: z.string() }).nullable(),
      /** The owner should be told: too long since the last, or the last one failed. */
      isOverdue: z.boolean(),
      dataFolder: z.string(),
      warning: z
        .object({ kind: z.enum(['synchronised', 'network']), name: z.string(), isUnderstood: z.boolean() })
        .nullable(),
      second: z.object({
        state: z.enum(placeStates),
        freeBytes: z.number().nullable(),
        /** Backups that are not there yet. */
        waiting: z.number(),
      }),
      making: longJob.extend({ jobId, why: z.enum(reasons) }).nullable(),
      setAside: z.array(
        z.object({
          name: z.string(),
          at: z.number(),
          shopName: z.string(),
          was: z.enum(['shop', 'empty', 'unreadable']),
          bytes: z.number(),
          isGoodSince: z.number().nullable(),
        }),
      ),
    }),
  ),
  make: command('backups.make').output(z.object({ jobId })),
  cancelMaking: note('backups.make').input(z.object({ jobId })).output(z.object({})),
  change: command('backups.make').input(backupWishes.partial()).output(z.object({})),
  /** The owner has read where the data lies and what that may mean. */
  understandPlace: command('backups.make').output(z.object({})),
  ...restoreSteps('backups.restore'),
};
