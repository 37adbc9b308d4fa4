import { addDays } from '../../shared/kernel/day.ts';
import { signed } from './plans-order.ts';
import type { Plan, World } from './world.ts';

const faults = ['dead', 'switches-off'] as const;

const codes = ({ draw }: World) => ({
  fault: draw.pick(faults),
  cause: draw.chance(75) ? 'part-failed' : '',
  remedy: draw.chance(75) ? 'part-replaced' : '',
});

const aPart = (world: World) => ({
  name: 'Heating element',
  quantity: 1 + world.draw.below(3),
  supplier: 'Makers',
  expectedOn: world.draw.chance(60) ? addDays(world.today, world.draw.below(20) - 2) : null,
});

const lineOf = ({ draw, today }: World) => ({
  kind: draw.pick(['labour', 'parts', 'fee', 'transport']),
  label: 'Something to do',
  quantity: draw.pick([1, 1, 1, 3]),
  unitMinor: draw.pick([0, 1, 999, 3_500, 12_345]),
  minutes: draw.chance(50) ? draw.below(120) : null,
  expectedOn: draw.chance(30) ? addDays(today, draw.below(9)) : null,
  isOptional: draw.chance(25),
  cause: draw.chance(4) ? 'inOurCare' : 'unknown',
});

const newestVersion = (world: World, repair: number) =>
  world.db
    .prepare('SELECT id, changed_at FROM estimate WHERE repair_id = ? ORDER BY version DESC')
    .get(repair) as { id: number; changed_at: number } | undefined;

const estimateOf = (world: World, repairId: number) => {
  const { draw } = world;
  const lines = () => Array.from({ length: 1 + draw.below(3) }, () => lineOf(world));
  const seenAt = newestVersion(world, repairId)?.changed_at ?? null;
  return {
    repairId,
    seenAt: draw.chance(95) ? seenAt : 1,
    valueMinor: draw.chance(40) ? draw.below(50_000) : null,
    options: [
      { kind: 'newPart', isRecommended: true, lines: lines() },
      ...(draw.chance(85) ? [{ kind: 'leaveAsIs', lines: draw.chance(60) ? lines() : [] }] : []),
    ],
  };
};

const waiting = `state = 'estimateSent'`;

const answerOf = async (world: World) => {
  const order = world.order(waiting) ?? world.order();
  if (!order) return undefined;
  const { draw, client } = world;
  const [version] = (await client.estimates.ofRepair({ repairId: order.id })).versions;
  const option = draw.maybe(version?.options ?? []);
  if (!version || !option) return undefined;
  const lineIds = draw.chance(70)
    ? null
    : option.lines.filter((line) => !line.isOptional).map(({ id }) => id);
  const amountMinor = lineIds === null ? option.customerMinor : option.leastMinor;
  return { order, version, option, lineIds, amountMinor: amountMinor + draw.pick([0, 0, 0, 0, 1]) };
};

