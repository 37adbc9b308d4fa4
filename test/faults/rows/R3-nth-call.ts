import { beginCampaign } from '../failing-disk/campaign.ts';
import { allPoints, someOf } from '../failing-disk/points.ts';
import type { PlannedFault } from '../io/control.ts';
import { whyNoShim } from '../io/shim.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { workloads } from '../workloads/all.ts';

/** The days of a shop are an intake many times over. */
const disturbed = workloads.map(({ id }) => id).filter((id) => id !== 'days');

async function failEach({ cases, seed, progress }: RowOrder): Promise<RowReport> {
  const campaign = await beginCampaign();
  try {
    const points = await allPoints(campaign, disturbed);
    const report = await campaign.all(someOf(points, cases, seed), { tell: progress });
    return { ...report, counts: { 'calls that could fail, in each way': points.length, ...report.counts } };
  } finally {
    campaign.end();
  }
}

/** Whether a broken store is seen at one of the first calls that fail like this. */
function sees(broken: string, fault: Omit<PlannedFault, 'nth'>, count: number) {
  return async () => {
    const campaign = await beginCampaign(broken);
    try {
      const orders = Array.from({ length: count }, (_, index) => ({
        workload: 'intake',
        disturbance: { fault: { ...fault, nth: 3 + index * 7 } },
      }));
      const isEnough = ({ violations }: { violations: string[] }) => violations.length > 0;
      const { violations } = await campaign.all(orders, { isEnough });
      return violations.length > 0;
    } finally {
      campaign.end();
    }
  };
}

export const row: FaultRow = {
  id: 'R3',
  title: 'The n-th call to the disk fails, once and for ever',
  sizes: { quick: 120, full: 2000 },
  missing: whyNoShim,
  run: failEach,
  controls: [
    {
      plants: 'a store that takes a full disk for one that took it all',
      isSeen: sees('carefree', { calls: ['write'], isForEver: true, error: 'ENOSPC' }, 30),
    },
    {
      plants: 'a store that answers before it commits',
      isSeen: sees('hasty', { calls: ['write'], isForEver: true, error: 'EIO' }, 30),
    },
    {
      plants: 'a store that takes a failed sync for one that went through',
      isSeen: sees('trusting', { calls: ['sync'], isForEver: true, error: 'EIO' }, 5),
    },
  ],
  leavesOut: ['calls of the operating system that keep files in memory (mmap)', 'a disk that answers late'],
};
