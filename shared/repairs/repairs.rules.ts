import { addDays, type Day, dayOfInstant } from '../kernel/day.ts';

/** Whether the order still wants something of somebody. */
export const stateGroups = ['open', 'closed'] as const;
export type StateGroup = (typeof stateGroups)[number];

/** Who has to do the next thing. */
export type Turn = 'shop' | 'nobody';

interface StateRow {
  group: StateGroup;
  /** What may follow; nothing else is offered, nothing else is taken. */
  next: readonly string[];
  /** One of the five meanings that colours have on screen. */
  meaning: 'good' | 'waiting' | 'risk' | 'bad' | 'done';
  turn: Turn;
}

/** Where a repair order can stand: the only table of states. Screens, rules and reports read it. */
export const repairStates = {
  received: { group: 'open', next: ['cancelled'], meaning: 'waiting', turn: 'shop' },
  cancelled: { group: 'closed', next: ['received'], meaning: 'bad', turn: 'nobody' },
  closed: { group: 'closed', next: [], meaning: 'done', turn: 'nobody' },
} as const satisfies Record<string, StateRow>;

export type RepairState = keyof typeof repairStates;

export const stateNames = Object.keys(repairStates) as [RepairState, ...RepairState[]];

/** Whether an order that stands at `from` may be moved to `to`. */
export function mayMove(from: RepairState, to: RepairState): boolean {
  const next: readonly string[] = repairStates[from].next;
  return next.includes(to);
}

/** Fault, wishes, condition and cost limit may be mended until somebody has begun to work by them. */
export function mayChangeIntake(state: RepairState): boolean {
  return state === 'received';
}

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
    if (repair.state !== 'closed' || repair.closedAt === null) continue;
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
} as const satisfies Record<CoverageWord, StateRow['meaning']>;
