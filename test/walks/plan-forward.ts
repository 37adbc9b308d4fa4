import { benchPlans } from './plans-bench.ts';
import { counterPlans } from './plans-counter.ts';
import type { OrderRow, Plan, Planned, World } from './world.ts';

const move = ({ id }: OrderRow, to: string): Planned => ({
  procedure: 'repairs.move',
  input: { id, to, reason: 'Next' },
});

/** What anybody would do next with an order, so that walks reach its end. */
export const forward: Plan = async (world) => {
  // the oldest few: whoever begins everything ends nothing
  const order = world.row<OrderRow>(
    `SELECT * FROM repair WHERE state_group = 'open' OR state = 'handedOver' ORDER BY id LIMIT 4`,
  );
  if (!order) return undefined;
  const only: World = { ...world, order: () => order };
  switch (order.state) {
    case 'received':
      return move(order, 'diagnosing');
    case 'diagnosing':
      return finding(only, order) ?? benchPlans.sendEstimate?.(only);
    case 'estimateSent':
      return world.draw.chance(80) ? benchPlans.approve?.(only) : benchPlans.decline?.(only);
    case 'approved':
    case 'waitingForParts':
    case 'sentOut':
      return move(order, 'inRepair');
    case 'inRepair':
      return finding(only, order) ?? move(order, 'qualityCheck');
    case 'qualityCheck':
      return check(only, order) ?? move(order, 'ready');
    case 'refused':
    case 'beyondRepair':
      return finding(only, order) ?? move(order, 'ready');
    case 'ready':
      return counterPlans.handOver?.(only);
    default:
      return counterPlans.pay?.(only);
  }
};

function finding({ db }: World, { id }: OrderRow): Planned | undefined {
  const open = db
    .prepare(`SELECT id, cause, remedy FROM finding WHERE repair_id = ? AND withdrawn_at IS NULL`)
    .all(id) as { id: number; cause: string; remedy: string }[];
  const coded = { fault: 'dead', cause: 'part-failed', remedy: 'part-replaced' };
  if (open.length === 0) return { procedure: 'bench.addFinding', input: { repairId: id, ...coded } };
  const halfway = open.find(({ cause, remedy }) => cause === '' || remedy === '');
  return halfway && { procedure: 'bench.changeFinding', input: { findingId: halfway.id, ...coded } };
}

function check({ db }: World, { id }: OrderRow): Planned | undefined {
  const round = db
    .prepare(`SELECT id FROM check_round WHERE repair_id = ? AND moment = 'after' AND over_at IS NULL`)
    .get(id) as { id: number } | undefined;
  if (!round) return { procedure: 'bench.beginCheck', input: { repairId: id, moment: 'after' } };
  const point = db
    .prepare(
      `SELECT id FROM check_point AS point WHERE round_id = ? AND ifnull((SELECT answer FROM check_answer
         WHERE point_id = point.id ORDER BY id DESC LIMIT 1), 'fail') = 'fail' ORDER BY position`,
    )
    .get(round.id) as { id: number } | undefined;
  return point && { procedure: 'bench.answerPoint', input: { pointId: point.id, answer: 'pass' } };
}
