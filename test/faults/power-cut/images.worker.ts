// Rebuilds and judges its share of the disks that a recorded workload could have left.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { judgeShare, type ShareOrder } from './judge-share.ts';

const order = workerData as ShareOrder;
const place = join(order.place, `judge-${order.share}`);
mkdirSync(place, { recursive: true });
const report = await judgeShare(order, place, (done) => parentPort?.postMessage({ done }));
rmSync(place, { recursive: true, force: true });
parentPort?.postMessage({ report });
