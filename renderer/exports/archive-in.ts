import { type ArchiveFound, CHUNK_BYTES, type ReadingJob } from '../../shared/exports/exports.contract.ts';
import { api } from '../app/api.ts';
import { toBase64 } from '../app/base64.ts';

/** How far an exported shop has come on its way in. */
export interface Arrival {
  phase: 'sending' | 'checking';
  /** 0 to 1. */
  share: number;
  /** Once it is checked, by which that can be given up. */
  jobId: string | null;
}

/** What became of it: an archive that may be opened, or the reason why not. */
export type Arrived =
  | { jobId: string; found: ArchiveFound }
  | { jobId: string; found: null; failure: string; facts: Record<string, unknown> };

const pollMs = 300;

/** Sends an exported shop up and has it checked, part by part. */
export async function bringArchive(file: File, tell: (arrival: Arrival) => void): Promise<Arrived> {
  tell({ phase: 'sending', share: 0, jobId: null });
  const { uploadId } = await api.exports.beginUpload({ fileName: file.name, bytes: file.size });
  for (let index = 0; index * CHUNK_BYTES < file.size; index++) {
    const chunk = file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    const base64 = toBase64(new Uint8Array(await chunk.arrayBuffer()));
    const { bytesReceived } = await api.exports.addChunk({ uploadId, index, base64 });
    tell({ phase: 'sending', share: bytesReceived / file.size, jobId: null });
  }
  const { jobId } = await api.exports.readArchive({ uploadId });
  for (;;) {
    const job: ReadingJob = await api.exports.readingJob({ jobId });
    if (job.state === 'done' && job.found) return { jobId, found: job.found };
    if (job.state !== 'running') {
      return { jobId, found: null, failure: job.failure ?? 'exports.unreadable', facts: job.facts ?? {} };
    }
    tell({ phase: 'checking', share: job.done / Math.max(1, job.total), jobId });
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
