import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LongJob, RestoreSource } from '../../../shared/backups/restore-steps.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { clearAway } from '../store/clear-away.ts';
import type { Examined } from './examine-backup.ts';
import { type LongWork, startWork } from './long-work.ts';

export interface Examination {
  jobId: string;
  /** The name of its folder under `restore/`. */
  staged: string;
  stage: string;
  from: RestoreSource;
  /** How its source is called in the log of what was restored. */
  label: string;
  job: LongJob;
  examined: Examined | null;
  /** What happened was written into it: it only waits for its turn. */
  isSealed: boolean;
  /** It takes the store's place as soon as that is closed: nobody may drop it any more. */
  isOrdered: boolean;
  work: LongWork<Examined>;
}

/** Backups that somebody looks into before restoring one: one at a time, each in a folder of its own. */
export function openExaminations(
  folder: string,
  tell: () => void,
  log: (fault: unknown, reference: string) => void,
) {
  let current: Examination | null = null;
  sweep(folder);

  const drop = (examination: Examination) => {
    if (current === examination) current = null;
    void examination.work.cancel().then(() => clearAway(examination.stage));
  };

  return {
    start(from: RestoreSource, source: string, label: string): string {
      if (current?.isOrdered) refuse('conflict', 'settings.store-closed');
      if (current) drop(current);
      const jobId = randomUUID();
      const staged = `stage-${jobId}`;
      const stage = join(folder, staged);
      const job: LongJob = { state: 'running', step: 'unpacking', share: null, failure: null };
      const work = startWork<'examine'>(
        { kind: 'examine', order: { source, stage } },
        ({ step, done, total }) => {
          Object.assign(job, { step, share: total > 0 ? Math.min(1, done / total) : null });
          tell();
        },
      );
      const examination: Examination = {
        ...{ jobId, staged, stage, from, label, job, work },
        examined: null,
        isSealed: false,
        isOrdered: false,
      };
      current = examination;
      work.done
        .then((examined) => {
          examination.examined = examined;
          Object.assign(job, { state: 'done', share: 1 });
        })
        .catch((error: unknown) => {
          if (!(error instanceof Refusal)) log(error, 'examine');
          const isCancelled = error instanceof Refusal && error.data.reason === 'backups.cancelled';
          const failure =
            error instanceof Refusal
              ? { reason: error.data.reason, facts: error.data.facts }
              : { reason: 'backups.not-examined' };
          Object.assign(job, isCancelled ? { state: 'cancelled' } : { state: 'failed', failure });
        })
        .finally(tell);
      return jobId;
    },
    find(jobId: string): Examination {
      return current?.jobId === jobId ? current : refuse('not-found', 'backups.job-unknown');
    },
    forget(jobId: string): void {
      if (current?.jobId === jobId && !current.isOrdered) drop(current);
      tell();
    },
    async close(): Promise<void> {
      await current?.work.cancel();
    },
  };
}

export type Examinations = ReturnType<typeof openExaminations>;

/** What was unpacked before and never restored. A marker has been obeyed before anything here is opened. */
function sweep(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
