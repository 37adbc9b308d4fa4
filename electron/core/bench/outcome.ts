import { outcomeOfRemedy } from '../../../shared/bench/codes.rules.ts';
import { type Outcome, outcomeOfRemedies } from '../../../shared/bench/outcome.rules.ts';
import { addDays, type Day, startOfDay } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { repairStates } from '../../../shared/repairs/states.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { orderById } from '../repairs/standing-order.ts';
import { keepOutcome, outcomesBetween, remediesOfRepair, touchRepair } from './outcome.sql.ts';

/** What the findings make of an order; '' where they say nothing yet. */
export function proposedOutcome({ store }: Pick<Reading, 'store'>, repairId: number): Outcome | '' {
  return outcomeOfRemedies(
    store.all(remediesOfRepair, { repair: repairId }).map(({ remedy }) => outcomeOfRemedy(remedy)),
  );
}

/** Says what became of the device, where it is not what the findings say. */
export function setOutcome(
  context: Writing,
  { repairId, outcome }: { repairId: number; outcome: Outcome },
): Record<string, never> {
  const order = orderById(context, repairId);
  if (repairStates[order.state].group !== 'open')
    refuse('conflict', 'repairs.not-open', { number: order.number });
  context.store.run(keepOutcome, { id: repairId, outcome });
  context.store.run(touchRepair, { id: repairId, now: context.now });
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { outcome: order.outcome },
    after: { outcome },
  });
  context.record({ domain: 'bench', subject: repairId, after: { outcome } });
  return {};
}

/** How the orders ended that were closed from the first to the last of these days. */
export function outcomes({ store, shop }: Reading, { from, until }: { from: Day; until: Day }) {
  return store.all(outcomesBetween, {
    from: startOfDay(from, shop.zone),
    until: startOfDay(addDays(until, 1), shop.zone),
  });
}
