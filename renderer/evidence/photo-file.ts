import type { PhotoEntry, PhotoInput } from '../../shared/evidence/evidence.contract.ts';
import { type HeldPhoto, PHOTO_CHUNK_BYTES } from '../../shared/evidence/evidence.contract.ts';
import { api } from '../app/api.ts';
import { fromBase64, toBase64 } from '../app/base64.ts';

/** A photo in a form: held by the core, and what it shows. */
export type TakenPhoto = Required<PhotoInput> & Pick<HeldPhoto, 'type'>;

/** What a chooser of files offers first. */
export const photoTypes = 'image/jpeg,image/png,image/webp';

/** Sends a photo up in chunks and has it held until the form is sent. */
export async function holdPhoto(file: Blob): Promise<HeldPhoto> {
  const { uploadId } = await api.evidence.beginUpload({ bytes: file.size });
  for (let index = 0; index * PHOTO_CHUNK_BYTES < file.size; index++) {
    const chunk = file.slice(index * PHOTO_CHUNK_BYTES, (index + 1) * PHOTO_CHUNK_BYTES);
    const base64 = toBase64(new Uint8Array(await chunk.arrayBuffer()));
    await api.evidence.addChunk({ uploadId, index, base64 });
  }
  return api.evidence.hold({ uploadId });
}

interface Piece {
  base64: string;
  next: number | null;
}

async function readAll(type: string, readPiece: (offset: number) => Promise<Piece>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const { base64, next }: Piece = await readPiece(offset);
    pieces.push(fromBase64(base64));
    offset = next;
  }
  return new Blob(pieces, { type: `image/${type}` });
}

export const readHeldPhoto = ({ photoId, type }: Pick<TakenPhoto, 'photoId' | 'type'>) =>
  readAll(type, (offset) => api.evidence.readHeld({ photoId, offset }));

export const readPhoto = (repairId: number, { position, content }: PhotoEntry) =>
  readAll(content.type, (offset) => api.evidence.read({ repairId, position, offset }));

const thumbPx = 240;

/** The photo as small as a list shows it: a long list must not hold every dot of every photo. */
export async function smallOf(photo: Blob): Promise<Blob> {
  const { width, height } = await createImageBitmap(photo).then((whole) => {
    const size = { width: whole.width, height: whole.height };
    whole.close();
    return size;
  });
  const scale = Math.min(1, thumbPx / Math.min(width, height));
  const bitmap = await createImageBitmap(photo, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? photo), 'image/jpeg', 0.8));
}
