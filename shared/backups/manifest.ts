import { z } from 'zod';

export const BACKUP_ENDING = '.aftercare';
export const MANIFEST_NAME = 'manifest.json';
export const SHOP_NAME = 'shop.db';

/** What a backup was made for. `before` ones are kept longer: they are the way back from what came next. */
export const reasons = ['daily', 'migration', 'import', 'asked'] as const;

export type BackupReason = (typeof reasons)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** The first thing to know of a backup file: what it is and what must be in it. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  shopName: z.string().max(400),
  /** Made once for each shop; null where the file is older than that. */
  shopKey: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  schemaVersion: z.int().min(1),
  programVersion: z.string().max(100),
  madeAt: z.int(),
  why: z.enum(reasons),
  lastEvent: z.strictObject({ id: count, hash: sha256, at: z.int() }).nullable(),
  /** The first event whose seal did not hold in the shop itself when this was made; null where all do. */
  brokenEvent: count.nullable(),
  /** Attachments that were damaged in the shop itself when this was made, by their hash: they are not in it. */
  leftOut: z.array(sha256),
  counts: z.record(z.string().max(100), count),
  /** Every other file in the archive. */
  entries: z.record(z.string().max(200), z.strictObject({ sha256, bytes: count })),
});

export type Manifest = z.output<typeof manifestSchema>;
