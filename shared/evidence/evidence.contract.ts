import { z } from 'zod';
import { ATTACHMENT_CHUNK_BYTES, LARGEST_ATTACHMENT_BYTES } from '../attachments/attachments.contract.ts';
import { idField, languageField, line, optionalLine } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import {
  checklistContent,
  evidenceFlaws,
  evidenceKinds,
  photoContent,
  photoKinds,
  photoShots,
  photoStages,
  signatureContent,
  termsContent,
  withdrawalContent,
} from './entry.ts';
import { signatureField } from './signature.ts';

export const LARGEST_PHOTO_BYTES = LARGEST_ATTACHMENT_BYTES;
export const PHOTO_CHUNK_BYTES = ATTACHMENT_CHUNK_BYTES;
export const MOST_PHOTOS = 20;

const handle = z.uuid({ error: 'common.invalid.value' });

/** A photo that was sent up and waits to be made evidence. */
export const heldPhoto = z.object({
  photoId: z.string(),
  type: z.enum(photoKinds),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
});
export type HeldPhoto = z.output<typeof heldPhoto>;

/** A held photo and what it shows. */
export const photoInput = z.object({
  photoId: handle,
  stage: z.enum(photoStages).default('before'),
  shot: z.enum(['', ...photoShots]).default(''),
  note: optionalLine(200),
});
export type PhotoInput = z.output<typeof photoInput>;

export const photosInput = z
  .array(photoInput)
  .max(MOST_PHOTOS, { error: 'evidence.invalid.too-many-photos' });

const said = { position: z.number(), at: z.number(), by: z.string().nullable(), seal: z.string() };

const entry = z.discriminatedUnion('kind', [
  z.object({
    ...said,
    kind: z.literal('photo'),
    content: photoContent,
    /** A withdrawn one counts no more, and stays. */
    withdrawn: z.object({ reason: z.string(), at: z.number(), by: z.string().nullable() }).nullable(),
  }),
  z.object({ ...said, kind: z.literal('checklist'), content: checklistContent }),
  z.object({ ...said, kind: z.literal('terms'), content: termsContent }),
  z.object({ ...said, kind: z.literal('signature'), content: signatureContent }),
  z.object({ ...said, kind: z.literal('withdrawal'), content: withdrawalContent }),
]);
export type EvidenceEntry = z.output<typeof entry>;
export type PhotoEntry = Extract<EvidenceEntry, { kind: 'photo' }>;

const piece = z.object({ base64: z.string(), next: z.number().nullable() });

export const addPhotosInput = z.object({
  repairId: idField,
  photos: photosInput.min(1, { error: 'evidence.invalid.no-photo' }),
});

export const withdrawInput = z.object({
  repairId: idField,
  position: z.int().positive(),
  reason: line({ max: 300 }),
});

export const acceptTermsInput = z.object({
  repairId: idField,
  /** In which language they were read. */
  language: languageField,
  signature: signatureField,
});

export const evidenceCheck = z.object({
  entries: z.number(),
  head: z.string().nullable(),
  /** What is not as it was taken, each named; empty where all is. */
  flaws: z.array(
    z.object({
      /** Which entry of the order, counted from 1. */
      position: z.number(),
      /** Null where the entry is gone. */
      kind: z.enum(evidenceKinds).nullable(),
      flaw: z.enum(evidenceFlaws),
    }),
  ),
});
export type EvidenceCheck = z.output<typeof evidenceCheck>;

/** What was seen, said and signed of an order, each entry sealed over the one before. */
export const evidence = {
  beginUpload: note('evidence.add')
    .input(
      z.object({
        bytes: z
          .int()
          .min(1, 'evidence.invalid.empty-photo')
          .max(LARGEST_PHOTO_BYTES, 'evidence.invalid.large-photo'),
      }),
    )
    .output(z.object({ uploadId: z.string() })),
  addChunk: note('evidence.add')
    .input(
      z.object({
        uploadId: handle,
        index: z.int().nonnegative(),
        base64: z.base64().max(Math.ceil(PHOTO_CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ bytesReceived: z.number() })),
  /** Looks at an uploaded photo and keeps it, without what it says of place and camera, for a week. */
  hold: note('evidence.add')
    .input(z.object({ uploadId: handle }))
    .output(heldPhoto),
  /** A held photo is not wanted after all. */
  letGo: note('evidence.add')
    .input(z.object({ photoId: handle }))
    .output(z.object({})),
  readHeld: query('evidence.add')
    .input(z.object({ photoId: handle, offset: z.int().nonnegative() }))
    .output(piece),
  /** Every entry of an order in the order in which they were sealed. */
  ofRepair: query('evidence.read')
    .input(z.object({ repairId: idField }))
    .output(z.object({ entries: z.array(entry), head: z.string().nullable() })),
  /** The next bytes of a photo, after the whole of it was found to be what was taken. */
  read: query('evidence.read')
    .input(z.object({ repairId: idField, position: z.int().positive(), offset: z.int().nonnegative() }))
    .output(piece),
  addPhotos: command('evidence.add')
    .input(addPhotosInput)
    .output(z.object({ head: z.string() })),
  withdraw: command('evidence.add')
    .input(withdrawInput)
    .output(z.object({ head: z.string() })),
  /** The customer accepts the terms as they stand today, and signs. */
  acceptTerms: command('evidence.add')
    .input(acceptTermsInput)
    .output(z.object({ head: z.string() })),
  /** Examines every seal and every byte of every photo, and names what is not as it was. */
  check: query('evidence.read')
    .input(z.object({ repairId: idField }))
    .output(evidenceCheck),
};
