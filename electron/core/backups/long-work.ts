import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalData } from '../../../shared/kernel/refusal.ts';
import type { OnProgress } from './progress.ts';
import type { Results, WorkMessage, WorkOrder } from './work-orders.ts';

/** Work in a worker of its own, so that the counter never waits for it. */
export interface LongWork<Result> {
  /** Rejects with a Refusal where the work was refused or cancelled, with anything else where it failed. */
  done: Promise<Result>;
  /** Ends it; what it left lying is the caller's to remove afterwards. */
  cancel(): Promise<void>;
}

const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './backups.worker.ts' : './backups.worker.js', import.meta.url),
);

export function startWork<Kind extends WorkOrder['kind']>(
  work: Extract<WorkOrder, { kind: Kind }>,
  onProgress: OnProgress,
): LongWork<Results[Kind]> {
  const worker = new Worker(workerFile, { workerData: work });
  let refuseIt: (reason: unknown) => void = () => undefined;
  const done = new Promise<Results[Kind]>((resolve, reject) => {
    refuseIt = reject;
    worker.on('message', (message: WorkMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('result' in message) resolve(message.result as Results[Kind]);
      else reject(new Refusal(message.refusal.code as RefusalCode, message.refusal.data as RefusalData));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the work ended by itself (${code})`)));
  });
  // whoever is not waiting for it any more need not hear of it
  done.catch(() => undefined);
  return {
    done,
    async cancel() {
      refuseIt(new Refusal('conflict', { reason: 'backups.cancelled' }));
      await worker.terminate();
    },
  };
}
