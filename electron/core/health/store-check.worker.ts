import { parentPort, workerData } from 'node:worker_threads';
import { type CheckOrder, checkStore } from './store-check.ts';

const result = checkStore(workerData as CheckOrder, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ result });
