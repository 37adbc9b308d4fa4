import type { CheckRound } from '../../../shared/bench/bench.contract.ts';
import type { CheckAnswer, CheckMoment } from '../../../shared/bench/checks.rules.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { openOrderById } from '../repairs/standing-order.ts';
import { checkTemplate } from './check-templates.ts';
import {
  insertAnswer,
  insertPoint,
  insertRound,
  pointById,
  pointsOfRound,
  roundsOfRepair,
  roundThatCounts,
} from './checks.sql.ts';

/** Takes the list as it stands today for the device's category; a round that counts is gone on with. */
export function beginCheck(
  context: Writing,
  { repairId, moment }: { repairId: number; moment: CheckMoment },
): { roundId: number } {
  const { store, now, actor } = context;
  const order = openOrderById(context, repairId);
  const going = store.get(roundThatCounts, { repair: repairId, moment });
  if (going) {
    context.record({ domain: 'bench', subject: repairId, after: { roundId: going.id } });
    return { roundId: going.id };
  }
  const id = context.newId();
  store.run(insertRound, { id, repair: repairId, moment, now, person: actor.id });
  for (const [position, names] of checkTemplate(context, order)[moment].entries()) {
    store.run(insertPoint, { id: context.newId(), round: id, position, names: JSON.stringify(names) });
  }
  context.record({ domain: 'repairs', subject: repairId, after: { moment } });
  context.record({ domain: 'bench', subject: repairId, after: { roundId: id, moment } });
  return { roundId: id };
}

/** What did not pass must say how. A later answer to the same point counts instead. */
export function answerPoint(
  context: Writing,
  { pointId, answer, note }: { pointId: number; answer: CheckAnswer; note: string },
): Record<string, never> {
  const { store, now, actor, shop } = context;
  const point = store.get(pointById, { id: pointId }) ?? refuse('not-found', 'bench.unknown-point');
  openOrderById(context, point.repairId);
  if (point.overAt !== null) refuse('conflict', 'bench.check-is-over');
  if (answer === 'fail' && note === '') refuseField(['note'], 'common.invalid.required');
  store.run(insertAnswer, { id: context.newId(), point: pointId, answer, note, now, person: actor.id });
  const names = JSON.parse(point.names) as Names;
  const told = { point: nameIn({ name: Object.values(names)[0] ?? '', names }, shop.language), answer };
  context.record({ domain: 'repairs', subject: point.repairId, after: { ...told, ...(note && { note }) } });
  context.record({ domain: 'bench', subject: pointId, after: told });
  return {};
}

/** What counts first; of each list the latest round first. */
export function roundsOf({ store }: Reading, repairId: number): CheckRound[] {
  return store
    .all(roundsOfRepair, { repair: repairId })
    .map(({ overAt, ...round }) => ({
      ...round,
      isOver: overAt !== null,
      points: store
        .all(pointsOfRound, { round: round.id })
        .map(({ names, ...point }) => ({ ...point, names: JSON.parse(names) as Names })),
    }))
    .sort((a, b) => Number(a.isOver) - Number(b.isOver));
}
