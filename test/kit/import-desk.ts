import { setTimeout as pause } from 'node:timers/promises';
import { CHUNK_BYTES } from '../../shared/records/records.contract.ts';
import type { Job } from '../../shared/records/tried-row.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import type { Client } from './shop.ts';

type Order = Parameters<Client['records']['startDryRun']>[0];
type Choice = Partial<Omit<Order, 'uploadId'>>;

/** A desk at which old records come in. */
export interface ImportDesk {
  readonly desk: Desk;
  readonly client: Client;
  upload(file: Uint8Array | string, fileName?: string): Promise<string>;
  /** Tries it as it is suggested, but for what is chosen otherwise. */
  tryRun(uploadId: string, choice?: Choice): Promise<{ jobId: string; job: Job }>;
  /** Up, tried and taken in. */
  takeIn(file: Uint8Array | string, choice?: Choice): ReturnType<Client['records']['commit']>;
  /** The reason for which a file is refused, at first sight or when tried; null where it is not. */
  refusal(file: Uint8Array | string, choice?: Choice): Promise<string | null>;
}

export function openImportDesk(options?: DeskOptions): ImportDesk {
  return importDeskOf(openDesk(options));
}

export function importDeskOf(desk: Desk): ImportDesk {
  const at: ImportDesk = {
    desk,
    get client() {
      return desk.client;
    },
    async upload(file, fileName = 'old.csv') {
      const bytes = typeof file === 'string' ? Buffer.from(file) : file;
      const { records } = desk.client;
      const { uploadId } = await records.beginUpload({ fileName, bytes: bytes.length });
      for (let index = 0; index * CHUNK_BYTES < bytes.length; index++) {
        const chunk = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
        await records.addChunk({ uploadId, index, base64: Buffer.from(chunk).toString('base64') });
      }
      return uploadId;
    },
    async tryRun(uploadId, choice = {}) {
      const { records } = desk.client;
      const { kind, profile, mapping, shape } = await records.inspect({ uploadId, ...choice.shape });
      const { jobId } = await records.startDryRun({ uploadId, kind, profile, mapping, shape, ...choice });
      for (;;) {
        const job = await records.job({ jobId });
        if (job.state !== 'running') return { jobId, job };
        await pause(20);
      }
    },
    async takeIn(file, choice) {
      const { jobId, job } = await at.tryRun(await at.upload(file), choice);
      if (job.state !== 'done') throw new Error(`not tried: ${job.failure}`);
      return desk.client.records.commit({ jobId });
    },
    async refusal(file, choice) {
      try {
        const { job } = await at.tryRun(await at.upload(file), choice);
        return job.failure;
      } catch (error) {
        return (error as { data?: { reason?: string } }).data?.reason ?? String(error);
      }
    },
  };
  return at;
}
