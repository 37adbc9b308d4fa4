import { z } from 'zod';

export const ARCHIVE_FORMAT = 'aftercare-archive';
/** The last version of the format, and the only one so far. */
export const ARCHIVE_VERSION = 1;
/**
 * The first structure of the tables that archives were made of. Tables and columns that came later stay empty when one
 * is opened; a migration that rewrites rows must raise this number, or the rows of an archive would miss it.
 */
export const OLDEST_SCHEMA = 9;

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`: what an archive holds and how it can be proved. */
export const manifestSchema = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  formatVersion: z.int().positive(),
  programVersion: z.string().max(100),
  /** How far the tables' structure had come when it was written. */
  schemaVersion: z.int().positive(),
  madeAt: z.iso.datetime(),
  shop: z.string().max(1000),
  tables: z.array(
    z.object({ table: z.string().max(100), path: z.string().max(200), rows: count, bytes: count, sha256 }),
  ),
  files: z.array(z.object({ path: z.string().max(200), bytes: count, sha256 })),
  leftOut: z.array(z.object({ what: z.string().max(200), why: z.string().max(500) })),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Bytes stand beside the tables as files of their own; the row says which. */
export const fileReference = z.strictObject({ file: sha256 });

/** Tables that stay out of an archive, each with the reason that the manifest gives. */
export const leftOutTables: Readonly<Record<string, string>> = {
  session: 'who is signed in where: secrets',
  sign_in_miss: 'misses of passwords and PINs',
  command: 'the last answers of the program, kept for a while so that nothing is done twice',
  search_entry: 'the search index: made anew from the records',
  approval_key: 'signs the codes by which customers approve: a secret',
  approval_miss: 'misses of approval codes',
  backup_state: 'where backups go: a matter of each computer',
};

/** Columns that stay out of an archive: nobody can sign in with what it holds. */
export const secretColumns: Readonly<Record<string, readonly string[]>> = {
  person: ['pin_hash', 'password_hash', 'code_hash', 'code_until'],
  station: ['token_hash'],
  estimate_option: ['code_mark'],
  vault_entry: ['ciphertext'],
};

/** Columns whose name sounds like a secret and that hold none: the hash of a file, of an event, of an input. */
export const openColumns: Readonly<Record<string, readonly string[]>> = {
  event: ['hash'],
  attachment: ['hash'],
  import: ['file_hash'],
  paper_image: ['hash'],
  unit: ['code'],
  custody_place: ['barcode'],
};
