import { z } from 'zod';
import { idField, languageField, line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import { badRow } from './imported-row.ts';
import { mapping, profiles } from './mapping.rules.ts';

const uploadId = z.uuid();
const jobId = z.uuid();

/** A chunk of a file in base64; small enough for every transport's limit. */
export const CHUNK_BYTES = 512 * 1024;
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

const counts = z.object({ customers: z.number(), devices: z.number(), repairs: z.number() });

const result = z.object({
  rowsRead: z.number(),
  rowsGood: z.number(),
  rowsBad: z.number(),
  /** Rows that an earlier import already brought in. */
  rowsKnown: z.number(),
  /** The first of the bad rows; all of them through `badRows`. */
  bad: z.array(badRow),
});

export const job = z.object({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  bytesRead: z.number(),
  bytesTotal: z.number(),
  rowsRead: z.number(),
  failure: z.string().nullable(),
  result: result.nullable(),
});

export type Job = z.output<typeof job>;

/** Old records in: a file comes up in chunks, is tried without changing anything, then taken in at one go. */
export const records = {
  beginUpload: note('records.import')
    .input(
      z.object({
        fileName: line({ max: 255 }),
        bytes: z.int().min(1, 'records.invalid.empty').max(LARGEST_FILE_BYTES, 'records.invalid.tooLarge'),
      }),
    )
    .output(z.object({ uploadId })),
  addChunk: note('records.import')
    .input(
      z.object({
        uploadId,
        index: z.int().nonnegative(),
        base64: z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ bytesReceived: z.number() })),
  inspect: query('records.import')
    .input(z.object({ uploadId }))
    .output(
      z.object({
        fileName: z.string(),
        delimiter: z.string(),
        columns: z.array(z.string()),
        samples: z.array(z.array(z.string())),
        profile: z.enum(profiles),
        mapping,
      }),
    ),
  startDryRun: note('records.import')
    .input(z.object({ uploadId, profile: z.enum(profiles), mapping }))
    .output(z.object({ jobId })),
  job: query('records.import').input(z.object({ jobId })).output(job),
  badRows: query('records.import')
    .input(
      z.object({
        jobId,
        after: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rows: z.array(badRow), next: z.number().nullable() })),
  cancel: note('records.import').input(z.object({ jobId })).output(z.object({})),
  commit: command('records.import')
    .input(z.object({ jobId }))
    .output(counts.extend({ importId: idField, rowsKnown: z.number() })),
  imports: query('records.import').output(
    z.array(
      z.object({
        id: z.number(),
        fileName: z.string(),
        profile: z.enum(profiles),
        rowsRead: z.number(),
        rowsTaken: z.number(),
        rowsBad: z.number(),
        at: z.number(),
        by: z.string().nullable(),
      }),
    ),
  ),
  /** A year of a shop that never was, to look around in. Only where no shop was opened yet. */
  openSample: command('open')
    .input(z.object({ language: languageField }))
    .output(z.object({})),
};
