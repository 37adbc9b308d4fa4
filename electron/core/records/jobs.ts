import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
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
  /** Its rows are records now: it can still be read, and not be taken in again. */
  isTaken: boolean;
}

export interface Jobs {
  start(uploadId: string, order: Omit<DryRunOrder, 'goodRowsPath'>, bytesTotal: number): string;
  find(jobId: string): DryRun;
  cancel(jobId: string): void;
  /** Its rows came in. */
  settle(jobId: string): void;
  closeAll(): void;
}

/** Earlier tries are forgotten: a page shows one at a time. */
const MOST_KEPT = 8;
/** How many bad rows a job's answer names itself; the rest is read page by page. */
const SHOWN_BAD_ROWS = 200;

const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './dry-run.worker.ts' : './dry-run.worker.js', import.meta.url),
);

interface Run extends DryRun {
  worker: Worker;
}

type Message = { progress: Progress } | { result: DryRunResult } | { refusal: string };

/** Dry runs under way, each in a worker of its own, so that the counter never waits for one. */
export function openJobs(tell: () => void, log: (fault: unknown, reference: string) => void): Jobs {
  const runs = new Map<string, Run>();
  const find = (jobId: string) => runs.get(jobId) ?? refuse('not-found', 'records.job-unknown');
  return {
    start(uploadId, order, bytesTotal) {
      forgetOldest(runs);
      const jobId = randomUUID();
      const wholeOrder = { ...order, goodRowsPath: `${order.path}.${jobId}.rows` };
      const worker = new Worker(workerFile, { workerData: wholeOrder });
      const job: Job = {
        state: 'running',
        bytesRead: 0,
        bytesTotal,
        rowsRead: 0,
        failure: null,
        result: null,
      };
      const run: Run = { job, uploadId, order: wholeOrder, result: null, isTaken: false, worker };
      runs.set(jobId, run);
      worker.on('message', (message: Message) => {
        if (job.state !== 'running') return;
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
      const run = find(jobId);
      if (run.job.state === 'running') run.job.state = 'cancelled';
      leave(run);
      tell();
    },
    settle(jobId) {
      const run = find(jobId);
      run.isTaken = true;
      leave(run);
    },
    closeAll() {
      for (const { worker } of runs.values()) void worker.terminate();
    },
  };
}

/** Ends the work on it and removes the rows that it found. */
function leave({ worker, order }: Run): void {
  void worker.terminate().then(() => rmSync(order.goodRowsPath, { force: true }));
}

function forgetOldest(runs: Map<string, Run>): void {
  for (const [jobId, run] of runs) {
    if (runs.size < MOST_KEPT) return;
    if (run.job.state === 'running') continue;
    leave(run);
    runs.delete(jobId);
  }
}

const pick = ({ bytesRead, rowsRead }: Progress) => ({ bytesRead, rowsRead });
