import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading } from '../context.ts';
import { roundsOf } from './checks.ts';
import { findingsOf } from './findings-of.ts';
import { notesOf } from './notes.ts';
import { proposedOutcome } from './outcome.ts';
import { partsOf } from './parts.ts';
import { jobOfRepair } from './versions.sql.ts';
import { workedMinutes, workTimesOf } from './work-time.ts';

/** All that the bench knows of an order. */
export function ofRepair(context: Reading, { repairId }: { repairId: number }) {
  const order = context.store.get(jobOfRepair, { id: repairId }) ?? refuse('not-found', 'repairs.not-found');
  return {
    ...order,
    workTimes: workTimesOf(context, repairId),
    workedMinutes: workedMinutes(context, [repairId]).get(repairId) ?? 0,
    findings: findingsOf(context, repairId),
    parts: partsOf(context, repairId),
    notes: notesOf(context, repairId),
    rounds: roundsOf(context, repairId),
    proposedOutcome: proposedOutcome(context, repairId),
  };
}
