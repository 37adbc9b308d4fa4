import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import { copyBackup } from './copy-backup.ts';
import { examineBackup } from './examine-backup.ts';
import { makeBackup } from './make-backup.ts';
import type { Progress } from './progress.ts';
import type { WorkMessage, WorkOrder } from './work-orders.ts';

const REPORT_MS = 200;

const work = workerData as WorkOrder;
const say = (message: WorkMessage) => parentPort?.postMessage(message);

let lastStep = '';
let lastSaidMs = 0;
function report(progress: Progress): void {
  const nowMs = performance.now();
  if (progress.step === lastStep && nowMs - lastSaidMs < REPORT_MS) return;
  lastStep = progress.step;
  lastSaidMs = nowMs;
  say({ progress });
}

function run() {
  if (work.kind === 'make') return makeBackup(work.order, report);
  if (work.kind === 'examine') return examineBackup(work.order, report);
  return copyBackup(work.order, report);
}

run()
  .then((result) => say({ result }))
  .catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    say({ refusal: { code: error.code, data: error.data } });
  });
