import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Reading } from '../context.ts';
import type { Gate, GatedRepair } from './gate.ts';

/** Every domain that may stand in the way of a move. */
const gates: readonly Gate[] = [];

/** All that stands between an order and `to`, so that it can be told at once. */
export function obstaclesTo(context: Reading, repair: GatedRepair, to: RepairState): Obstacle[] {
  return gates.flatMap((gate) => gate(context, repair, to));
}
