import type { Outcome } from '../../../shared/bench/outcome.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { beforeReady, setOutcome, workWritten } from './handovers.sql.ts';

/** How orders end on which nobody is to work, by the state that they come from. */
const outcomeWithoutWork: Readonly<Record<string, Outcome>> = {
  refused: 'notRepaired',
  beyondRepair: 'beyondRepair',
  cancelled: 'notRepaired',
};

/** From where the order became ready: null where it was worked on, else the outcome that this way tells. */
export function outcomeOfWay({ store }: Reading, repairId: number): Outcome | null {
  const from = store.get(beforeReady, { repair: repairId })?.state ?? '';
  return outcomeWithoutWork[from] ?? null;
}

export function wasWorkedOn(context: Reading, repairId: number): boolean {
  return outcomeOfWay(context, repairId) === null;
}

/**
 * Writes down how it ended, where nobody did: our repair warranty answers for what was mended, and for nothing that
 * goes back as it came.
 */
export function writeOutcome(context: Writing, repairId: number): void {
  context.store.run(setOutcome, {
    repair: repairId,
    outcome: outcomeOfWay(context, repairId) ?? 'fixed',
  });
}

export function writtenFinding({ store }: Reading, repairId: number): string {
  const row = store.get(workWritten, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  return row.finding;
}
