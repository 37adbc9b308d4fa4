import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import { benchGate } from '../bench/bench-gate.ts';
import type { Reading } from '../context.ts';
import { custodyGate } from '../custody/custody-gate.ts';
import { estimateGate } from '../estimates/estimate-gate.ts';
import { handoversGate } from '../handovers/handovers-gate.ts';
import { paymentsGate } from '../payments/payments-gate.ts';
import type { Gate, GatedRepair } from './gate.ts';

/** Every domain that may stand in the way of a move. */
const gates: readonly Gate[] = [benchGate, estimateGate, custodyGate, handoversGate, paymentsGate];

/** All that stands between an order and `to`, so that it can be told at once. */
export function obstaclesTo(context: Reading, repair: GatedRepair, to: RepairState): Obstacle[] {
  return gates.flatMap((gate) => gate(context, repair, to));
}

/** The same of every step on a way, as if it stood at each step before: what two steps say alike is said once. */
export function obstaclesOn(context: Reading, repair: GatedRepair, way: readonly RepairState[]): Obstacle[] {
  const found = new Map<string, Obstacle>();
  let state = repair.state;
  for (const step of way) {
    for (const obstacle of obstaclesTo(context, { ...repair, state }, step))
      found.set(JSON.stringify(obstacle), obstacle);
    state = step;
  }
  return [...found.values()];
}
