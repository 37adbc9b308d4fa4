import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReadingJob } from '../../../shared/exports/exports.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { clearAway } from '../store/clear-away.ts';
import type { ReadArchive, ReadingOrder } from './read-archive.ts';

export interface Reading {
  job: ReadingJob;
  /** Where the parts lie. */
  folder: string;
  archive: ReadArchive | null;
}

/** One archive at a time is read: the next one sends the one before away. */
export interface ReadingJobs {
  start(path: string): string;
  find(jobId: string): Reading;
  cancel(jobId: string): void;
  close(): void;
}

interface Run extends Reading {
  jobId: string;
  worker: Worker;
}

type Message =
  | { progress: { done: number; total: number } }
  | { result: ReadArchive }
  | { refusal: { reason: string; facts: Record<string, unknown> | null } };

const workerFile = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? './read-archive.worker.ts' : './read-archive.worker.js',
    import.meta.url,
  ),
);

export function openReadingJobs(
  folder: string,
  storeFile: string,
  tell: () => void,
  log: (fault: unknown, reference: string) => void,
): ReadingJobs {
  rmSync(folder, { recursive: true, force: true });
  let present: Run | null = null;
  const find = (jobId: string) =>
    present?.jobId === jobId ? present : refuse('not-found', 'exports.reading-unknown');
  const leave = () => {
    if (!present) return;
    const { worker, folder: parts } = present;
    present = null;
    void worker.terminate().then(() => clearAway(parts));
  };
  return {
    start(path) {
      leave();
      const jobId = randomUUID();
      const order: ReadingOrder = { path, folder: join(folder, jobId), storeFile };
      const worker = new Worker(workerFile, { workerData: order });
      const job: ReadingJob = {
        state: 'running',
        done: 0,
        total: 0,
        failure: null,
        facts: null,
        found: null,
      };
      const run: Run = { jobId, job, folder: order.folder, archive: null, worker };
      present = run;
      worker.on('message', (message: Message) => {
        if ('progress' in message) Object.assign(job, message.progress);
        else if ('refusal' in message) {
          const { reason, facts } = message.refusal;
          Object.assign(job, { state: 'failed', failure: reason, facts });
        } else {
          run.archive = message.result;
          Object.assign(job, { state: 'done', done: job.total, found: message.result.found });
        }
        tell();
      });
      worker.on('error', (fault) => {
        log(fault, jobId.slice(0, 8));
        if (job.state === 'running') Object.assign(job, { state: 'failed', failure: 'exports.unreadable' });
        tell();
      });
      return jobId;
    },
    find,
    cancel(jobId) {
      find(jobId);
      leave();
    },
    close: leave,
  };
}
