import { type LostReason, lostReasons } from '../../../shared/estimates/estimate.rules.ts';
import type { Reading } from '../context.ts';
import { sentIn } from './answers.sql.ts';

const HOUR_MS = 3_600_000;

/** How estimates that were sent in a time were answered: what was lost counts by its reason. */
export function winRate({ store }: Reading, { from, until }: { from: number; until: number }) {
  const rows = store.all(sentIn, { from, until });
  const hours: number[] = [];
  const lost = new Map<LostReason, number>();
  let approved = 0;
  for (const { sent_at, answered_at, verdict, reason } of rows) {
    if (answered_at === null) continue;
    hours.push((answered_at - sent_at) / HOUR_MS);
    if (verdict === 'approved') approved += 1;
    else lost.set(reason as LostReason, (lost.get(reason as LostReason) ?? 0) + 1);
  }
  return {
    sent: rows.length,
    answered: hours.length,
    approved,
    refused: hours.length - approved,
    medianHours: medianOf(hours),
    reasons: lostReasons.flatMap((reason) => {
      const count = lost.get(reason) ?? 0;
      return count === 0 ? [] : [{ reason, count }];
    }),
  };
}

function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
