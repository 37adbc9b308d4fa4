import { addDays, type Day, dayOfInstant } from '../kernel/day.ts';
import type { RepairState, repairStates, StateGroup } from './states.rules.ts';

/** Whether the promised day has passed with the order still open. */
export function isLate(repair: { group: StateGroup; promisedOn: Day | null }, today: Day): boolean {
  return repair.group === 'open' && repair.promisedOn !== null && repair.promisedOn < today;
}

/** A device that is back within this many days of the end of a repair counts as a come-back. */
export const COME_BACK_DAYS = 90;

/** Whether a repair that ended on that day is recent enough for the device to be a come-back on `on`. */
export function mayComeBack(closedOn: Day, on: Day): boolean {
  return closedOn <= on && closedOn >= addDays(on, -COME_BACK_DAYS);
}

export interface PastRepair {
  id: number;
  number: string;
  state: RepairState;
  closedAt: number | null;
}

/**
 * The finished repair of which a device brought in on `on` may be a come-back: the latest that was closed in the
 * 90 days before, counted in the shop's zone. A cancelled order is none. Null if there is none.
 */
export function comeBackOf<Past extends PastRepair>(
  past: readonly Past[],
  on: Day,
  zone: string,
): Past | null {
  let latest: Past | null = null;
  for (const repair of past) {
    if ((repair.state !== 'closed' && repair.state !== 'handedOver') || repair.closedAt === null) continue;
    if (!mayComeBack(dayOfInstant(repair.closedAt, zone), on)) continue;
    if (latest === null || repair.closedAt > (latest.closedAt ?? 0)) latest = repair;
  }
  return latest;
}

export const coverageWords = ['covered', 'partly', 'notCovered', 'notRegistered', 'unknown'] as const;
export type CoverageWord = (typeof coverageWords)[number];

/** What a word about coverage means, as the five colours of the screen say it. */
export const coverageMeanings = {
  covered: 'good',
  partly: 'risk',
  notCovered: 'bad',
  notRegistered: 'done',
  unknown: 'done',
} as const satisfies Record<CoverageWord, (typeof repairStates)[RepairState]['meaning']>;
