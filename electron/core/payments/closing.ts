import { refuse } from '../../../shared/kernel/refusal.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Writing } from '../context.ts';
import { obstaclesTo } from '../repairs/gates.ts';
import { moveTo } from '../repairs/moves.ts';
import { orderState } from './payments-gate.sql.ts';

/**
 * Closes an order that is with its owner, where nothing stands in the way any more: nothing owed, and all written down
 * that must be. Whether it is closed then.
 */
export function closeIfSettled(context: Writing, repairId: number): boolean {
  const order =
    context.store.get(orderState, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  if (order.state !== 'handedOver') return order.state === 'closed';
  const repair = { id: repairId, state: order.state as RepairState, deviceId: order.deviceId };
  if (obstaclesTo(context, repair, 'closed').length > 0) return false;
  moveTo(context, repairId, 'closed');
  return true;
}
