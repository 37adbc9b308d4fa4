import { addDays, type Day, dayOfInstant } from '../kernel/day.ts';
import type { RepairState } from './states.rules.ts';

/** How much of a device that is back is the same: only the device, the unit too, the unit's fault too. */
export const likenesses = ['device', 'unit', 'fault'] as const;
export type Likeness = (typeof likenesses)[number];

/** What a supervisor finds: our work, a part that we fitted, something else, or the customer's use. */
export const comeBackVerdicts = ['ours', 'part', 'unrelated', 'customer'] as const;
export type ComeBackVerdict = (typeof comeBackVerdicts)[number];

/** Whether a repair that ended on `endedOn` is recent enough, by the house's number of days, for a come-back on `on`. */
export function mayComeBack(endedOn: Day, on: Day, days: number): boolean {
  return endedOn <= on && endedOn >= addDays(on, -days);
}

/** A finding in the codes of the bench; null where it names no unit or no fault. */
export interface CodedFinding {
  unit: string | null;
  fault: string | null;
}

export interface EarlierRepair {
  id: number;
  state: RepairState;
  /** When it was handed over, or closed where it never was. */
  closedAt: number | null;
  findings: readonly CodedFinding[];
}

const rank = (likeness: Likeness) => likenesses.indexOf(likeness);

/** The greatest likeness between what was found now and what was found then. Nothing coded: the device alone. */
export function likenessOf(now: readonly CodedFinding[], then: readonly CodedFinding[]): Likeness {
  let greatest: Likeness = 'device';
  for (const one of now) {
    for (const other of then) {
      const isSameUnit = one.unit !== null && one.unit === other.unit;
      // a fault of no named unit is the device's
      const isSameFault = one.fault !== null && one.fault === other.fault && one.unit === other.unit;
      const likeness: Likeness = isSameFault ? 'fault' : isSameUnit ? 'unit' : 'device';
      if (rank(likeness) > rank(greatest)) greatest = likeness;
    }
  }
  return greatest;
}

export interface ComeBackAsked {
  /** The day on which the device came in. */
  on: Day;
  zone: string;
  /** The house's number of days. */
  days: number;
  /** What was found this time, as far as it is coded. */
  findings: readonly CodedFinding[];
}

/**
 * The finished repair of the same device of which this may be a come-back, and how much is the same: the most alike
 * of those that ended in the days before, counted in the shop's zone; of equals the latest. A cancelled order is
 * none. Null if there is none. What the repair cost, and who paid, is not asked.
 */
export function comeBackOf<Earlier extends EarlierRepair>(
  earlier: readonly Earlier[],
  { on, zone, days, findings }: ComeBackAsked,
): { earlier: Earlier; likeness: Likeness } | null {
  let found: { earlier: Earlier; likeness: Likeness } | null = null;
  for (const repair of earlier) {
    if ((repair.state !== 'closed' && repair.state !== 'handedOver') || repair.closedAt === null) continue;
    if (!mayComeBack(dayOfInstant(repair.closedAt, zone), on, days)) continue;
    const likeness = likenessOf(findings, repair.findings);
    const isCloser =
      found === null ||
      rank(likeness) > rank(found.likeness) ||
      (likeness === found.likeness && repair.closedAt > (found.earlier.closedAt ?? 0));
    if (isCloser) found = { earlier: repair, likeness };
  }
  return found;
}

/** Before the verdict nothing is charged, and never for what the shop or its part caused. */
export function isChargedAfter(comeBack: { verdict: ComeBackVerdict | null } | null): boolean {
  return comeBack === null || comeBack.verdict === 'unrelated' || comeBack.verdict === 'customer';
}
