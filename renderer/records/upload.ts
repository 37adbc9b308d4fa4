import { CHUNK_BYTES } from '../../shared/records/records.contract.ts';
import { api } from '../app/api.ts';

/** Sends a file up in chunks that every transport lets through. `onSent` hears bytes. */
export async function uploadFile(file: File, onSent: (bytes: number) => void): Promise<string> {
  const { uploadId } = await api.records.beginUpload({ fileName: file.name, bytes: file.size });
  for (let index = 0; index * CHUNK_BYTES < file.size; index++) {
    const chunk = file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    const base64 = toBase64(new Uint8Array(await chunk.arrayBuffer()));
    const { bytesReceived } = await api.records.addChunk({ uploadId, index, base64 });
    onSent(bytesReceived);
  }
  return uploadId;
}

function toBase64(bytes: Uint8Array): string {
  const pieceLength = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += pieceLength) {
    binary += String.fromCharCode(...bytes.subarray(start, start + pieceLength));
  }
  return btoa(binary);
}
