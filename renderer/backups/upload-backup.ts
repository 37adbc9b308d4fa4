import { CHUNK_BYTES } from '../../shared/records/records.contract.ts';
import { api } from '../app/api.ts';
import type { Way } from './way.ts';

/** Sends a backup up in chunks that every transport lets through. `onSent` hears the share, 0 to 1. */
export async function uploadBackup(way: Way, file: File, onSent: (share: number) => void): Promise<string> {
  const steps = api[way];
  const { uploadId } = await steps.beginUpload({ fileName: file.name, bytes: file.size });
  for (let index = 0; index * CHUNK_BYTES < file.size; index++) {
    const chunk = file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    const { bytesReceived } = await steps.addChunk({ uploadId, index, base64: await base64Of(chunk) });
    onSent(bytesReceived / file.size);
  }
  return uploadId;
}

function base64Of(chunk: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(chunk);
  });
}
