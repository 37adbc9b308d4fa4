import type { Day } from '../kernel/day.ts';
import type { RepairState, repairStates, StateGroup } from './states.rules.ts';

/** Whether the promised day has passed with the work still to be done: what is ready has kept or broken its promise. */
export function isLate(
  repair: { group: StateGroup; state: RepairState; promisedOn: Day | null },
  today: Day,
): boolean {
  const isOwed = repair.group === 'open' && repair.state !== 'ready';
  return isOwed && repair.promisedOn !== null && repair.promisedOn < today;
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
