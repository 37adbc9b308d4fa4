import { parentPort, workerData } from 'node:worker_threads';
import { openFrozenView } from '../store/frozen-view.ts';
import type { ExportOrder, ExportResult } from './export-order.ts';
import { lists } from './lists.ts';
import { writeArchive } from './write-archive.ts';
import { writeList } from './write-list.ts';
import { measured } from './written-file.ts';

const { storeFile, target, work } = workerData as ExportOrder;
const view = openFrozenView(storeFile);
const report = (done: number, total: number) => parentPort?.postMessage({ progress: { done, total } });

async function run(): Promise<ExportResult> {
  if (work.what === 'archive') {
    const rows = await writeArchive(view, work, target, report);
    return { rows, ...(await measured(target)) };
  }
  const total = view.countOfRows(lists[work.list], { language: work.language });
  const rows = await writeList(view, work, target, (done) => report(done, total));
  return { rows, ...(await measured(target)) };
}

run()
  .then((result) => parentPort?.postMessage({ result }))
  .finally(() => view.close());
