import { lineOf, type Parents } from '../capacity/skills.rules.ts';
import type { RepairState } from '../repairs/states.rules.ts';

export interface UsualService {
  categoryId: number | null;
  kind: string;
  usualMinutes: number | null;
  isHidden: boolean;
}

/** No order that still waits for hands takes less, however long somebody has worked on it already. */
export const LEAST_MINUTES = 10;

/**
 * The usual minutes of labour by category: the median of the services for it, or for the nearest category above it
 * that has some. Services for everything tell nothing of a category. Null where none is known.
 */
export function usualMinutesOf(
  services: readonly UsualService[],
  parents: Parents,
): (categoryId: number | null) => number | null {
  const known = new Map<number, number[]>();
  for (const { categoryId, kind, usualMinutes, isHidden } of services) {
    if (categoryId === null || kind !== 'labour' || isHidden || !usualMinutes || usualMinutes <= 0) continue;
    known.set(categoryId, [...(known.get(categoryId) ?? []), usualMinutes]);
  }
  return (categoryId) => {
    if (categoryId === null || known.size === 0) return null;
    for (const id of lineOf(categoryId, parents)) {
      const minutes = known.get(id);
      if (minutes) return median(minutes);
    }
    return null;
  };
}

function median(minutes: readonly number[]): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** States in which no hand is needed any more, or only to pack it up. */
const doneStates: ReadonlySet<RepairState> = new Set(['ready', 'refused', 'beyondRepair']);

/** What is left of the planned minutes; a clock that was wrong makes neither more of them nor less than some. */
export function minutesLeft(state: RepairState, planned: number, worked: number): number {
  if (doneStates.has(state)) return 0;
  return Math.max(Math.min(LEAST_MINUTES, planned), planned - Math.max(0, worked));
}
