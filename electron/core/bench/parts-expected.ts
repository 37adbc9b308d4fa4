import type { Day } from '../../../shared/kernel/day.ts';
import { laterOf } from '../../../shared/kernel/day.ts';
import type { Reading } from '../context.ts';
import { partsOutstanding } from './parts.sql.ts';

/**
 * The open orders that wait for a part, each with the day on which the last of its parts should be here; null where
 * the day of one of them is not known.
 */
export function partsExpected({ store }: Pick<Reading, 'store'>): Map<number, Day | null> {
  const expected = new Map<number, Day | null>();
  for (const { repairId, expectedOn } of store.all(partsOutstanding)) {
    const before = expected.get(repairId);
    const isUnknown = expectedOn === null || before === null;
    expected.set(
      repairId,
      isUnknown ? null : before === undefined ? expectedOn : laterOf(before, expectedOn),
    );
  }
  return expected;
}
