import type { promises as contract } from '../../../shared/promises/promises.contract.ts';
import type { Reading } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { alertOfRepair, alertsToTell } from './at-risk.sql.ts';
import { earliest } from './earliest.ts';
import { kept, ledger, standing } from './kept.ts';
import { fulfil, make, told as toldRow, withdraw } from './ledger.ts';
import { told } from './promise.ts';
import { promisesOfRepair } from './promises.sql.ts';

export const promises: UseCases<typeof contract> = {
  earliest,
  ofRepair,
  alerts,
  standing,
  kept,
  ledger,
  make,
  fulfil,
  withdraw,
  told,
};

function ofRepair(context: Reading, { repairId }: { repairId: number }) {
  const { store } = context;
  return {
    rows: store.all(promisesOfRepair, { repair: repairId }).map((row) => toldRow(context, row)),
    alert: store.get(alertOfRepair, { repair: repairId }) ?? null,
  };
}

/** The next to break first. */
function alerts({ store }: Reading) {
  return store
    .all(alertsToTell)
    .sort((a, b) => (a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1));
}
