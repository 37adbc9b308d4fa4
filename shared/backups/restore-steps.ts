import { z } from 'zod';
import { line } from '../kernel/fields.ts';
import { command, note, type ProcedureMeta, query } from '../kernel/procedure.ts';
import { typedSecretField } from '../people/secrets.ts';
import { CHUNK_BYTES } from '../records/records.contract.ts';
import { reasons } from './manifest.ts';

const uploadId = z.uuid();
const jobId = z.uuid();
const plainName = z.string().regex(/^[\w.-]{1,120}$/, { error: 'common.invalid.value' });

/** A backup may be large, and comes up in small pieces all the same. */
export const LARGEST_UPLOAD_BYTES = 64 * 1024 ** 3;

const counts = z.object({
  customers: z.number(),
  devices: z.number(),
  repairs: z.number(),
  events: z.number(),
  attachments: z.number().nullable(),
});

export const listedBackup = z.object({
  fileName: z.string(),
  bytes: z.number(),
  madeAt: z.number(),
  why: z.enum(reasons),
  kind: z.enum(['archive', 'database', 'unreadable']),
  /** Of which shop; '' where the file does not say. */
  shopName: z.string(),
  isOfThisShop: z.boolean(),
  /** When it was made, something of the shop was found damaged. */
  hasFlaw: z.boolean(),
  isInSecondPlace: z.boolean(),
});

/** What was found in a backup, beside what is here now. */
export const found = z.object({
  shopName: z.string(),
  madeAt: z.number().nullable(),
  why: z.enum(reasons).nullable(),
  programVersion: z.string().nullable(),
  counts,
  /** Attachments that were damaged in the shop when it was made. */
  leftOut: z.number(),
  /** The first event of its log that does not hold, null where all do. */
  brokenEvent: z.number().nullable(),
  here: z
    .object({
      shopName: z.string(),
      counts,
      isSameShop: z.boolean(),
      /** Events after the backup's last one, null where the two logs have parted. */
      eventsSince: z.number().nullable(),
      lastAt: z.number().nullable(),
    })
    .nullable(),
});

export type Found = z.output<typeof found>;

export const longJob = z.object({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  step: z.enum(['copying', 'packing', 'checking', 'comparing', 'unpacking', 'preparing']),
  /** 0 to 1, null where nobody can say. */
  share: z.number().nullable(),
  failure: z.object({ reason: z.string(), facts: z.record(z.string(), z.unknown()).optional() }).nullable(),
});

export type LongJob = z.output<typeof longJob>;

export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup'), fileName: plainName }),
  z.object({ kind: z.literal('upload'), uploadId }),
  /** On the machine where the core runs. */
  z.object({ kind: z.literal('path'), path: line({ max: 4000 }) }),
  z.object({ kind: z.literal('set-aside'), name: plainName }),
]);

export type RestoreSource = z.output<typeof sourceSchema>;

/** The way back, step by step: for the owner of a shop, and for whoever sets up a computer that has none yet. */
export function restoreSteps(right: ProcedureMeta['right']) {
  return {
    list: query(right).output(z.array(listedBackup)),
    beginUpload: note(right)
      .input(
        z.object({
          fileName: line({ max: 255 }),
          bytes: z
            .int()
            .min(1, 'records.invalid.empty')
            .max(LARGEST_UPLOAD_BYTES, 'backups.invalid.too-large'),
        }),
      )
      .output(z.object({ uploadId })),
    addChunk: note(right)
      .input(
        z.object({
          uploadId,
          index: z.int().nonnegative(),
          base64: z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4),
        }),
      )
      .output(z.object({ bytesReceived: z.number() })),
    /** Unpacks and checks a backup beside the shop, which goes on. Only one at a time: an earlier one is dropped. */
    examine: note(right)
      .input(z.object({ from: sourceSchema }))
      .output(z.object({ jobId })),
    examined: query(right)
      .input(z.object({ jobId }))
      .output(longJob.extend({ found: found.nullable() })),
    forget: note(right).input(z.object({ jobId })).output(z.object({})),
    /** Puts what was examined in the place of what is here, and opens it. Nobody is signed in afterwards. */
    restore: command(right)
      .input(
        z.object({
          jobId,
          /** Password or PIN of whoever is at the desk; '' where there is no shop yet. */
          presentSecret: z.union([typedSecretField, z.literal('')]),
          /** That another shop's records replace those of this one. */
          acceptsOtherShop: z.boolean().default(false),
          /** That the event log in it does not hold. */
          acceptsBrokenLog: z.boolean().default(false),
        }),
      )
      .output(z.object({ outcome: z.enum(['restoring', 'wrong']), waitSeconds: z.number() })),
  };
}
