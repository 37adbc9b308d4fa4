import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/kernel/refusal.ts';
import { openFrozenView } from '../store/frozen-view.ts';
import { archivedTables } from './archive-schema.ts';
import { type ReadingOrder, readArchive } from './read-archive.ts';

const order = workerData as ReadingOrder;
const view = openFrozenView(order.storeFile);
const known = { tables: archivedTables(view.tables()), version: view.version };
view.close();

readArchive(order, known, (done, total) => parentPort?.postMessage({ progress: { done, total } }))
  .then((result) => parentPort?.postMessage({ result }))
  .catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    parentPort?.postMessage({ refusal: { reason: error.data.reason, facts: error.data.facts ?? null } });
  });
