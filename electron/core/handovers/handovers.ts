import type {
  handovers as contract,
  HandoverOfRepair,
} from '../../../shared/handovers/handovers.contract.ts';
import type { Reading } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { handOver } from './hand-over.ts';
import { handoverOfOrder } from './handovers.sql.ts';
import { prepare } from './prepare.ts';
import { decisionOn, stepsOfRepair } from './uncollected.sql.ts';
import { uncollected, uncollectedCounts } from './uncollected.ts';
import { decide, tell, writeLetter } from './uncollected-steps.ts';

export const handovers: UseCases<typeof contract> = {
  prepare,
  ofRepair,
  handOver,
  uncollected,
  uncollectedCounts,
  tell,
  writeLetter,
  decide,
};

function ofRepair({ store }: Reading, { repairId }: { repairId: number }): HandoverOfRepair {
  const row = store.get(handoverOfOrder, { repair: repairId });
  return {
    handover: row
      ? {
          ...row,
          isByCustomer: row.is_by_customer === 1,
          wasShown: row.was_shown === 1,
          hasLeaflet: row.has_leaflet === 1,
        }
      : null,
    steps: store.all(stepsOfRepair, { repair: repairId }),
    decision: store.get(decisionOn, { repair: repairId }) ?? null,
  };
}
