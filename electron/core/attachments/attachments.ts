import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type {
  Attachment,
  attachments as contract,
} from '../../../shared/attachments/attachments.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { deviceById } from '../devices/devices.ts';
import { openUploads } from '../records/uploads.ts';
import { prepared, type UseCases } from '../use-case.ts';
import {
  attachmentById,
  attachmentsOfDevice,
  insertAttachment,
  sameAtDevice,
  withdrawAttachment,
} from './attachments.sql.ts';
import { openPieces } from './pieces.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { type Recognised, whatItIs } from './what-it-is.ts';

/** A picture that says to be larger than this could take a screen's memory for itself. */
const LARGEST_SIDE = 20_000;
const MOST_PIXELS = 100_000_000;

export interface AttachmentsOptions {
  /** The shop's file; the attachments lie beside it. */
  file: string;
  now: () => number;
}

interface Addition {
  deviceId: number;
  uploadId: string;
}

interface Examined {
  hash: string;
  bytes: number;
  name: string;
  kind: Recognised['kind'];
}

/** Files of proof at devices: the bytes beside the store under their hash, whose they are in the store. */
export function openAttachments({ file, now }: AttachmentsOptions): UseCases<typeof contract> {
  const incoming = join(dirname(file), 'incoming-proofs');
  const shelf = openShelf(join(dirname(file), 'attachments'), incoming);
  const uploads = openUploads(incoming, now);
  const read = openPieces(shelf.take);

  /** Looked at in whole before it is kept, and kept before the store says that it is there. */
  const examine = async (uploadId: string): Promise<Examined> => {
    const { path, fileName } = uploads.whole(uploadId);
    const bytes = await readFile(path);
    const found = whatItIs(bytes) ?? refuse('invalid', 'attachments.unknown-kind');
    const { width, height } = found.size ?? { width: 1, height: 1 };
    if (Math.max(width, height) > LARGEST_SIDE || width * height > MOST_PIXELS) {
      refuse('invalid', 'attachments.too-many-pixels');
    }
    return { hash: shelf.put(bytes), bytes: bytes.length, name: fileName, kind: found.kind };
  };

  return {
    ofDevice: (context, { deviceId }) => {
      deviceById(context, deviceId);
      return context.store.all(attachmentsOfDevice, { device: deviceId }).map((row) => shown(row, shelf));
    },
    beginUpload: (_context, { fileName, bytes }) => ({ uploadId: uploads.begin(fileName, bytes) }),
    addChunk: prepared({
      before: (_context, { uploadId, index, base64 }: { uploadId: string; index: number; base64: string }) =>
        uploads.add(uploadId, index, Buffer.from(base64, 'base64')),
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    add: prepared({
      before: (_context, { uploadId }: Addition) => examine(uploadId),
      run: add,
      after: ({ uploadId }) => uploads.discard(uploadId),
    }),
    withdraw: (context, { id }) => withdraw(context, id, true),
    reinstate: (context, { id }) => withdraw(context, id, false),
    read: prepared({
      before: ({ store }: Reading, { id, offset }: { id: number; offset: number }) => {
        const row = store.get(attachmentById, { id }) ?? refuse('not-found', 'attachments.unknown');
        return read(row.hash, offset);
      },
      run: (_context, _input, piece) => piece,
    }),
  };
}

function add(context: Writing, { deviceId }: Addition, { hash, bytes, name, kind }: Examined) {
  const { store, now, actor } = context;
  deviceById(context, deviceId);
  if (store.get(sameAtDevice, { device: deviceId, hash })) refuse('conflict', 'attachments.there-already');
  const id = context.newId();
  store.run(insertAttachment, { id, device: deviceId, hash, kind, bytes, name, now, by: actor.id });
  context.record({
    domain: 'attachments',
    subject: id,
    after: { deviceId, name, kind, bytes, hash },
  });
  context.record({ domain: 'devices', subject: deviceId, after: { proofAdded: name } });
  return { id };
}

function withdraw(context: Writing, id: number, isWithdrawn: boolean): Record<string, never> {
  const { store, now, actor } = context;
  const row = store.get(attachmentById, { id }) ?? refuse('not-found', 'attachments.unknown');
  if ((row.withdrawn_at !== null) === isWithdrawn) refuse('conflict', 'attachments.changed-meanwhile');
  if (!isWithdrawn && store.get(sameAtDevice, { device: row.device_id, hash: row.hash })) {
    refuse('conflict', 'attachments.there-already');
  }
  store.run(withdrawAttachment, { id, now: isWithdrawn ? now : null, by: isWithdrawn ? actor.id : null });
  context.record({
    domain: 'attachments',
    subject: id,
    before: { isWithdrawn: !isWithdrawn },
    after: { isWithdrawn },
  });
  context.record({
    domain: 'devices',
    subject: row.device_id,
    after: { [isWithdrawn ? 'proofWithdrawn' : 'proofReinstated']: row.name },
  });
  return {};
}

type Row = NonNullable<(typeof attachmentsOfDevice)['_row']>;

function shown(row: Row, shelf: Shelf): Attachment {
  const { id, hash, kind, bytes, name, added_at, added_by, added_by_name } = row;
  const { withdrawn_at, withdrawn_by, withdrawn_by_name } = row;
  return {
    ...{ id, kind, bytes, name },
    addedAt: added_at,
    addedBy: { id: added_by, name: added_by_name },
    withdrawn:
      withdrawn_at === null
        ? null
        : { at: withdrawn_at, by: { id: withdrawn_by ?? 0, name: withdrawn_by_name ?? '' } },
    isThere: shelf.isThere(hash, bytes),
  };
}
