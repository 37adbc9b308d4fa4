import {
  ATTACHMENT_CHUNK_BYTES,
  type Attachment,
  type AttachmentKind,
} from '../../shared/attachments/attachments.contract.ts';
import { api } from '../app/api.ts';

const types: Readonly<Record<AttachmentKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** What a chooser of files offers first. */
export const acceptedTypes = Object.values(types).join(',');

/** Sends a file up in chunks and makes it a proof of the device. */
export async function addProof(deviceId: number, file: File): Promise<void> {
  const { attachments } = api;
  const { uploadId } = await attachments.beginUpload({ fileName: file.name, bytes: file.size });
  for (let index = 0; index * ATTACHMENT_CHUNK_BYTES < file.size; index++) {
    const chunk = file.slice(index * ATTACHMENT_CHUNK_BYTES, (index + 1) * ATTACHMENT_CHUNK_BYTES);
    await attachments.addChunk({
      uploadId,
      index,
      base64: toBase64(new Uint8Array(await chunk.arrayBuffer())),
    });
  }
  await attachments.add({ deviceId, uploadId });
}

/** The whole file, of the type that its bytes were found to be. */
export async function readProof({ id, kind }: Attachment): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const { base64, next }: { base64: string; next: number | null } = await api.attachments.read({
      id,
      offset,
    });
    pieces.push(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    offset = next;
  }
  return new Blob(pieces, { type: types[kind] });
}

/** Hands a file to whoever sits here, to keep where they like. */
export async function downloadProof(proof: Attachment): Promise<void> {
  const address = URL.createObjectURL(await readProof(proof));
  const link = document.createElement('a');
  link.href = address;
  link.download = proof.name;
  link.click();
  // the browser has taken hold of it by then
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function toBase64(bytes: Uint8Array): string {
  const pieceLength = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += pieceLength) {
    binary += String.fromCharCode(...bytes.subarray(start, start + pieceLength));
  }
  return btoa(binary);
}
