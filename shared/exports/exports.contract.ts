import { z } from 'zod';
import { idField, line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import { passwordField, pinField, typedSecretField } from '../people/secrets.ts';
import { listFormats, listNames } from './lists.ts';

/** A chunk of a file in base64; small enough for every transport's limit. */
export const CHUNK_BYTES = 512 * 1024;
/** Larger archives do not go through a window or a browser. */
export const LARGEST_ARCHIVE_BYTES = 8 * 1024 ** 3;

const jobId = z.uuid();
const uploadId = z.uuid();

const progress = {
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Of `total` parts of the work (rows and files). */
  done: z.number(),
  total: z.number(),
  failure: z.string().nullable(),
  /** What the sentence of the failure needs. */
  facts: z.record(z.string(), z.unknown()).nullable(),
};

const job = z.object({
  ...progress,
  fileName: z.string(),
  bytes: z.number(),
  chunks: z.number(),
  rows: z.number(),
});
export type ExportJob = z.output<typeof job>;

const archiveFound = z.object({
  shop: z.string(),
  madeAt: z.string(),
  programVersion: z.string(),
  customers: z.number(),
  devices: z.number(),
  repairs: z.number(),
  files: z.number(),
  owners: z.array(z.object({ id: z.number(), name: z.string() })),
});
export type ArchiveFound = z.output<typeof archiveFound>;

const readingJob = z.object({ ...progress, found: archiveFound.nullable() });
export type ReadingJob = z.output<typeof readingJob>;

/** The shop as it was, opened by one of its owners with a new password and PIN: an archive holds no secrets. */
export const openArchiveInput = z.object({
  jobId,
  ownerId: idField,
  password: passwordField,
  pin: pinField,
  stationName: line({ max: 60 }),
});

/** Records out: a job writes a file beside the store, which is then fetched chunk by chunk; and such a file in again. */
export const exportsContract = {
  start: command('records.export')
    .input(z.object({ list: z.enum(listNames), format: z.enum(listFormats) }))
    .output(z.object({ jobId })),
  /** Everything the shop knows, in one file: asked for with the owner's password or PIN. */
  startArchive: command('records.export')
    .input(z.object({ presentSecret: typedSecretField }))
    .output(
      z.object({ outcome: z.enum(['started', 'wrong']), waitSeconds: z.number(), jobId: jobId.nullable() }),
    ),
  job: query('records.export').input(z.object({ jobId })).output(job),
  cancel: note('records.export').input(z.object({ jobId })).output(z.object({})),
  chunk: query('records.export')
    .input(z.object({ jobId, index: z.int().nonnegative() }))
    .output(z.object({ base64: z.string() })),
  /** The file has come down whole: it is written into the log, and the file is removed. */
  settle: command('records.export').input(z.object({ jobId })).output(z.object({})),
  past: query('records.export').output(
    z.array(
      z.object({
        at: z.number(),
        by: z.string().nullable(),
        /** A list's name, or `archive`. */
        what: z.string(),
        fileName: z.string(),
        rows: z.number(),
        bytes: z.number(),
      }),
    ),
  ),

  /** An exported shop comes back, only where no shop was opened yet. */
  beginUpload: note('open')
    .input(
      z.object({
        fileName: line({ max: 255 }),
        bytes: z.int().min(1, 'exports.invalid.empty').max(LARGEST_ARCHIVE_BYTES, 'exports.invalid.tooLarge'),
      }),
    )
    .output(z.object({ uploadId })),
  addChunk: note('open')
    .input(
      z.object({
        uploadId,
        index: z.int().nonnegative(),
        base64: z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ bytesReceived: z.number() })),
  readArchive: note('open').input(z.object({ uploadId })).output(z.object({ jobId })),
  readingJob: query('open').input(z.object({ jobId })).output(readingJob),
  cancelReading: note('open').input(z.object({ jobId })).output(z.object({})),
  openArchive: command('open').input(openArchiveInput).output(z.object({})),
};
