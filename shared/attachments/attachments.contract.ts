import { z } from 'zod';
import { idField, line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';

export const LARGEST_ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** So that a chunk as base64 passes every transport's limit of a megabyte. */
export const ATTACHMENT_CHUNK_BYTES = 512 * 1024;

export const attachmentKinds = ['jpeg', 'png', 'webp', 'pdf'] as const;

export type AttachmentKind = (typeof attachmentKinds)[number];

const uploadId = z.uuid({ error: 'common.invalid.value' });

const person = z.object({ id: z.number(), name: z.string() });

const attachment = z.object({
  id: z.number(),
  kind: z.enum(attachmentKinds),
  bytes: z.number(),
  name: z.string(),
  addedAt: z.number(),
  addedBy: person,
  /** A withdrawn one is no proof any more, and stays in the history. */
  withdrawn: z.object({ at: z.number(), by: person }).nullable(),
  /** Whether the file is where it was put, by its size; all of its bytes are checked when it is read. */
  isThere: z.boolean(),
});

export type Attachment = z.infer<typeof attachment>;

/** Files of proof at a device, such as its receipt: a picture or a PDF, kept as it was brought. */
export const attachments = {
  ofDevice: query('devices.read')
    .input(z.object({ deviceId: idField }))
    .output(z.array(attachment)),
  beginUpload: note('devices.write')
    .input(
      z.object({
        fileName: line({ max: 255 }),
        bytes: z
          .int()
          .min(1, 'attachments.invalid.empty')
          .max(LARGEST_ATTACHMENT_BYTES, 'attachments.invalid.tooLarge'),
      }),
    )
    .output(z.object({ uploadId })),
  addChunk: note('devices.write')
    .input(
      z.object({
        uploadId,
        index: z.int().nonnegative(),
        base64: z.base64().max(Math.ceil(ATTACHMENT_CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ bytesReceived: z.number() })),
  /** Makes an uploaded file a proof of the device. What it is, its bytes say. */
  add: command('devices.write')
    .input(z.object({ deviceId: idField, uploadId }))
    .output(z.object({ id: z.number() })),
  withdraw: command('devices.write')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** Takes a withdrawal back. */
  reinstate: command('devices.write')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  /** The next bytes of the file, after the whole of it was found to be what was added. */
  read: query('devices.read')
    .input(z.object({ id: idField, offset: z.int().nonnegative() }))
    .output(z.object({ base64: z.string(), next: z.number().nullable() })),
};
