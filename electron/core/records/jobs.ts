import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Job } from '../../../shared/records/tried-row.ts';
import { clearAway } from '../store/clear-away.ts';
import { workAside } from './aside.ts';
import { type DryRunOrder, type DryRunResult, foundPath, type Progress } from './dry-run.ts';
import { readPath } from './row-source.ts';

export interface DryRun {
  job: Job;
  uploadId: string;
  order: DryRunOrder;
  result: DryRunResult | null;
  /** Its rows are records now: it can still be read, and not be taken in again. */
  isTaken: boolean;
}

export interface Jobs {
  start(uploadId: string, order: Omit<DryRunOrder, 'outPath'>): string;
  find(jobId: string): DryRun;
  cancel(jobId: string): void;
  /** Its rows came in. */
  settle(jobId: string): void;
  closeAll(): void;
}

/** Earlier tries are forgotten: a page shows one at a time. */
const MOST_KEPT = 8;

interface Run extends DryRun {
  worker: Worker;
}

/** Dry runs under way, each in a worker of its own, so that the counter never waits for one. */
export function openJobs(tell: () => void, log: (fault: unknown, reference: string) => void): Jobs {
  const runs = new Map<string, Run>();
  const find = (jobId: string) => runs.get(jobId) ?? refuse('not-found', 'records.job-unknown');
  return {
    start(uploadId, wish) {
      forgetOldest(runs);
      const jobId = randomUUID();
      const order = { ...wish, outPath: `${wish.path}.${jobId}` };
      const bytesTotal = statSync(readPath(order.path, order.shape)).size;
      const job: Job = {
        state: 'running',
        bytesRead: 0,
        bytesTotal,
        rowsRead: 0,
        failure: null,
        result: null,
      };
      const change = (news: Partial<Job>) => {
        if (job.state !== 'running') return;
        Object.assign(job, news);
        tell();
      };
      const worker = workAside<Progress, DryRunResult>({
        name: 'dry-run',
        order,
        onProgress: ({ bytesRead, rowsRead }) => change({ bytesRead, rowsRead }),
        onResult: (result) => {
          run.result = result;
          change({ state: 'done', rowsRead: result.rowsRead, bytesRead: bytesTotal, result });
        },
        onFailure: (failure) => change({ state: 'failed', failure }),
        onFault: (fault) => log(fault, jobId.slice(0, 8)),
      });
      const run: Run = { job, uploadId, order, result: null, isTaken: false, worker };
      runs.set(jobId, run);
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
  void worker.terminate().then(() => {
    for (const group of ['new', 'known', 'differs', 'bad'] as const) {
      clearAway(foundPath(order, group));
    }
  });
}

function forgetOldest(runs: Map<string, Run>): void {
  for (const [jobId, run] of runs) {
    if (runs.size < MOST_KEPT) return;
    if (run.job.state === 'running') continue;
    leave(run);
    runs.delete(jobId);
  }
}
