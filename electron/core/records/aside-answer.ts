import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../../shared/kernel/refusal.ts';

/** Tells those who wait outside how the work ended: with a result, a foreseen "no", or a fault. */
export function answerWith(work: Promise<unknown>): Promise<void> {
  return work
    .then((result) => parentPort?.postMessage({ result }))
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      parentPort?.postMessage({ refusal: error.data.reason });
    });
}
