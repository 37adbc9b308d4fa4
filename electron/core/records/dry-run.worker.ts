import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import { openReadOnly } from '../store/read-only.ts';
import { type DryRunOrder, dryRun } from './dry-run.ts';
import { inspectorOver } from './inspector.ts';

const order = workerData as DryRunOrder;
const store = openReadOnly(order.storeFile);

dryRun(order, inspectorOver(store), (progress) => parentPort?.postMessage({ progress }))
  .then((result) => parentPort?.postMessage({ result }))
  .catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    parentPort?.postMessage({ refusal: error.data.reason });
  })
  .finally(() => store.close());
