import { seededRandom } from '../../../electron/core/records/seeded-random.ts';
import type { CallKind, PlannedFault } from '../io/control.ts';
import type { Campaign } from './campaign.ts';
import type { TrialOrder } from './trial.ts';

/** What can go wrong with which call. */
const kinds: readonly { call: CallKind; errors: readonly PlannedFault['error'][] }[] = [
  { call: 'write', errors: ['EIO', 'ENOSPC', 'short'] },
  { call: 'sync', errors: ['EIO'] },
  { call: 'truncate', errors: ['EIO'] },
  { call: 'open', errors: ['EMFILE', 'EACCES'] },
  { call: 'rename', errors: ['EIO'] },
  { call: 'unlink', errors: ['EACCES'] },
  { call: 'mkdir', errors: ['ENOSPC'] },
  { call: 'read', errors: ['EIO'] },
];

const NEVER = 1e9;

/** Every call of every kind that these workloads make, failing once and from then on. */
export async function allPoints(campaign: Campaign, workloads: readonly string[]): Promise<TrialOrder[]> {
  const orders: TrialOrder[] = [];
  const untouched: PlannedFault = { calls: [], nth: NEVER, isForEver: false, error: 'EIO' };
  for (const workload of workloads) {
    const { calls } = await campaign.one({ workload, disturbance: { fault: untouched } });
    for (const { call, errors } of kinds) {
      for (let nth = 1; nth <= (calls[call] ?? 0); nth++) {
        for (const error of errors) {
          for (const isForEver of [false, true])
            orders.push({ workload, disturbance: { fault: { calls: [call], nth, isForEver, error } } });
        }
      }
    }
  }
  return orders;
}

/** An import has two workers to start each time: of its points every fourth as many are chosen. */
const slow = 'import';

/** So many of them, drawn from each kind of fault in turn, so that rare calls stand beside frequent ones. */
export function someOf(orders: readonly TrialOrder[], count: number, seed: number): TrialOrder[] {
  if (orders.length <= count) return [...orders];
  const random = seededRandom(seed);
  const groups = new Map<string, TrialOrder[]>();
  for (const order of orders) {
    const fault = 'fault' in order.disturbance ? order.disturbance.fault : null;
    const group = `${order.workload} ${fault?.calls} ${fault?.error} ${fault?.isForEver}`;
    groups.set(group, [...(groups.get(group) ?? []), order]);
  }
  const chosen: TrialOrder[] = [];
  const waiting = [...groups.values()];
  for (let round = 0; chosen.length < count; round++) {
    for (const group of waiting) {
      if (group[0]?.workload === slow && round % 4 > 0) continue;
      const [order] = group.splice(random.below(group.length), 1);
      if (order && chosen.length < count) chosen.push(order);
    }
  }
  return chosen;
}
