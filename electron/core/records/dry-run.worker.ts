import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '../store/read-only.ts';
import { answerWith } from './aside-answer.ts';
import { type DryRunOrder, dryRun } from './dry-run.ts';
import { inspectorOver } from './inspector.ts';

const order = workerData as DryRunOrder;
const store = openReadOnly(order.storeFile);

void answerWith(
  dryRun(order, inspectorOver(store, order.shop), (progress) => parentPort?.postMessage({ progress })),
).finally(() => store.close());
