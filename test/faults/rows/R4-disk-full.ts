import { beginCampaign, type Campaign } from '../failing-disk/campaign.ts';
import type { TrialOrder } from '../failing-disk/trial.ts';
import { whyNoShim } from '../io/shim.ts';
import type { FaultRow, RowOrder, RowReport } from '../row.ts';
import { workloads } from '../workloads/all.ts';

const PLENTY = 1_000_000_000;
const CONTROL_BUDGETS = 16;

async function fillDisk({ cases, progress }: RowOrder): Promise<RowReport> {
  const campaign = await beginCampaign();
  try {
    const budgets = Math.max(1, Math.floor(cases / workloads.length));
    const orders: TrialOrder[] = [];
    for (const { id } of workloads) orders.push(...(await budgetsOf(campaign, id, budgets)));
    return await campaign.all(orders, { tell: progress });
  } finally {
    campaign.end();
  }
}

/** From no room at all to nearly what the workload needs, in even steps. */
async function budgetsOf({ one }: Campaign, workload: string, count: number): Promise<TrialOrder[]> {
  const { needed } = await one({ workload, disturbance: { budget: PLENTY } });
  return Array.from({ length: count }, (_, index) => ({
    workload,
    disturbance: { budget: Math.floor((needed * index) / count) },
  }));
}

async function seesCarefree(): Promise<boolean> {
  const campaign = await beginCampaign('carefree');
  try {
    const orders = await budgetsOf(campaign, 'intake', CONTROL_BUDGETS);
    const { violations } = await campaign.all(orders, { isEnough: (report) => report.violations.length > 0 });
    return violations.length > 0;
  } finally {
    campaign.end();
  }
}

export const row: FaultRow = {
  id: 'R4',
  title: 'The disk is full, until there is room again',
  sizes: { quick: 64, full: 512 },
  missing: whyNoShim,
  run: fillDisk,
  controls: [{ plants: 'a store that takes a full disk for one that took it all', isSeen: seesCarefree }],
  leavesOut: ['quotas of a user', 'a disk on which other programs take the room that was made'],
};