/** What people do at the bench, and what is agreed with the customer. */
export const benchPlans: Record<string, Plan> = {
  benchTake(world) {
    const order = world.order();
    return order && { procedure: 'bench.take', input: { repairId: order.id } };
  },
  startWork(world) {
    const order = world.order();
    return order && { procedure: 'bench.startWork', input: { repairId: order.id } };
  },
  stopWork(world) {
    const work = world.row<{ id: number }>(
      'SELECT id FROM work_time ORDER BY ended_at IS NOT NULL, id LIMIT 3',
    );
    const told = world.draw.chance(50) ? { minutes: world.draw.below(200), reason: 'Forgotten' } : {};
    return work && { procedure: 'bench.stopWork', input: { workId: work.id, ...told } };
  },
  correctWork(world) {
    const work = world.row<{ id: number }>('SELECT id FROM work_time ORDER BY id');
    const minutes = world.draw.below(200);
    return work && { procedure: 'bench.correctWork', input: { workId: work.id, minutes, reason: 'Wrong' } };
  },
  addWork(world) {
    const order = world.order();
    const minutes = 1 + world.draw.below(200);
    return order && { procedure: 'bench.addWork', input: { repairId: order.id, minutes, reason: 'At home' } };
  },
  writeNote(world) {
    const order = world.order();
    const audience = world.draw.pick(['internal', 'customer']);
    return order && { procedure: 'bench.writeNote', input: { repairId: order.id, audience, text: 'Seen.' } };
  },
  addFinding(world) {
    const order = world.order();
    return order && { procedure: 'bench.addFinding', input: { repairId: order.id, ...codes(world) } };
  },
  changeFinding(world) {
    const known = world.row<{ id: number }>('SELECT id FROM finding ORDER BY id');
    return known && { procedure: 'bench.changeFinding', input: { findingId: known.id, ...codes(world) } };
  },
  withdrawFinding(world) {
    const known = world.row<{ id: number }>('SELECT id FROM finding ORDER BY id');
    return known && { procedure: 'bench.withdrawFinding', input: { findingId: known.id } };
  },
  beginCheck(world) {
    const order = world.order();
    const moment = world.draw.pick(['before', 'after']);
    return order && { procedure: 'bench.beginCheck', input: { repairId: order.id, moment } };
  },
  answerPoint(world) {
    const point = world.row<{ id: number }>('SELECT id FROM check_point ORDER BY id DESC LIMIT 12');
    const answer = world.draw.pick(['pass', 'pass', 'pass', 'fail', 'notApplicable']);
    return point && { procedure: 'bench.answerPoint', input: { pointId: point.id, answer } };
  },
  setOutcome(world) {
    const order = world.order();
    const outcome = world.draw.pick(['fixed', 'noFaultFound', 'customerDamage', 'notRepaired']);
    return order && { procedure: 'bench.setOutcome', input: { repairId: order.id, outcome } };
  },
  wantPart(world) {
    const order = world.order();
    return order && { procedure: 'bench.wantPart', input: { repairId: order.id, ...aPart(world) } };
  },
  changePart(world) {
    const part = world.row<{ id: number }>('SELECT id FROM part_line ORDER BY id');
    return part && { procedure: 'bench.changePart', input: { partId: part.id, ...aPart(world) } };
  },
  movePart(world) {
    const part = world.row<{ id: number }>('SELECT id FROM part_line ORDER BY id');
    const to = world.draw.pick(['ordered', 'arrived', 'fitted', 'cancelled', 'wanted']);
    const expectedOn = addDays(world.today, world.draw.below(20));
    return (
      part && {
        procedure: 'bench.movePart',
        input: { partId: part.id, to, ...(world.draw.chance(30) && { expectedOn }) },
      }
    );
  },
  setJob(world) {
    const order = world.order();
    const job = world.draw.pick(['repair', 'update', 'upgrade']);
    return order && { procedure: 'bench.setJob', input: { repairId: order.id, job, targetVersion: '2.1' } };
  },
  keepEstimate(world) {
    const order = world.order();
    return order && { procedure: 'estimates.keep', input: estimateOf(world, order.id) };
  },
  sendEstimate(world) {
    const order = world.order(`state IN ('diagnosing', 'received', 'inRepair')`) ?? world.order();
    const startBy = world.draw.pick(['answer', 'answer', 'answer', 'limit', 'nothingToPay']);
    return (
      order && { procedure: 'estimates.send', input: { estimate: estimateOf(world, order.id), startBy } }
    );
  },
  async approve(world) {
    const found = await answerOf(world);
    if (!found) return undefined;
    const { version, option, lineIds, amountMinor } = found;
    const how = world.draw.pick(['phone', 'counter', 'message']);
    return {
      procedure: 'estimates.approve',
      input: {
        ...{ estimateId: version.id, optionId: option.id, lineIds, amountMinor, approver: 'Maria', how },
        signature: how === 'counter' && world.draw.chance(80) ? signed : null,
        depositMinor: world.draw.chance(20) ? Math.floor(amountMinor / 2) : null,
      },
    };
  },
  async approveByCode(world) {
    const found = await answerOf(world);
    if (!found) return undefined;
    const { version, lineIds, option, amountMinor } = found;
    const { codes } =
      version.stage === 'sent'
        ? await world.client.estimates.codes({ estimateId: version.id })
        : { codes: [] };
    const code = codes.find(({ optionId }) => optionId === option.id)?.code ?? 'ABCD-2345';
    return {
      procedure: 'estimates.approveByCode',
      input: {
        ...{ code: world.draw.chance(85) ? code : 'WXYZ-9876', optionId: option.id, lineIds, amountMinor },
        approver: 'Maria',
      },
    };
  },
  async readCode(world) {
    const found = await answerOf(world);
    if (found?.version.stage !== 'sent')
      return { procedure: 'estimates.readCode', input: { code: 'ABCD-2345' } };
    const { codes } = await world.client.estimates.codes({ estimateId: found.version.id });
    return { procedure: 'estimates.readCode', input: { code: codes[0]?.code ?? 'ABCD-2345' } };
  },
  async decline(world) {
    const found = await answerOf(world);
    return (
      found && {
        procedure: 'estimates.decline',
        input: {
          ...{ estimateId: found.version.id, how: 'phone', approver: 'Maria', reason: 'tooExpensive' },
          ...{ isFeeWaived: world.draw.chance(30), goesOnAsApproved: world.draw.chance(20) },
        },
      }
    );
  },
  foundMore(world) {
    const order = world.order(`state IN ('inRepair', 'approved', 'waitingForParts')`) ?? world.order();
    const seenAt = order && newestVersion(world, order.id)?.changed_at;
    return (
      order && {
        procedure: 'estimates.foundMore',
        input: { repairId: order.id, seenAt: seenAt ?? 1, lines: [lineOf(world)], reason: 'It broke too' },
      }
    );
  },
  recordFinding(world) {
    const order = world.order();
    return (
      order && {
        procedure: 'estimates.recordFinding',
        input: { repairId: order.id, kind: 'inOurCare', cause: 'It fell', finding: 'A dent' },
      }
    );
  },
  costShare(world) {
    const known = world.row<{ id: number }>('SELECT id FROM damage_finding ORDER BY id');
    const share = world.draw.pick(['shop', 'half', 'customer']);
    return (
      known && {
        procedure: 'estimates.decideCostShare',
        input: { findingId: known.id, share, reason: 'As agreed' },
      }
    );
  },
};
