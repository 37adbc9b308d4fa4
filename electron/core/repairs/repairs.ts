import { refuse } from '../../../shared/kernel/refusal.ts';
import type { RepairRow } from '../../../shared/repairs/repair-row.ts';
import type { repairs as contract, Repair } from '../../../shared/repairs/repairs.contract.ts';
import type { Reading } from '../context.ts';
import { promise } from '../promises/promise.ts';
import type { UseCases } from '../use-case.ts';
import { assign } from './assign.ts';
import { board, boardColumn } from './board.ts';
import { callersOrders, whoCalls } from './caller.ts';
import { clock } from './clock.ts';
import { laterComeBacks } from './come-backs.sql.ts';
import { comeBackOfRepair, maybeComeBack } from './come-backs.ts';
import { handOffsOfRepair } from './hand-offs.sql.ts';
import { answerHandOff, handOff, handOffChart, handOffsForMe, take, withdrawHandOff } from './hand-offs.ts';
import { comeBackChart, comeBacksToDecide, judgeComeBack } from './judge-come-back.ts';
import { repairsOfCustomer, repairsOfDevice } from './lists.sql.ts';
import { counts, list } from './lists.ts';
import { change, changeWay, changeWishes } from './mending.ts';
import { cancel, reopen } from './moves.ts';
import { move, moves } from './moving.ts';
import { plan, setUrgent } from './planning.ts';
import { toldRepairs } from './repair-rows.ts';
import {
  checksOfRepair,
  decisionOfRepair,
  historyOfRepair,
  promisesOfRepair,
  repairById,
  siblingsOfRepair,
} from './repairs.sql.ts';
import { keepOwnState, setState, states } from './state-settings.ts';
import { changeTemplates, restoreTemplates, templates } from './templates.ts';

/** All but the intake, which brings things from outside the store (taking-in.ts). */
export const repairs: Omit<UseCases<typeof contract>, 'takeIn'> = {
  list,
  byId,
  ofCustomer,
  ofDevice,
  counts,
  change,
  changeWishes,
  changeWay,
  promise,
  cancel,
  reopen,
  moves,
  move,
  states,
  setState,
  keepOwnState,
  setUrgent,
  plan,
  handOff,
  answerHandOff,
  withdrawHandOff,
  take,
  handOffsForMe,
  handOffChart,
  assign,
  board,
  boardColumn,
  maybeComeBack,
  judgeComeBack,
  comeBacksToDecide,
  comeBackChart,
  whoCalls,
  callersOrders,
  clock,
  templates,
  changeTemplates,
  restoreTemplates,
};

function byId(context: Reading, { id }: { id: number }): Repair {
  const { store } = context;
  const { wayWorked, ...row } = store.get(repairById, { id }) ?? refuse('not-found', 'repairs.not-found');
  const [told] = toldRepairs(context, [row]);
  const decision = store.get(decisionOfRepair, { id });
  return {
    ...(told as NonNullable<typeof told>),
    hasWayWorked: wayWorked === null ? null : wayWorked === 1,
    checks: store.all(checksOfRepair, { id }).map(({ names, is_ticked, ...check }) => ({
      ...check,
      names: JSON.parse(names) as Repair['checks'][number]['names'],
      isTicked: is_ticked === 1,
    })),
    promises: store.all(promisesOfRepair, { id }),
    siblings: row.visitId === null ? [] : store.all(siblingsOfRepair, { visit: row.visitId, id }),
    handOffs: store.all(handOffsOfRepair, { repair: id }),
    comeBack: comeBackOfRepair(context, id),
    cameBack: store.all(laterComeBacks, { repair: id }),
    decision: decision
      ? { ...decision, entitlement: parsed(decision.entitlement), outcome: parsed(decision.outcome) }
      : null,
    history: store
      .all(historyOfRepair, { id })
      .map(({ before, after, ...event }) => ({ ...event, before: parsed(before), after: parsed(after) })),
  };
}

function ofCustomer(context: Reading, { customerId }: { customerId: number }): RepairRow[] {
  return toldRepairs(context, context.store.all(repairsOfCustomer, { customer: customerId }));
}

function ofDevice(context: Reading, { deviceId }: { deviceId: number }): RepairRow[] {
  return toldRepairs(context, context.store.all(repairsOfDevice, { device: deviceId }));
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
