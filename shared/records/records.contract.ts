import { z } from 'zod';
import { idField, languageField, line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import { dateFormats } from './dates.rules.ts';
import { delimiters, encodings, fileShape } from './file-shape.ts';
import { badRow } from './imported-row.ts';
import { importKinds } from './kinds.rules.ts';
import { mapping, profiles } from './mapping.rules.ts';
import { profileFields, savedProfile } from './saved-profile.ts';
import { countsMade, difference, job, triedRow } from './tried-row.ts';

const uploadId = z.uuid();
const jobId = z.uuid();

/** A chunk of a file in base64; small enough for every transport's limit. */
export const CHUNK_BYTES = 512 * 1024;
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Rows of a try, read on from where the page before ended. */
const pageOfTry = {
  jobId,
  after: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(1000).default(200),
};

const inspected = z.object({
  fileName: z.string(),
  shape: fileShape,
  /** Names of the workbook's sheets; none of a text file. */
  sheets: z.array(z.string()),
  /** Nothing but the order of its bytes says how it is written: worth a look at the samples. */
  isEncodingGuessed: z.boolean(),
  columns: z.array(z.string()),
  samples: z.array(z.array(z.string())),
  /** Of each column, how many values each date format reads. */
  dates: z.array(z.object({ values: z.number(), read: z.record(z.enum(dateFormats), z.number()) })),
  kind: z.enum(importKinds),
  profile: z.enum(profiles),
  mapping,
  /** Mappings of this shop whose columns all stand in the file, the best first. */
  saved: z.array(savedProfile),
});

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
  /** Headings and first rows, and what the file seems to be; what is named of its shape is not guessed. */
  inspect: query('records.import')
    .input(
      z.object({
        uploadId,
        encoding: z.enum(encodings).optional(),
        delimiter: z.enum(delimiters).optional(),
        sheet: z.int().nonnegative().max(999).optional(),
      }),
    )
    .output(inspected),
  startDryRun: note('records.import')
    .input(
      z.object({
        uploadId,
        /** As recognised if not given. */
        shape: fileShape.optional(),
        kind: z.enum(importKinds),
        profile: z.enum(profiles),
        mapping,
        /** Needed only where the file does not tell. */
        dateFormat: z.enum(dateFormats).optional(),
      }),
    )
    .output(z.object({ jobId })),
  job: query('records.import').input(z.object({ jobId })).output(job),
  /** Rows that would come in, or that are here already. */
  triedRows: query('records.import')
    .input(z.object({ ...pageOfTry, group: z.enum(['new', 'known']) }))
    .output(z.object({ rows: z.array(triedRow), next: z.number().nullable() })),
  /** Where the file says otherwise than the shop: the shop's word stays. */
  differences: query('records.import')
    .input(z.object(pageOfTry))
    .output(z.object({ rows: z.array(difference), next: z.number().nullable() })),
  badRows: query('records.import')
    .input(z.object({ ...pageOfTry, withCells: z.boolean().default(false) }))
    .output(
      z.object({
        headings: z.array(z.string()),
        rows: z.array(badRow.extend({ cells: z.array(z.string()).optional() })),
        next: z.number().nullable(),
      }),
    ),
  cancel: note('records.import').input(z.object({ jobId })).output(z.object({})),
  commit: command('records.import')
    .input(z.object({ jobId }))
    .output(
      z.object({
        customers: z.number(),
        devices: z.number(),
        repairs: z.number(),
        importId: idField,
        rowsKnown: z.number(),
      }),
    ),
  /** Takes away all that an import brought in, as long as nothing refers to any of it. */
  undo: command('records.import')
    .input(z.object({ importId: idField }))
    .output(countsMade),
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
        undoneAt: z.number().nullable(),
        undoneBy: z.string().nullable(),
      }),
    ),
  ),
  savedProfiles: query('records.import').output(z.array(savedProfile)),
  /** Under a name that is taken already, the mapping of that name is replaced. */
  saveProfile: command('records.import')
    .input(z.object(profileFields))
    .output(z.object({ id: idField })),
  renameProfile: command('records.import')
    .input(z.object({ id: idField, name: profileFields.name }))
    .output(z.object({})),
  removeProfile: command('records.import')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** A year of a shop that never was, to look around in. Only where no shop was opened yet. */
  openSample: command('open')
    .input(z.object({ language: languageField }))
    .output(z.object({})),
};
