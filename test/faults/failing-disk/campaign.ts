import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RowReport } from '../row.ts';
import { scratchFolder } from '../scratch.ts';
import { leaveGround } from '../workloads/ground.ts';
import { type Disturbed, startDisturbed } from './disturbed.ts';
import type { TrialOrder, TrialReport } from './trial.ts';

/** Processes in which trials are made, side by side. */
export interface Campaign {
  /** Makes one trial by itself. */
  one(order: TrialOrder): Promise<TrialReport>;
  /** Makes them all. `isEnough`: stops before the next. */
  all(orders: readonly TrialOrder[], options?: CampaignOptions): Promise<RowReport>;
  end(): void;
}

export interface CampaignOptions {
  tell?: (done: number) => void;
  isEnough?: (report: TrialReport) => boolean;
}

const MOST_TOLD = 40;

export async function beginCampaign(broken?: string): Promise<Campaign> {
  const place = scratchFolder();
  const groundFolder = join(place, 'ground');
  const ground = await leaveGround(groundFolder);
  const lanes: Disturbed[] = Array.from({ length: Math.min(4, availableParallelism()) }, (_, lane) =>
    startDisturbed(join(place, `lane-${lane}`), { ground, groundFolder, ...(broken && { broken }) }),
  );
  return {
    one: (order) => (lanes[0] as Disturbed).disturb(order),
    async all(orders, { tell, isEnough } = {}) {
      const counts: Record<string, number> = {};
      const violations: string[] = [];
      let next = 0;
      let done = 0;
      await Promise.all(
        lanes.map(async (lane) => {
          while (next < orders.length) {
            const order = orders[next++] as TrialOrder;
            const report = await lane.disturb(order);
            count(report, counts);
            const where = `${order.workload}, ${JSON.stringify(order.disturbance)}`;
            if (violations.length < MOST_TOLD)
              violations.push(...report.violations.map((says) => `${where}: ${says}`));
            done += 1;
            tell?.(done);
            if (isEnough?.(report)) next = orders.length;
          }
        }),
      );
      return { cases: done, counts, violations };
    },
    end() {
      for (const lane of lanes) lane.end();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function count({ failed, shown, wasReadOnly }: TrialReport, counts: Record<string, number>): void {
  const add = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  if (failed === 0) add('untouched');
  else if (shown.length === 0) add('faults that nobody had to be told of');
  else add('faults that were shown');
  if (wasReadOnly) add('read-only until tried again');
  for (const reason of new Set(shown)) add(`shown as ${reason}`);
}
