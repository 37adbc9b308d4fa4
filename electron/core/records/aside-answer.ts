import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import { isNoRoom } from '../store/trouble.ts';

/** Tells those who wait outside how the work ended: with a result, a foreseen "no", or a fault. */
export function answerWith(work: Promise<unknown>): Promise<void> {
  return work
    .then((result) => parentPort?.postMessage({ result }))
    .catch((error: unknown) => {
      if (isNoRoom(error)) parentPort?.postMessage({ refusal: 'health.disk-full' });
      else if (error instanceof Refusal) parentPort?.postMessage({ refusal: error.data.reason });
      else throw error;
    });
}
