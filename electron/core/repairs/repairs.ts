import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { repairs as contract, Repair, RepairRow } from '../../../shared/repairs/repairs.contract.ts';
import { comeBackOf } from '../../../shared/repairs/repairs.rules.ts';
import type { Reading } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { takeIn } from './intake.ts';
import { repairsOfCustomer, repairsOfDevice } from './lists.sql.ts';
import { counts, list } from './lists.ts';
import { cancel, change, reopen } from './moves.ts';
import { promise } from './promises.ts';
import {
  checksOfRepair,
  decisionOfRepair,
  historyOfRepair,
  promisesOfRepair,
  repairById,
  siblingsOfRepair,
} from './repairs.sql.ts';
import { changeTemplates, restoreTemplates, templates } from './templates.ts';

export const repairs: UseCases<typeof contract> = {
  takeIn,
  list,
  byId,
  ofCustomer,
  ofDevice,
  counts,
  change,
  promise,
  cancel,
  reopen,
  templates,
  changeTemplates,
  restoreTemplates,
};

function byId(context: Reading, { id }: { id: number }): Repair {
  const { store } = context;
  const row = store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
  const decision = store.get(decisionOfRepair, { id });
  return {
    ...row,
    checks: store.all(checksOfRepair, { id }).map(({ names, is_ticked, ...check }) => ({
      ...check,
      names: JSON.parse(names) as Repair['checks'][number]['names'],
      isTicked: is_ticked === 1,
    })),
    promises: store.all(promisesOfRepair, { id }),
    siblings: row.visitId === null ? [] : store.all(siblingsOfRepair, { visit: row.visitId, id }),
    comeBackOf: earlierRepairOf(context, row),
    decision: decision
      ? { ...decision, entitlement: parsed(decision.entitlement), outcome: parsed(decision.outcome) }
      : null,
    history: store
      .all(historyOfRepair, { id })
      .map(({ before, after, ...event }) => ({ ...event, before: parsed(before), after: parsed(after) })),
  };
}

function earlierRepairOf(
  { store, shop }: Reading,
  { id, deviceId, receivedAt }: RepairRow,
): Repair['comeBackOf'] {
  if (deviceId === null) return null;
  const past = store.all(repairsOfDevice, { device: deviceId }).filter((repair) => repair.id !== id);
  const earlier = comeBackOf(past, dayOfInstant(receivedAt, shop.zone), shop.zone);
  return earlier && { id: earlier.id, number: earlier.number, closedAt: earlier.closedAt ?? 0 };
}

function ofCustomer({ store }: Reading, { customerId }: { customerId: number }): RepairRow[] {
  return store.all(repairsOfCustomer, { customer: customerId });
}

function ofDevice({ store }: Reading, { deviceId }: { deviceId: number }): RepairRow[] {
  return store.all(repairsOfDevice, { device: deviceId });
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
