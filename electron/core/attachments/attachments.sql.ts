import { z } from 'zod';
import { attachmentKinds } from '../../../shared/attachments/attachments.contract.ts';
import { change, select } from '../store/statement.ts';

const kind = z.enum(attachmentKinds);

export const attachmentsOfDevice = select(
  z.object({
    id: z.number(),
    hash: z.string(),
    kind,
    bytes: z.number(),
    name: z.string(),
    added_at: z.number(),
    added_by: z.number(),
    added_by_name: z.string(),
    withdrawn_at: z.number().nullable(),
    withdrawn_by: z.number().nullable(),
    withdrawn_by_name: z.string().nullable(),
  }),
  `SELECT attachment.id, hash, kind, bytes, attachment.name, added_at, added_by, adder.name AS added_by_name,
          withdrawn_at, withdrawn_by, withdrawer.name AS withdrawn_by_name
     FROM attachment
     JOIN person AS adder ON adder.id = added_by
     LEFT JOIN person AS withdrawer ON withdrawer.id = withdrawn_by
    WHERE device_id = :device ORDER BY attachment.id DESC LIMIT 200`,
);

export const attachmentById = select(
  z.object({
    id: z.number(),
    device_id: z.number(),
    hash: z.string(),
    kind,
    bytes: z.number(),
    name: z.string(),
    withdrawn_at: z.number().nullable(),
  }),
  'SELECT id, device_id, hash, kind, bytes, name, withdrawn_at FROM attachment WHERE id = :id',
);

export const sameAtDevice = select(
  z.object({ id: z.number() }),
  'SELECT id FROM attachment WHERE device_id = :device AND hash = :hash AND withdrawn_at IS NULL',
);

export const insertAttachment = change(`
  INSERT INTO attachment (id, device_id, hash, kind, bytes, name, added_at, added_by)
  VALUES (:id, :device, :hash, :kind, :bytes, :name, :now, :by)`);

export const withdrawAttachment = change(
  'UPDATE attachment SET withdrawn_at = :now, withdrawn_by = :by WHERE id = :id',
);
