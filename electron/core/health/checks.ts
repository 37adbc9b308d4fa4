import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CheckOrder, CheckResult } from './store-check.ts';

const workerFile = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? './store-check.worker.ts' : './store-check.worker.js',
    import.meta.url,
  ),
);

/** A check under way in a worker of its own, so that the counter does not wait for it. */
export interface RunningCheck {
  readonly kind: CheckOrder['kind'];
  /** From 0 to 1. */
  share: number;
  /** Null where it was cancelled. Rejects where the check itself failed. */
  readonly result: Promise<CheckResult | null>;
  cancel(): void;
}

type Message = { share: number } | { result: CheckResult };

export function runCheck(order: CheckOrder, onShare: () => void = () => undefined): RunningCheck {
  let worker: Worker | null = null;
  const result = new Promise<CheckResult | null>((resolve, reject) => {
    // throws where no further thread is to be had, which is a failed check like any other
    worker = new Worker(workerFile, { workerData: order });
    worker.on('message', (message: Message) => {
      if ('result' in message) return resolve(message.result);
      running.share = message.share;
      onShare();
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(null));
  });
  // whoever started it may have gone by then
  result.catch(() => undefined);
  const running: RunningCheck = {
    kind: order.kind,
    share: 0,
    result,
    cancel: () => void worker?.terminate(),
  };
  return running;
}
