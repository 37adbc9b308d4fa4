import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CHUNK_BYTES, type ExportJob } from '../../../shared/exports/exports.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { clearAway } from '../store/clear-away.ts';
import type { ExportOrder, ExportResult, ExportWork } from './export-order.ts';

export interface Export {
  job: ExportJob;
  work: ExportWork;
  sha256: string;
  path: string;
}

interface Run extends Export {
  /** Who asked: nobody else fetches it. */
  by: number;
  worker: Worker;
}

/** Files on their way out: written beside the store under names of our own, gone when fetched, with the program, or a day later. */
export interface Jobs {
  start(by: number, fileName: string, work: ExportWork): string;
  find(jobId: string, by: number): Export;
  chunk(jobId: string, by: number, index: number): Promise<Uint8Array>;
  cancel(jobId: string, by: number): void;
  /** Its file was fetched. */
  discard(jobId: string): void;
  closeAll(): Promise<void>;
}

type Message = { progress: { done: number; total: number } } | { result: ExportResult };

export interface JobsOptions {
  storeFile: string;
  folder: string;
  now: () => number;
  tell: () => void;
  log: (fault: unknown, reference: string) => void;
}

const KEPT_MS = 24 * 3_600_000;
/** How often screens are told how far a file has come. */
const TELL_MS = 500;
/** Somebody who presses every button gets an answer, and the machine does not choke. */
const MOST_RUNNING = 4;

const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './export.worker.ts' : './export.worker.js', import.meta.url),
);

/** Exports under way, each in a worker of its own, so that the counter never waits for one. */
export function openJobs({ storeFile, folder, now, tell, log }: JobsOptions): Jobs {
  // what an earlier run of the program left behind has lost its name
  rmSync(folder, { recursive: true, force: true });
  const runs = new Map<string, Run>();
  const find = (jobId: string, by: number): Run => {
    const run = runs.get(jobId);
    return run && run.by === by ? run : refuse('not-found', 'exports.job-unknown');
  };
  const begin = (worker: Worker, run: Run, jobId: string) => {
    const { job } = run;
    let toldAt = 0;
    worker.on('message', (message: Message) => {
      if (job.state !== 'running') return;
      if ('progress' in message) {
        Object.assign(job, message.progress);
        if (now() - toldAt < TELL_MS) return;
        toldAt = now();
      } else {
        const { bytes, rows, sha256 } = message.result;
        run.sha256 = sha256;
        const chunks = Math.ceil(bytes / CHUNK_BYTES);
        Object.assign(job, { state: 'done', bytes, rows, chunks, done: job.total });
      }
      tell();
    });
    worker.on('error', (fault) => {
      log(fault, jobId.slice(0, 8));
      if (job.state === 'running') Object.assign(job, { state: 'failed', failure: 'exports.not-written' });
      leave(run);
      tell();
    });
  };
  return {
    start(by, fileName, work) {
      mkdirSync(folder, { recursive: true });
      sweep(folder, now() - KEPT_MS);
      forgetGone(runs, folder);
      const running = [...runs.values()].filter(({ job }) => job.state === 'running');
      if (running.length >= MOST_RUNNING) refuse('conflict', 'exports.too-many');
      const jobId = randomUUID();
      const path = join(folder, `${jobId}.part`);
      const order: ExportOrder = { storeFile, target: path, work };
      const worker = new Worker(workerFile, { workerData: order });
      const job: ExportJob = {
        state: 'running',
        done: 0,
        total: 0,
        failure: null,
        facts: null,
        fileName,
        bytes: 0,
        chunks: 0,
        rows: 0,
      };
      const run: Run = { job, work, sha256: '', path, by, worker };
      runs.set(jobId, run);
      begin(worker, run, jobId);
      return jobId;
    },
    find,
    async chunk(jobId, by, index) {
      const { job, path } = find(jobId, by);
      if (job.state !== 'done') refuse('conflict', 'exports.not-ready');
      if (index >= job.chunks) refuse('invalid', 'exports.no-such-chunk');
      return chunkOf(path, index);
    },
    cancel(jobId, by) {
      const run = find(jobId, by);
      if (run.job.state === 'running') run.job.state = 'cancelled';
      leave(run);
      tell();
    },
    discard(jobId) {
      const run = runs.get(jobId);
      runs.delete(jobId);
      if (run) leave(run);
    },
    async closeAll() {
      await Promise.all([...runs.values()].map(({ worker }) => worker.terminate()));
    },
  };
}

/** Ends the work on it and removes what it wrote. */
function leave({ worker, path }: Run): void {
  void worker.terminate().then(() => clearAway(path));
}

function sweep(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { force: true });
  }
}

/** Whose file was swept away is over. */
function forgetGone(runs: Map<string, Run>, folder: string): void {
  const there = new Set(readdirSync(folder).map((name) => join(folder, name)));
  for (const [jobId, { job, path }] of runs) {
    if (job.state !== 'running' && !there.has(path)) runs.delete(jobId);
  }
}

async function chunkOf(path: string, index: number): Promise<Uint8Array> {
  const handle = await open(path).catch(() => refuse('not-found', 'exports.job-unknown'));
  try {
    const { buffer, bytesRead } = await handle.read(
      new Uint8Array(CHUNK_BYTES),
      0,
      CHUNK_BYTES,
      index * CHUNK_BYTES,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
