import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Job } from '../../../shared/records/records.contract.ts';
import type { DryRunOrder, DryRunResult, Progress } from './dry-run.ts';

export interface DryRun {
  job: Job;
  uploadId: string;
  order: DryRunOrder;
  result: DryRunResult | null;
}

export interface Jobs {
  start(uploadId: string, order: DryRunOrder, bytesTotal: number): string;
  find(jobId: string): DryRun;
  cancel(jobId: string): void;
  forget(jobId: string): void;
  closeAll(): void;
}

/** How many bad rows a job's answer names itself; the rest is read page by page. */
const SHOWN_BAD_ROWS = 200;

const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './dry-run.worker.ts' : './dry-run.worker.js', import.meta.url),
);

type Message = { progress: Progress } | { result: DryRunResult } | { refusal: string };

/** Dry runs under way, each in a worker of its own, so that the counter never waits for one. */
export function openJobs(tell: () => void, log: (fault: unknown, reference: string) => void): Jobs {
  const runs = new Map<string, DryRun & { worker: Worker }>();
  const find = (jobId: string) => runs.get(jobId) ?? refuse('not-found', 'records.job-unknown');
  return {
    start(uploadId, order, bytesTotal) {
      const jobId = randomUUID();
      const worker = new Worker(workerFile, { workerData: order });
      const job: Job = {
        state: 'running',
        bytesRead: 0,
        bytesTotal,
        rowsRead: 0,
        failure: null,
        result: null,
      };
      const run = { job, uploadId, order, result: null as DryRunResult | null, worker };
      runs.set(jobId, run);
      worker.on('message', (message: Message) => {
        if ('progress' in message) Object.assign(job, pick(message.progress));
        else if ('refusal' in message) Object.assign(job, { state: 'failed', failure: message.refusal });
        else {
          run.result = message.result;
          const { bad, rowsRead, rowsGood, rowsKnown } = message.result;
          const shown = {
            rowsRead,
            rowsGood,
            rowsKnown,
            rowsBad: bad.length,
            bad: bad.slice(0, SHOWN_BAD_ROWS),
          };
          Object.assign(job, { state: 'done', rowsRead, bytesRead: bytesTotal, result: shown });
        }
        tell();
      });
      worker.on('error', (fault) => {
        log(fault, jobId.slice(0, 8));
        if (job.state === 'running') Object.assign(job, { state: 'failed', failure: 'records.unreadable' });
        tell();
      });
      return jobId;
    },
    find,
    cancel(jobId) {
      const { job, worker } = find(jobId);
      if (job.state === 'running') job.state = 'cancelled';
      void worker.terminate();
      tell();
    },
    forget: (jobId) => void runs.delete(jobId),
    closeAll() {
      for (const { worker } of runs.values()) void worker.terminate();
    },
  };
}

const pick = ({ bytesRead, rowsRead }: Progress) => ({ bytesRead, rowsRead });
