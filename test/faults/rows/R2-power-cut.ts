import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { whyNoShim } from '../io/shim.ts';
import type { Kind } from '../power-cut/judge.ts';
import type { ShareOrder, ShareReport } from '../power-cut/judge-share.ts';
import { type Broken, record } from '../power-cut/record.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { scratchFolder } from '../scratch.ts';
import { workloads } from '../workloads/all.ts';
import { leaveGround } from '../workloads/ground.ts';

const RESUME_EVERY = 40;
const CONTROL_IMAGES = 2000;

interface Trial {
  ids: readonly string[];
  broken?: Broken;
  spoils?: boolean;
  /** Findings of which one is enough. */
  until?: readonly Kind[];
}

/** Records the workloads and judges the disks that each could have left. */
async function cutPower(
  { cases, seed, progress }: RowOrder,
  { ids, broken, spoils, until }: Trial,
): Promise<RowReport> {
  const place = scratchFolder();
  try {
    const groundFolder = join(place, 'ground');
    const ground = await leaveGround(groundFolder);
    const shares = Math.min(4, availableParallelism());
    const reports: ShareReport[] = [];
    let judged = 0;
    for (const [index, id] of ids.entries()) {
      const recorded = record(id, join(place, id), { ground, groundFolder, ...(broken && { broken }) });
      const ofWorkload = Math.floor((cases * (index + 1)) / ids.length) - judged;
      const begun = judged;
      const done: number[] = [];
      const works = Array.from({ length: shares }, (_, share) => {
        const images =
          Math.floor((ofWorkload * (share + 1)) / shares) - Math.floor((ofWorkload * share) / shares);
        const order: ShareOrder = {
          recorded,
          place: join(place, id),
          share,
          shares,
          images,
          seed,
          spoils: spoils ?? false,
          ...(until && { until }),
          resumeEvery: RESUME_EVERY,
        };
        return judgeIn(order, (count) => {
          done[share] = count;
          progress(begun + done.reduce((sum, one) => sum + one, 0));
        });
      });
      reports.push(...(await Promise.all(works)));
      judged += ofWorkload;
      rmSync(join(place, id), { recursive: true, force: true });
    }
    return sumOf(reports);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function judgeIn(order: ShareOrder, tell: (done: number) => void): Promise<ShareReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, '../power-cut/images.worker.ts'), {
      workerData: order,
    });
    worker.on('message', (message: { done: number } | { report: ShareReport }) => {
      if ('done' in message) tell(message.done);
      else resolve(message.report);
    });
    worker.once('error', reject);
  });
}

function sumOf(reports: readonly ShareReport[]): RowReport {
  const counts: Record<string, number> = {};
  const add = (what: string, count: number) => {
    counts[what] = (counts[what] ?? 0) + count;
  };
  for (const { images, resumed, points, found } of reports) {
    add('disks opened', images);
    add('worked on to the end', resumed);
    add('points of the power cut', points);
    for (const [kind, count] of Object.entries(found)) add(kind, count);
  }
  const cases = reports.reduce((sum, { images }) => sum + images, 0);
  return { cases, counts, violations: reports.flatMap(({ violations }) => violations) };
}

/** Whether so much planted is seen as what it is. */
function sees(trial: Trial, until: readonly Kind[]) {
  return async (order: RowOrder) => {
    const { counts } = await cutPower({ ...order, cases: CONTROL_IMAGES }, { ...trial, until });
    return until.some((kind) => (counts[kind] ?? 0) > 0);
  };
}

export const row: FaultRow = {
  id: 'R2',
  title: 'The power is cut: every disk that it could leave',
  sizes: { quick: 800, full: 20_000 },
  missing: whyNoShim,
  run: (order) => cutPower(order, { ids: workloads.map(({ id }) => id) }),
  controls: [
    {
      plants: 'a store that syncs as SQLite’s NORMAL does',
      isSeen: sees({ ids: ['intake'], broken: { synchronous: 1 } }, ['lost']),
    },
    {
      plants: 'a store that never syncs',
      isSeen: sees({ ids: ['first-run'], broken: { synchronous: 0 } }, ['corrupt', 'does not open']),
    },
    {
      plants: 'a store that writes each statement by itself',
      isSeen: sees({ ids: ['intake'], broken: { store: 'piecemeal' } }, ['not whole']),
    },
    {
      plants: 'a disk that lost a page of what was synced',
      isSeen: sees({ ids: ['intake'], spoils: true }, ['corrupt']),
    },
  ],
  leavesOut: [
    'a disk that breaks its word and loses what it said is synced',
    'file systems other than the two models',
  ],
};
